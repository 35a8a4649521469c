package org.alps.ingest.format;

import java.io.IOException;
import org.alps.ingest.format.TraceCharacteristics.Arrivals;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.alps.ingest.format.TraceCharacteristics.Sizes;

/**
 * The Azure Functions Invocation Trace 2021 (Zhang et al., SOSP 2021): {@code app,func,end_timestamp,duration} in seconds, a row each.
 *
 * <p>Arrival is end less duration, in exact decimals. Durations have millisecond resolution, so 0 means below half a millisecond and
 * {@link #BELOW_RESOLUTION_US} stands for its CPU time; arrival and end stay as they are. A func is unique only within its app.
 */
final class Azure2021Reader implements TraceReader {
  /** What stands for a size that was rounded to 0 ms: the middle of what rounds to 0, in microseconds. */
  static final long BELOW_RESOLUTION_US = 250;

  @Override
  public Rows open(SourceFile source) throws IOException {
    CsvTable table = CsvTable.open(source, "azure2021");
    table.require("app", "func", "end_timestamp", "duration");
    int app = table.column("app");
    int func = table.column("func");
    int end = table.column("end_timestamp");
    int duration = table.column("duration");
    return table.rows((row, sink) -> {
      String uid = Cells.text(row.getField(app), "missing-function") + "/" + Cells.text(row.getField(func), "missing-function");
      long endUs = Cells.scaled(row.getField(end), 6, "bad-end-timestamp");
      long durationUs = Cells.scaled(row.getField(duration), 6, "bad-duration");
      if (durationUs < 0) {
        throw new BadRow("negative-duration");
      }
      long cpuTimeUs = durationUs == 0 ? BELOW_RESOLUTION_US : durationUs;
      sink.invocation(uid, endUs - durationUs, cpuTimeUs, endUs, TraceSink.UNKNOWN, null, TraceSink.UNKNOWN);
    });
  }

  @Override
  public TraceCharacteristics characteristics() {
    return new TraceCharacteristics(Shape.EXACT, Arrivals.EXACT, Sizes.WALL_DURATION, false, "");
  }
}

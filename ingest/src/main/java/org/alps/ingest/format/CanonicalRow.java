package org.alps.ingest.format;

import org.alps.ingest.format.TraceCharacteristics.Arrivals;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.alps.ingest.format.TraceCharacteristics.Sizes;

/** One row of ALPS's own columns, whether it came from CSV or from Parquet: the rules its values must keep. */
final class CanonicalRow {
  static final TraceCharacteristics CHARACTERISTICS = new TraceCharacteristics(Shape.EXACT, Arrivals.EXACT, Sizes.CPU_TIME, true, "");

  private CanonicalRow() {}

  /** Gives the row to {@code sink}; {@link TraceSink#UNKNOWN} and an empty host are unknown. */
  static void emit(
      TraceSink sink, String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host, long memoryMb)
      throws BadRow {
    if (functionUid.isBlank()) {
      throw new BadRow("missing-function");
    }
    if (cpuTimeUs < 1) {
      throw new BadRow("cpu-time-below-1");
    }
    if (terminationUs != TraceSink.UNKNOWN && terminationUs < arrivalUs) {
      throw new BadRow("termination-before-arrival");
    }
    sink.invocation(functionUid, arrivalUs, cpuTimeUs, terminationUs, blockedUs, host.isBlank() ? null : host, memoryMb);
  }
}

package org.alps.ingest.format;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.ingest.AlpsException;
import org.alps.ingest.format.ReaderOptions.EventTime;
import org.alps.ingest.format.TraceCharacteristics.Arrivals;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.alps.ingest.format.TraceCharacteristics.Sizes;

/**
 * The Huawei Public Cloud Trace 2025 (Joosen et al., EuroSys 2025), one row a request, seconds. Whether event_time marks the start or the
 * end of a request is not documented, so the user says. Memory is read off the pool's name ({@code pool24-600-512}: 600 millicores, 512 MB).
 *
 * <p>A function is funcName---userID---poolName; where only the parts are there, they are joined. Pods and clusters are not hosts and are
 * ignored.
 */
final class Huawei2025Reader implements TraceReader {
  private static final Pattern POOL_MEMORY = Pattern.compile(".*-\\d+-(\\d{1,9})");
  private final EventTime eventTime;

  /** @throws AlpsException with exit code 2 where the options do not say what event_time marks */
  Huawei2025Reader(ReaderOptions options) {
    if (options.eventTime() == null) {
      throw AlpsException.usage("Cannot read huawei2025: what event_time marks is not given. Say --event-time start or --event-time end.");
    }
    this.eventTime = options.eventTime();
  }

  @Override
  public Rows open(SourceFile source) throws IOException {
    CsvTable table = CsvTable.open(source, "huawei2025");
    table.require("event_time|time_worker", "func_id|funcID|func_name|funcName", "exec_time|totalCost_worker");
    int time = table.column("event_time", "time_worker");
    int execution = table.column("exec_time", "totalCost_worker");
    int id = table.column("func_id", "funcID");
    int name = table.column("func_name", "funcName");
    int user = table.column("user_id", "userID");
    int pool = table.column("pool_name", "poolName");
    int trigger = table.column("trigger_type", "triggerType");
    Set<String> triggered = new HashSet<>();
    return table.rows((row, sink) -> {
      String uid = id >= 0 ? Cells.text(row.getField(id), "missing-function") : joined(row, name, user, pool);
      long timeUs = Cells.scaled(row.getField(time), 6, "bad-event-time");
      long durationUs = Cells.scaled(row.getField(execution), 6, "bad-execution-time");
      if (durationUs < 0) {
        throw new BadRow("negative-execution-time");
      }
      long arrivalUs = eventTime == EventTime.START ? timeUs : timeUs - durationUs;
      long memoryMb = memoryMb(pool >= 0 ? row.getField(pool) : uid);
      sink.invocation(uid, arrivalUs, Math.max(1, durationUs), arrivalUs + durationUs, TraceSink.UNKNOWN, null, memoryMb);
      if (trigger >= 0 && isKnown(row.getField(trigger)) && triggered.add(uid)) {
        sink.trigger(uid, row.getField(trigger));
      }
    });
  }

  @Override
  public TraceCharacteristics characteristics() {
    return new TraceCharacteristics(
        Shape.EXACT,
        Arrivals.EXACT,
        Sizes.WALL_DURATION,
        true,
        eventTime == EventTime.START ? "event_time taken as the start" : "event_time taken as the end");
  }

  private static String joined(CsvRecord row, int name, int user, int pool) throws BadRow {
    String uid = Cells.text(row.getField(name), "missing-function");
    return user < 0 || pool < 0 ? uid : uid + "---" + row.getField(user) + "---" + row.getField(pool);
  }

  private static long memoryMb(String pool) {
    Matcher matcher = POOL_MEMORY.matcher(pool);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : TraceSink.UNKNOWN;
  }

  private static boolean isKnown(String trigger) {
    return !trigger.isBlank() && !trigger.equals("unknown");
  }
}

package org.alps.simulate;

import java.io.IOException;
import java.io.Serializable;
import org.alps.ingest.TimeSpan;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.InvocationSource;

/**
 * A span of a trace's time.
 *
 * @param fromUs the first microsecond in it, at least 0
 * @param untilUs the first one behind it; {@link Long#MAX_VALUE} for the trace's end
 */
public record TimeRange(long fromUs, long untilUs) implements Serializable {
  /** All of a trace. */
  public static final TimeRange ALL = new TimeRange(0, Long.MAX_VALUE);

  /** From the first arrival of a trace to its last. */
  public static TimeRange of(TraceManifest trace) {
    return new TimeRange(trace.firstArrivalUs(), trace.firstArrivalUs() + trace.spanUs());
  }

  /** In words behind "from": "1d to 2d", "1d on". */
  public String text() {
    String from = new TimeSpan(fromUs).text();
    return untilUs == Long.MAX_VALUE ? from + " on" : from + " to " + new TimeSpan(untilUs).text();
  }

  /** What to tell who chose a time outside this range, the trace's. */
  public String within() {
    return "The trace runs from " + text() + "; choose --from and --until within it.";
  }

  /** What of {@code source} arrives in this range; a host that is fed it begins idle. */
  public InvocationSource cut(InvocationSource source) {
    return equals(ALL) ? source : batch -> next(source, batch);
  }

  private boolean next(InvocationSource source, InvocationBatch batch) throws IOException {
    while (source.next(batch)) {
      boolean past = batch.arrivalUs[0] >= untilUs;
      keep(batch);
      if (batch.size > 0) {
        return true;
      }
      if (past) {
        return false;
      }
    }
    return false;
  }

  private void keep(InvocationBatch batch) {
    int from = 0;
    while (from < batch.size && batch.arrivalUs[from] < fromUs) {
      from++;
    }
    int end = batch.size;
    while (end > from && batch.arrivalUs[end - 1] >= untilUs) {
      end--;
    }
    batch.size = end - from;
    System.arraycopy(batch.arrivalUs, from, batch.arrivalUs, 0, batch.size);
    System.arraycopy(batch.function, from, batch.function, 0, batch.size);
    System.arraycopy(batch.cpuTimeUs, from, batch.cpuTimeUs, 0, batch.size);
    System.arraycopy(batch.blockedUs, from, batch.blockedUs, 0, batch.size);
  }
}

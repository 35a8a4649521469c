package org.alps.simulate.host;

import org.alps.ingest.AlpsException;

/** The guard at a host's door: arrivals never fall, CPU times are at least 1, blocked times at least 0, and no sum can leave int64. */
public final class ArrivalCheck {
  /** Neither arrivals nor a host's whole CPU and blocked time exceed this (142 years), so that switch costs, sums and thousandths have room. */
  static final long LIMIT_US = Long.MAX_VALUE >> 11;

  private long lastArrivalUs;
  private long workUs;

  /** @throws AlpsException with exit code 3 at the first row that cannot be simulated */
  public void check(InvocationBatch batch) {
    long last = lastArrivalUs;
    long work = workUs;
    for (int i = 0; i < batch.size; i++) {
      long arrival = batch.arrivalUs[i];
      long cpuTime = batch.cpuTimeUs[i];
      if (arrival < last) {
        throw AlpsException.badInput("Cannot simulate an arrival: " + arrival + " us. Sort by arrival; the one before it is " + last + " us.");
      }
      if (cpuTime < 1) {
        throw AlpsException.badInput("Cannot simulate a CPU time: " + cpuTime + " us. Give at least 1 us.");
      }
      long blocked = batch.blockedUs[i];
      if (blocked < 0) {
        throw AlpsException.badInput("Cannot simulate a blocked time: " + blocked + " us. Give at least 0 us.");
      }
      if (arrival > LIMIT_US || cpuTime > LIMIT_US - work || blocked > LIMIT_US - work - cpuTime) {
        throw AlpsException.badInput("Cannot simulate beyond " + LIMIT_US + " us: arrival " + arrival + " us, CPU time " + cpuTime
            + " us" + (blocked > 0 ? ", blocked time " + blocked + " us" : "") + ". Check the unit of these columns.");
      }
      last = arrival;
      work += cpuTime + blocked;
    }
    lastArrivalUs = last;
    workUs = work;
  }
}

package org.alps.simulate.host;

import org.alps.ingest.AlpsException;

/** Packing of a job's place in line (its number since the host began, or a ticket) and its slot into one long that orders by the former. */
public final class References {
  private static final int SLOT_BITS = 26;
  private static final int SLOT_MASK = (1 << SLOT_BITS) - 1;
  /** Jobs that may be in a host's system at once: 67 million. */
  public static final int MAX_SLOTS = 1 << SLOT_BITS;

  private References() {}

  /** @param order 0 to 2^37 - 1 (137 billion) */
  public static long pack(long order, int slot) {
    return order << SLOT_BITS | slot;
  }

  public static int slot(long reference) {
    return (int) reference & SLOT_MASK;
  }

  public static AlpsException tooManyJobs() {
    return AlpsException.badInput("Cannot simulate more than " + MAX_SLOTS
        + " invocations waiting on one host. Lower the load, or give the host more cores.");
  }
}

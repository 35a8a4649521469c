package org.alps.export.kernel;

import java.time.Instant;
import org.alps.export.kernel.bpf.Clocks;

/**
 * One moment by the two clocks that tables and the kernel half go by.
 *
 * @param sinceEpochNs since 1970
 * @param bootTimeNs since the host came up
 */
record Moment(long sinceEpochNs, long bootTimeNs) {
  /** Both clocks are read once before, as what the first reading loads takes a tenth of a second. */
  static Moment now() {
    Clocks.bootTimeNs();
    Instant.now();
    long bootTimeNs = Clocks.bootTimeNs();
    Instant now = Instant.now();
    return new Moment(now.getEpochSecond() * 1_000_000_000 + now.getNano(), bootTimeNs);
  }

  /** When the boot-time clock stood so, since 1970. */
  long sinceEpochNs(long atBootTimeNs) {
    return sinceEpochNs - bootTimeNs + atBootTimeNs;
  }
}

package org.alps.export.policy;

import java.math.BigDecimal;
import java.time.Instant;
import org.alps.simulate.table.PolicyTable;

/** The times of a policy table as people read them. */
public final class Figures {
  private Figures() {}

  /** A rank in microseconds, exact to the nanosecond, or "last". */
  public static String rankUs(long rankNs) {
    return rankNs == PolicyTable.LAST_RANK_NS ? "last" : BigDecimal.valueOf(rankNs, 3).toPlainString();
  }

  /** Milliseconds, exact to the nanosecond but without trailing zeros beyond three places. */
  public static String ms(long ns) {
    BigDecimal exact = BigDecimal.valueOf(ns, 6);
    BigDecimal shortest = exact.stripTrailingZeros();
    return (shortest.scale() < 3 ? exact.setScale(3) : shortest).toPlainString();
  }

  /** A moment in UTC. */
  public static String moment(long sinceEpochNs) {
    return Instant.ofEpochSecond(0, sinceEpochNs).toString();
  }
}

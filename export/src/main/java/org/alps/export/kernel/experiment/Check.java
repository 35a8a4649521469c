package org.alps.export.kernel.experiment;

import java.util.Locale;

/**
 * A ratio that an experiment must keep to.
 *
 * @param what is compared, for people
 * @param limit that {@code value} may not exceed
 */
public record Check(String what, double value, double limit) {
  public boolean met() {
    return value <= limit;
  }

  /** For people. */
  public String line() {
    return String.format(Locale.ROOT, "%s %s: %.3f (at most %.2f)", met() ? "ok" : "FAILED", what, value, limit);
  }
}

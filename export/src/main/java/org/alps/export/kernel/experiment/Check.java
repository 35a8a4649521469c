package org.alps.export.kernel.experiment;

import java.util.Locale;

/**
 * A ratio that an experiment must keep to.
 *
 * @param what is compared, for people
 * @param limit that {@code value} may not exceed
 * @param binding whether the experiment fails where it does; else it is told only: a p99 of some hundred invocations and a predicted mean vary from
 *     run to run
 */
public record Check(String what, double value, double limit, boolean binding) {
  public boolean met() {
    return value <= limit;
  }

  public boolean fails() {
    return binding && !met();
  }

  /** In a word: ok, missed or FAILED. */
  String outcome() {
    return met() ? "ok" : binding ? "FAILED" : "missed";
  }

  /** For people. */
  public String line() {
    return String.format(Locale.ROOT, "%s %s: %.3f (at most %.2f)", outcome(), what, value, limit);
  }
}

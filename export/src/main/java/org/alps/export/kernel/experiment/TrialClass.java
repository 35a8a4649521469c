package org.alps.export.kernel.experiment;

/** The classes of invocations that are looked at apart. */
enum TrialClass {
  SHORT,
  LONG,
  ALL;

  String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  boolean holds(boolean isShort) {
    return this == ALL || (this == SHORT) == isShort;
  }
}

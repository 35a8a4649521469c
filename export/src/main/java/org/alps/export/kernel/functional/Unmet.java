package org.alps.export.kernel.functional;

/** What a scenario expected and did not find. */
final class Unmet extends Exception {
  private static final long serialVersionUID = 1;

  Unmet(String what) {
    super(what);
  }

  static void unless(boolean met, String expected) throws Unmet {
    if (!met) {
      throw new Unmet(expected);
    }
  }

  static void unlessEqual(Object found, Object expected, String what) throws Unmet {
    unless(found.equals(expected), what + " is " + found + ", not " + expected);
  }
}

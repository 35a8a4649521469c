package org.alps.export.kernel.functional;

/** Why a scenario cannot run on this host. */
final class NotHere extends Exception {
  private static final long serialVersionUID = 1;

  NotHere(String why) {
    super(why);
  }
}

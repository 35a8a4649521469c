package org.alps.export;

/** Whether the JVM is being ended from outside (Ctrl-C, a service manager's stop). What fails from then on fails because of that. */
final class Interruption {
  private static volatile boolean happened;

  private Interruption() {}

  /** Begins to watch. A run that ends by itself exits only after it was told, so it is not mistaken for this. */
  static void watch() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> happened = true, "interruption"));
  }

  static boolean happened() {
    return happened;
  }
}

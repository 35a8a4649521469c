package org.alps.export.kernel.experiment;

/**
 * One workload under one scheduler.
 *
 * @param workload its name in reports, such as {@code eighty-twenty at 0.9}
 * @param source the invocations, as {@code alps ingest} names them
 * @param seed of the workload
 */
record Trial(String workload, String source, long seed, Contender contender) {
  /** A name for folders. */
  String name() {
    return folder(workload) + "-" + seed + "-" + contender.id();
  }

  /** A workload's name for folders. */
  static String folder(String workload) {
    return workload.replaceAll("[^A-Za-z0-9.]+", "-");
  }

  @Override
  public String toString() {
    return workload + ", seed " + seed + ", under " + contender.id();
  }
}

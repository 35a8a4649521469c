package org.alps.ingest.format;

/**
 * A function of a stylised workload.
 *
 * @param weight how often it runs on average, relative to the others; above 0
 * @param sizes of its ideal time, CPU time and sleep together
 * @param asleepShare the share of the ideal time that it sleeps, 0 to below 1
 */
record WorkloadFunction(String uid, double weight, SizeLaw sizes, double asleepShare) {
  /** CPU time in microseconds that it brings on average, times its weight. */
  double weightedWorkUs() {
    return weight * sizes.meanUs() * (1 - asleepShare);
  }
}

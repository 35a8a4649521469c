package org.alps.simulate.fair;

/**
 * The constants of Linux's fair schedulers on a host of some size, in microseconds. The kernel multiplies them by 1 + log2(cores), of at most 8
 * cores (sched_tunable_scaling), which {@link #ofLinux} has done.
 *
 * @param latencyUs CFS: in which every runnable task shall have had a turn; 6 ms scaled (sysctl_sched_latency, Linux 6.5)
 * @param minGranularityUs CFS: the shortest slice; 0.75 ms scaled (sysctl_sched_min_granularity)
 * @param wakeupGranularityUs CFS: how far behind a woken task must be to push the running one aside; 1 ms scaled
 * @param baseSliceUs EEVDF: the slice; 0.7 ms scaled (sysctl_sched_base_slice, Linux 6.12), so 2.8 ms from 8 cores on
 * @param turnUs round robin: the slice
 * @param balanceUs a host whose queues differ by 2 tasks or more evens them out at the next multiple of this; the kernel looks every 1 ms to
 *     twice as many ms as a domain has cores, 4 ms at its usual clock
 */
public record FairParameters(
    long latencyUs, long minGranularityUs, long wakeupGranularityUs, long baseSliceUs, long turnUs, long balanceUs) {
  private static final int SCALED_CORES = 8;

  /** What a stock kernel takes on a host of that many cores. */
  public static FairParameters ofLinux(int cores) {
    long factor = 1 + (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(Math.min(cores, SCALED_CORES)));
    return new FairParameters(6_000 * factor, 750 * factor, 1_000 * factor, 700 * factor, 3_000, 4_000);
  }
}

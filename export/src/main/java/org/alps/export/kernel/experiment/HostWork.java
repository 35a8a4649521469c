package org.alps.export.kernel.experiment;

/**
 * CPU time of a trial's host that belongs to no invocation, as measured while the trial ran.
 *
 * @param dispatchUs of the runtimes, which fork invocations
 * @param restUs of all else, such as interrupts, the kernel's own tasks and the recorder
 */
record HostWork(long dispatchUs, long restUs) {
  static final HostWork NONE = new HostWork(0, 0);

  /** What is left of the time in which CPUs were busy. */
  static HostWork within(long busyUs, long dispatchUs, long invocationsUs) {
    return new HostWork(dispatchUs, Math.max(0, busyUs - dispatchUs - invocationsUs));
  }

  long us() {
    return dispatchUs + restUs;
  }
}

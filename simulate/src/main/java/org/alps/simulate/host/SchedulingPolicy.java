package org.alps.simulate.host;

/**
 * A scheduling policy that a simulated host obeys; its methods are named after the callbacks of the kernel's {@code sched_ext_ops}, and
 * called when those would be. Tasks are slots in {@link Tasks}; times are microseconds. A policy owns its queues, never the clock.
 */
public interface SchedulingPolicy {
  /** A runnable task joins the policy's queues: it arrived, was preempted, or used up its slice. */
  void enqueue(int task, long nowUs);

  /** Takes the next task to run from the queues; -1 where there is none. */
  int dispatch(long nowUs);

  /**
   * A task was put on a core.
   *
   * @return the CPU time after which the host stops it and asks again; {@link Long#MAX_VALUE} for never
   */
  long running(int task, long nowUs);

  /** A task left its core after {@code ranUs} of CPU time, done or not. */
  void stopping(int task, long ranUs, long nowUs);

  /**
   * The running task that the best waiting one may push aside now; -1 where there is none. Asked when all cores are busy, after arrivals,
   * and again after each preemption.
   *
   * @param running the tasks on the cores
   * @param count how many there are
   */
  int preempt(int[] running, int count, long nowUs);
}

package org.alps.simulate.host;

/**
 * A scheduling policy that a simulated host obeys; its methods are named after the callbacks of the kernel's {@code sched_ext_ops}, and
 * called when those would be. Tasks are slots in {@link Tasks}; times are microseconds. A policy owns its queues, never the clock.
 */
public interface SchedulingPolicy {
  /** A task became runnable: its invocation arrived, or it woke. It is enqueued next. */
  default void runnable(int task, long nowUs) {}

  /** A task that has just stopped is runnable no longer: it is done, or sleeps. */
  default void quiescent(int task, long nowUs) {}

  /** A runnable task joins the policy's queues: it arrived (and was never started), woke, was preempted, or ran for as long as it was granted. */
  void enqueue(int task, long nowUs);

  /** Takes the next task to run from the queues; -1 where there is none. */
  int dispatch(long nowUs);

  /**
   * A task was put on a core, or stays on it.
   *
   * @return the CPU time, at least 1, after which the host stops it and asks again, where it has a tick at the next; {@link Long#MAX_VALUE}
   *     for never
   */
  long running(int task, long nowUs);

  /** A task left its core after {@code ranUs} of CPU time, which {@link Tasks} already counts as attained; done, to sleep or neither. */
  void stopping(int task, long ranUs, long nowUs);

  /**
   * The running task that the best waiting one should push aside; -1 where there is none. Asked when all cores are busy, after arrivals and
   * wake-ups, and again after each preemption. The waiting task must be strictly better, else the two would push each other for ever.
   *
   * @param running the tasks on the cores
   * @param count how many there are
   */
  int preempt(int[] running, int count, long nowUs);

  /** Whether a task that ran for as long as it was granted goes on at once, as nobody who waited up to now competes; else it is enqueued. */
  default boolean keeps(int task, long nowUs) {
    return false;
  }

  /**
   * A running task whose grant no longer suits the queues; -1 where there is none. Asked last in each decision that leaves all cores busy: the
   * task is stopped, not enqueued, and {@link #running} grants anew. A policy may thus grant long while nobody competes.
   */
  default int regrant(int[] running, int count, long nowUs) {
    return -1;
  }

  /** The CPU time that a dispatched task gets before it is pushed aside, at least 0; the host asks {@link #preempt} again when it is over. */
  default long minimumQuantumUs() {
    return 0;
  }
}

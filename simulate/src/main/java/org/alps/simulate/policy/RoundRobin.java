package org.alps.simulate.policy;

import org.alps.simulate.host.SchedulingPolicy;

/**
 * Turns of one slice each, in order of arrival: fair sharing as a tick-based scheduler does it. Costs an event a slice, so prefer the fluid
 * {@link org.alps.simulate.host.PsHost} for long traces.
 */
public final class RoundRobin implements SchedulingPolicy {
  /** The slice unless told: 3 ms, the base slice of Linux's fair scheduler on small hosts. */
  public static final long SLICE_US = 3_000;

  private final TaskQueue queue = new TaskQueue();
  private final long sliceUs;

  /** @param sliceUs at least 1 */
  public RoundRobin(long sliceUs) {
    this.sliceUs = sliceUs;
  }

  @Override
  public void enqueue(int task, long nowUs) {
    queue.add(task);
  }

  @Override
  public int dispatch(long nowUs) {
    return queue.poll();
  }

  @Override
  public long running(int task, long nowUs) {
    return sliceUs;
  }

  @Override
  public void stopping(int task, long ranUs, long nowUs) {}

  @Override
  public int preempt(int[] running, int count, long nowUs) {
    return -1;
  }
}

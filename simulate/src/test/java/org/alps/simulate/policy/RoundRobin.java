package org.alps.simulate.policy;

import org.alps.simulate.host.SchedulingPolicy;

/** Turns of one slice each from a single queue, in order of arrival: a policy that rotates, for checking the engine, an event a slice. */
public final class RoundRobin implements SchedulingPolicy {
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

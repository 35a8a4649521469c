package org.alps.simulate.policy;

import org.alps.simulate.host.SchedulingPolicy;

/** First come, first served, to completion. Good where sizes hardly vary; a long invocation holds up all behind it. */
public final class Fifo implements SchedulingPolicy {
  private final TaskQueue queue = new TaskQueue();

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
    return Long.MAX_VALUE;
  }

  @Override
  public void stopping(int task, long ranUs, long nowUs) {}

  @Override
  public int preempt(int[] running, int count, long nowUs) {
    return -1;
  }
}

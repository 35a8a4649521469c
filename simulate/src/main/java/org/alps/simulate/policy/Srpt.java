package org.alps.simulate.policy;

import org.alps.simulate.host.JobHeap;
import org.alps.simulate.host.References;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Tasks;

/**
 * Shortest remaining CPU time first, clairvoyant: the policy of {@link org.alps.simulate.host.SrptHost}, order and switch cost alike, for hosts whose
 * invocations sleep. It knows the CPU time of the whole invocation, and nothing of sleeps: with them no policy is known to be best.
 */
public final class Srpt implements SchedulingPolicy {
  private final Tasks tasks;
  private final long switchCostUs;
  private final JobHeap waiting = new JobHeap();

  /** @param switchCostUs what a waiting task would spend first, and so competes with */
  public Srpt(Tasks tasks, long switchCostUs) {
    this.tasks = tasks;
    this.switchCostUs = switchCostUs;
  }

  @Override
  public void enqueue(int task, long nowUs) {
    waiting.push(tasks.cpuTimeUs(task) - tasks.attainedUs(task), tasks.reference(task));
  }

  @Override
  public int dispatch(long nowUs) {
    return waiting.isEmpty() ? -1 : References.slot(waiting.pop());
  }

  @Override
  public long running(int task, long nowUs) {
    return Long.MAX_VALUE;
  }

  @Override
  public void stopping(int task, long ranUs, long nowUs) {}

  @Override
  public int preempt(int[] running, int count, long nowUs) {
    if (waiting.isEmpty()) {
      return -1;
    }
    int worst = running[0];
    for (int i = 1; i < count; i++) {
      long later = tasks.dueUs(running[i]) - tasks.dueUs(worst);
      worst = later > 0 || later == 0 && tasks.order(running[i]) > tasks.order(worst) ? running[i] : worst;
    }
    return waiting.topKey() + switchCostUs < tasks.dueUs(worst) - nowUs ? worst : -1;
  }
}

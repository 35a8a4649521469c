package org.alps.simulate.policy;

import org.alps.simulate.host.JobHeap;
import org.alps.simulate.host.References;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Tasks;

/**
 * Preemptive shortest job first, clairvoyant: smaller CPU time of the whole invocation, then earlier arrival; what is left of it is never compared.
 * The best that a policy without age can do. Who runs is pushed aside by the strictly smaller only.
 */
public final class Psjf implements SchedulingPolicy {
  private final Tasks tasks;
  private final JobHeap waiting = new JobHeap();

  public Psjf(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public void enqueue(int task, long nowUs) {
    waiting.push(tasks.cpuTimeUs(task), tasks.reference(task));
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
      long larger = tasks.cpuTimeUs(running[i]) - tasks.cpuTimeUs(worst);
      worst = larger > 0 || larger == 0 && tasks.order(running[i]) > tasks.order(worst) ? running[i] : worst;
    }
    return waiting.topKey() < tasks.cpuTimeUs(worst) ? worst : -1;
  }
}

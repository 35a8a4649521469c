package org.alps.simulate.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Tasks;

/** SRPT as a policy, for checking the engine's preemption against {@link org.alps.simulate.host.SrptHost}. */
final class ClairvoyantPolicy implements SchedulingPolicy {
  private final Tasks tasks;
  private final List<Integer> waiting = new ArrayList<>();
  private final long[] finishUs = new long[1024];
  private final long[] number = new long[1024];
  private long numbers;

  ClairvoyantPolicy(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public void enqueue(int task, long nowUs) {
    if (!tasks.started(task)) {
      number[task] = numbers++;
    }
    waiting.add(task);
    waiting.sort(Comparator.<Integer>comparingLong(this::remaining).thenComparing(one -> number[one]));
  }

  @Override
  public int dispatch(long nowUs) {
    return waiting.isEmpty() ? -1 : waiting.remove(0);
  }

  @Override
  public long running(int task, long nowUs) {
    finishUs[task] = nowUs + remaining(task);
    return Long.MAX_VALUE;
  }

  @Override
  public void stopping(int task, long ranUs, long nowUs) {}

  @Override
  public int preempt(int[] running, int count, long nowUs) {
    int worst = running[0];
    for (int i = 1; i < count; i++) {
      if (finishUs[running[i]] > finishUs[worst]
          || finishUs[running[i]] == finishUs[worst] && number[running[i]] > number[worst]) {
        worst = running[i];
      }
    }
    return !waiting.isEmpty() && remaining(waiting.get(0)) < finishUs[worst] - nowUs ? worst : -1;
  }

  private long remaining(int task) {
    return tasks.cpuTimeUs(task) - tasks.attainedUs(task);
  }
}

package org.alps.simulate.policy;

import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Tasks;

/**
 * ALPS with a table that the host itself goes on learning: {@link TablePolicy} whose levels are replaced every period by what {@link HostLearning}
 * makes of the host's own completions.
 *
 * <p>A table is learned at the first arrival after a period's end that finds or makes all cores busy (before, nobody needs one), and obeyed at once. Tasks
 * keep their arrival and the CPU time that they attained; all begin a turn at the level of their age.
 */
public final class AdaptivePolicy implements SchedulingPolicy {
  /** The time between two tables unless told, 30 s. */
  public static final long PERIOD_US = 30_000_000;

  private final Tasks tasks;
  private final HostLearning learning;
  private final TablePolicy policy;
  private final long periodUs;
  private long dueUs;
  private boolean changed;
  /** Of the running tasks, how many still hold a grant under the last table. */
  private int outdated;

  /**
   * @param functionUids by function index
   * @param periodUs at least 1
   */
  public AdaptivePolicy(Tasks tasks, HostModel model, HostLearning learning, String[] functionUids, long periodUs) {
    this.tasks = tasks;
    this.learning = learning;
    this.policy = new TablePolicy(tasks, model, learning.prior(), functionUids);
    this.periodUs = periodUs;
    this.dueUs = periodUs;
  }

  @Override
  public void runnable(int task, long nowUs) {
    policy.runnable(task, nowUs);
  }

  @Override
  public void quiescent(int task, long nowUs) {
    if (tasks.attainedUs(task) == tasks.cpuTimeUs(task)) {
      learning.completed(tasks.function(task), tasks.cpuTimeUs(task), nowUs);
    }
    policy.quiescent(task, nowUs);
  }

  @Override
  public void enqueue(int task, long nowUs) {
    policy.enqueue(task, nowUs);
  }

  @Override
  public int dispatch(long nowUs) {
    return policy.dispatch(nowUs);
  }

  @Override
  public long running(int task, long nowUs) {
    return policy.running(task, nowUs);
  }

  @Override
  public void stopping(int task, long ranUs, long nowUs) {
    policy.stopping(task, ranUs, nowUs);
  }

  @Override
  public int preempt(int[] running, int count, long nowUs) {
    if (nowUs >= dueUs) {
      dueUs = (nowUs / periodUs + 1) * periodUs;
      relearn(running, count, nowUs);
    }
    return policy.preempt(running, count, nowUs);
  }

  @Override
  public boolean keeps(int task, long nowUs) {
    return policy.keeps(task, nowUs);
  }

  @Override
  public int regrant(int[] running, int count, long nowUs) {
    return outdated > 0 ? running[--outdated] : policy.regrant(running, count, nowUs);
  }

  @Override
  public long minimumQuantumUs() {
    return policy.minimumQuantumUs();
  }

  private void relearn(int[] running, int count, long nowUs) {
    policy.tell(running, count, nowUs, learning);
    changed = false;
    learning.relearn(nowUs, (function, levels) -> {
      policy.replace(function, levels);
      changed = true;
    });
    if (changed) {
      policy.restart(running, count, nowUs);
      outdated = count;
    }
  }
}

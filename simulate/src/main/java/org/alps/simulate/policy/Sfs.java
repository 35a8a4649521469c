package org.alps.simulate.policy;

import java.util.Arrays;
import org.alps.simulate.host.JobHeap;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Tasks;

/**
 * SFS (Fu, Liu, Wang, Cheng and Chen, "SFS: Smart OS Scheduling for Serverless Functions", SC 2022): invocations begin in one first-in first-out
 * queue; who has not ended after a slice is left to fair sharing, which gets the cores that the queue leaves over. The slice follows the load: it is
 * the mean time between the last {@value #WINDOW} arrivals, times cores. It learns nothing of functions; long ones pay for every short one.
 *
 * <p>Our reading, where the paper leaves room: the slice is that of the first dispatch, and {@value #FIRST_SLICE_US} us before there are two
 * arrivals. Who sleeps keeps what is left of its slice and queues anew when it wakes. Who has waited for more than {@value #OVERLOAD} slices when
 * its turn comes is left to fair sharing at once, which is the paper's answer to overload. A queued task pushes a demoted one aside at once.
 *
 * <p>Demoted tasks take turns of {@value #TURN_US} us. So that calm hours cost few events, turns grow by a quarter with each whole round in which
 * no demoted task came, slept or ended, and are back at the start when one does: who is served late in a round then lags behind the others by at
 * most about a fifth of the time since that last happened. That is the one thing that is not exact here.
 */
public final class Sfs implements SchedulingPolicy {
  static final long TURN_US = 3_000;
  static final long FIRST_SLICE_US = 100_000;
  static final int WINDOW = 100;
  static final int OVERLOAD = 3;
  private static final long GROWTH = 4;
  private static final long UNSET = -1;

  private final Tasks tasks;
  private final int cores;
  private final long growth;
  private final TaskQueue queue = new TaskQueue();
  private final long[] arrivals = new long[WINDOW];
  private long arrived;
  private long sliceUs = FIRST_SLICE_US;

  private final JobHeap demoted = new JobHeap();
  private int members;
  private long turnUs = TURN_US;
  private long tickets;
  private long roundEnd;
  private boolean changed;

  /** By task: the ticket of its turn among the demoted; {@link #UNSET} where it is none of them. */
  private long[] turn;
  /** By task: CPU time left of its slice or turn; {@link #UNSET} before its first dispatch. */
  private long[] leftUs;
  private long[] queuedUs;

  public Sfs(Tasks tasks, int cores) {
    this(tasks, cores, GROWTH);
  }

  /** @param growth turns grow by this part of themselves; {@link Long#MAX_VALUE} for never */
  Sfs(Tasks tasks, int cores, long growth) {
    this.tasks = tasks;
    this.cores = cores;
    this.growth = growth;
    this.turn = new long[tasks.capacity()];
    this.leftUs = new long[tasks.capacity()];
    this.queuedUs = new long[tasks.capacity()];
  }

  @Override
  public void runnable(int task, long nowUs) {
    if (!tasks.started(task)) {
      if (task >= turn.length) {
        turn = Arrays.copyOf(turn, tasks.capacity());
        leftUs = Arrays.copyOf(leftUs, tasks.capacity());
        queuedUs = Arrays.copyOf(queuedUs, tasks.capacity());
      }
      turn[task] = UNSET;
      leftUs[task] = UNSET;
      adapt(nowUs);
    } else if (turn[task] != UNSET) {
      leftUs[task] = 0;
      change(1);
    }
  }

  @Override
  public void quiescent(int task, long nowUs) {
    if (turn[task] != UNSET) {
      change(-1);
    }
  }

  @Override
  public void enqueue(int task, long nowUs) {
    if (turn[task] != UNSET) {
      if (leftUs[task] == 0) {
        beginTurn(task);
      }
      demoted.push(turn[task], task);
    } else if (leftUs[task] == 0) {
      demote(task);
    } else {
      queuedUs[task] = nowUs;
      queue.add(task);
    }
  }

  @Override
  public int dispatch(long nowUs) {
    demoteTheLate(nowUs);
    int task = queue.poll();
    return task >= 0 || demoted.isEmpty() ? task : (int) demoted.pop();
  }

  @Override
  public long running(int task, long nowUs) {
    if (turn[task] != UNSET) {
      leftUs[task] = Math.min(leftUs[task], turnUs);
    } else if (leftUs[task] == UNSET) {
      leftUs[task] = sliceUs;
    }
    return leftUs[task];
  }

  @Override
  public void stopping(int task, long ranUs, long nowUs) {
    leftUs[task] = Math.max(0, leftUs[task] - ranUs);
  }

  @Override
  public int preempt(int[] running, int count, long nowUs) {
    demoteTheLate(nowUs);
    if (queue.isEmpty()) {
      return -1;
    }
    int worst = -1;
    for (int i = 0; i < count; i++) {
      if (turn[running[i]] != UNSET && (worst < 0 || turn[running[i]] > turn[worst])) {
        worst = running[i];
      }
    }
    return worst;
  }

  @Override
  public int regrant(int[] running, int count, long nowUs) {
    for (int i = 0; i < count && changed; i++) {
      int task = running[i];
      if (turn[task] != UNSET && leftUs[task] - tasks.uncountedUs(task, nowUs) > turnUs) {
        return task;
      }
    }
    changed = false;
    return -1;
  }

  private void adapt(long nowUs) {
    long gaps = Math.min(arrived, WINDOW - 1);
    if (gaps > 0) {
      sliceUs = Math.max(1, (nowUs - arrivals[(int) ((arrived - gaps) % WINDOW)]) * cores / gaps);
    }
    arrivals[(int) (arrived++ % WINDOW)] = nowUs;
  }

  private void demoteTheLate(long nowUs) {
    while (!queue.isEmpty() && nowUs - queuedUs[queue.peek()] > OVERLOAD * sliceUs) {
      demote(queue.poll());
    }
  }

  private void demote(int task) {
    change(1);
    beginTurn(task);
    demoted.push(turn[task], task);
  }

  private void beginTurn(int task) {
    if (tickets >= roundEnd) {
      turnUs += turnUs / growth;
      roundEnd = tickets + members;
    }
    turn[task] = tickets++;
    leftUs[task] = turnUs;
  }

  /** A demoted task came or went. */
  private void change(int by) {
    members += by;
    turnUs = TURN_US;
    roundEnd = tickets + members;
    changed = true;
  }
}

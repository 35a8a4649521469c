package org.alps.simulate.policy;

import java.util.Arrays;
import java.util.List;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Tasks;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/**
 * ALPS: obeys a {@link PolicyTable}, as the kernel will. A task's level follows from the CPU time it attained in this invocation.
 *
 * <p>The smallest key runs. Without aging the key is the level's rank; with aging it is the {@link VirtualClock} at arrival + agingFactor x
 * rank, in nanoseconds: whoever arrives after virtual time has passed a task's key is ordered behind it. Equal keys take turns of a slice, by when
 * those began; where nobody of equal or smaller key waits, the next turn begins at once. A pushed-aside task keeps its turn: key, place and what
 * is left of its slice; one that wakes begins a turn, and keeps the virtual time of its arrival. A waiting task with a strictly smaller key than
 * the largest running pushes that one aside once it ran the minimum quantum.
 *
 * <p>While nobody competes, a task is granted all of its level instead of slice after slice; when somebody comes, it is granted what is left of
 * the slice that it is in. With a tick, slices and levels end where the host notices that, or where the task loses its core.
 */
public final class TablePolicy implements SchedulingPolicy {
  private static final long LARGEST_DELAY_NS = 1L << 62;
  /** Below every level: where levels were replaced while a task slept. */
  private static final int NO_LEVEL = -1;

  private final Tasks tasks;
  private final VirtualClock clock;
  private final long tickUs;
  private final FunctionLevels levels;
  private final long agingFactor;
  private final long minimumQuantumUs;
  private final TurnQueue queue;
  private int[] level;
  private long[] arrivalNs;
  private long[] usedUs;
  /** By running task: granted all of its level, as nobody competed. */
  private boolean[] unhurried;
  private boolean queueGrew;

  /** @param functionUids by function index */
  public TablePolicy(Tasks tasks, HostModel model, PolicyTable table, String[] functionUids) {
    this.tasks = tasks;
    this.clock = new VirtualClock(model.cores());
    this.tickUs = model.tickUs();
    this.levels = new FunctionLevels(table, functionUids);
    this.agingFactor = table.header().agingFactor();
    this.minimumQuantumUs = FunctionLevels.roundedUpUs(table.header().minimumQuantumNs());
    this.queue = new TurnQueue(tasks);
    this.level = new int[tasks.capacity()];
    this.arrivalNs = new long[tasks.capacity()];
    this.usedUs = new long[tasks.capacity()];
    this.unhurried = new boolean[tasks.capacity()];
  }

  @Override
  public void runnable(int task, long nowUs) {
    if (task >= level.length) {
      grow();
    }
    if (tasks.started(task)) {
      beginTurn(task, 0, nowUs);
    } else {
      arrivalNs[task] = clock.atNs(nowUs);
    }
    clock.enter(nowUs);
  }

  @Override
  public void quiescent(int task, long nowUs) {
    clock.leave(nowUs);
  }

  @Override
  public void enqueue(int task, long nowUs) {
    int function = tasks.function(task);
    if (!tasks.started(task)) {
      enter(task, levels.first(function), nowUs);
    } else {
      int itsLevel = levels.at(function, Math.max(level[task], levels.first(function)), tasks.attainedUs(task));
      if (itsLevel != level[task]) {
        enter(task, itsLevel, nowUs);
      } else if (usedUs[task] >= levels.sliceUs[itsLevel]) {
        beginTurn(task, 0, nowUs);
      }
    }
    queue.add(task);
    queueGrew = true;
  }

  @Override
  public int dispatch(long nowUs) {
    return queue.poll();
  }

  @Override
  public long running(int task, long nowUs) {
    long untilNextUs = levels.untilNextUs(tasks.function(task), level[task], tasks.attainedUs(task));
    unhurried[task] = queue.topKey() > queue.key(task);
    return unhurried[task] ? untilNextUs : Math.min(levels.sliceUs[level[task]] - usedUs[task], untilNextUs);
  }

  @Override
  public void stopping(int task, long ranUs, long nowUs) {
    long beganUs = turnBeganUs(task, ranUs, nowUs);
    if (beganUs == queue.beganUs(task)) {
      usedUs[task] += ranUs;
    } else {
      beginTurn(task, nowUs - beganUs, nowUs);
    }
  }

  @Override
  public int preempt(int[] running, int count, long nowUs) {
    int worst = running[0];
    for (int i = 1; i < count; i++) {
      if (later(running[i], worst, nowUs)) {
        worst = running[i];
      }
    }
    return queue.topKey() < queue.key(worst) ? worst : -1;
  }

  @Override
  public boolean keeps(int task, long nowUs) {
    return queue.topKey() > queue.key(task)
        && levels.at(tasks.function(task), level[task], tasks.attainedUs(task)) == level[task];
  }

  @Override
  public int regrant(int[] running, int count, long nowUs) {
    for (int i = 0; i < count && queueGrew; i++) {
      if (unhurried[running[i]] && queue.topKey() <= queue.key(running[i])) {
        return running[i];
      }
    }
    queueGrew = false;
    return -1;
  }

  @Override
  public long minimumQuantumUs() {
    return minimumQuantumUs;
  }

  /** Tells of each task that waits or runs. */
  void tell(int[] running, int count, long nowUs, HostLearning learning) {
    for (int i = 0; i < queue.size(); i++) {
      learning.unfinished(tasks.function(queue.waiting(i)), tasks.attainedUs(queue.waiting(i)));
    }
    for (int i = 0; i < count; i++) {
      learning.unfinished(tasks.function(running[i]), tasks.attainedUs(running[i]) + tasks.uncountedUs(running[i], nowUs));
    }
  }

  /** Gives a function other levels; {@link #restart} makes tasks follow them. */
  void replace(int function, List<PolicyLevel> itsLevels) {
    levels.replace(function, itsLevels);
  }

  /** Has every task begin a turn at the level of its age, as levels were replaced; one that sleeps does so when it wakes. */
  void restart(int[] running, int count, long nowUs) {
    Arrays.fill(level, NO_LEVEL);
    for (int i = 0; i < queue.size(); i++) {
      restart(queue.waiting(i), 0, nowUs);
    }
    queue.reorder();
    for (int i = 0; i < count; i++) {
      restart(running[i], tasks.uncountedUs(running[i], nowUs), nowUs);
    }
  }

  private void restart(int task, long uncountedUs, long nowUs) {
    int function = tasks.function(task);
    enter(task, levels.at(function, levels.first(function), tasks.attainedUs(task) + uncountedUs), nowUs);
    usedUs[task] = -uncountedUs;
  }

  private boolean later(int one, int other, long nowUs) {
    if (queue.key(one) != queue.key(other)) {
      return queue.key(one) > queue.key(other);
    }
    long oneBeganUs = turnBeganUs(one, tasks.uncountedUs(one, nowUs), nowUs);
    long otherBeganUs = turnBeganUs(other, tasks.uncountedUs(other, nowUs), nowUs);
    return oneBeganUs > otherBeganUs || oneBeganUs == otherBeganUs && tasks.order(one) > tasks.order(other);
  }

  /** When the turn began that a task is in which has run for {@code ranUs}: the last end of a slice, were all of them granted one by one. */
  private long turnBeganUs(int task, long ranUs, long nowUs) {
    long sliceUs = levels.sliceUs[level[task]];
    long firstEndUs = noticedUs(nowUs - ranUs + sliceUs - usedUs[task]);
    return firstEndUs > nowUs ? queue.beganUs(task) : nowUs - (nowUs - firstEndUs) % noticedUs(sliceUs);
  }

  private long noticedUs(long us) {
    return tickUs == 0 ? us : (us + tickUs - 1) / tickUs * tickUs;
  }

  private void beginTurn(int task, long used, long nowUs) {
    usedUs[task] = used;
    queue.beginTurn(task, nowUs - used);
  }

  private void enter(int task, int itsLevel, long nowUs) {
    level[task] = itsLevel;
    usedUs[task] = 0;
    queue.set(task, key(task, levels.rankNs[itsLevel]), nowUs);
  }

  private long key(int task, long rankNs) {
    if (agingFactor == 0) {
      return rankNs;
    }
    return arrivalNs[task] + (rankNs < LARGEST_DELAY_NS / agingFactor ? rankNs * agingFactor : LARGEST_DELAY_NS);
  }

  private void grow() {
    int capacity = tasks.capacity();
    queue.reserve(capacity);
    level = Arrays.copyOf(level, capacity);
    arrivalNs = Arrays.copyOf(arrivalNs, capacity);
    usedUs = Arrays.copyOf(usedUs, capacity);
    unhurried = Arrays.copyOf(unhurried, capacity);
  }
}

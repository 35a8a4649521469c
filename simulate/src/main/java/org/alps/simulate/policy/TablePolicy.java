package org.alps.simulate.policy;

import java.util.Arrays;
import org.alps.simulate.host.JobHeap;
import org.alps.simulate.host.References;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Tasks;
import org.alps.simulate.table.PolicyTable;

/**
 * ALPS: obeys a {@link PolicyTable}, as the kernel will. A task's level follows from the CPU time it attained in this invocation.
 *
 * <p>The smallest key runs. Without aging the key is the level's rank; with aging it is arrival + agingFactor x max(1, tasks / cores) x rank
 * in nanoseconds, with the tasks on the host when the key is made. A key is made when a turn begins: on arrival, when a slice is used up, and at
 * a new level. Equal keys take turns, by when those began. A pushed-aside task keeps its turn: key, place and what is left of its slice.
 * A waiting task with a strictly smaller key than the largest running pushes that one aside once it ran the minimum quantum.
 */
public final class TablePolicy implements SchedulingPolicy {
  private static final long NS_PER_US = 1_000;
  private static final long LARGEST_DELAY_NS = 1L << 62;

  private final Tasks tasks;
  private final int cores;
  private final FunctionLevels levels;
  private final long agingFactor;
  private final long minimumQuantumUs;
  private final JobHeap queue = new JobHeap();
  private int[] level;
  private long[] key;
  private long[] place;
  private long[] usedUs;
  private long turns;

  /**
   * @param functionUids by function index
   * @throws org.alps.ingest.AlpsException with exit code 3 where the table has no default levels
   */
  public TablePolicy(Tasks tasks, int cores, PolicyTable table, String[] functionUids) {
    this.tasks = tasks;
    this.cores = cores;
    this.levels = new FunctionLevels(table, functionUids);
    this.agingFactor = table.header().agingFactor();
    this.minimumQuantumUs = FunctionLevels.roundedUpUs(table.header().minimumQuantumNs());
    this.level = new int[tasks.capacity()];
    this.key = new long[tasks.capacity()];
    this.place = new long[tasks.capacity()];
    this.usedUs = new long[tasks.capacity()];
  }

  @Override
  public void enqueue(int task, long nowUs) {
    int function = tasks.function(task);
    if (!tasks.started(task)) {
      if (task >= level.length) {
        grow();
      }
      beginTurn(task, levels.first(function));
    } else {
      int itsLevel = levels.at(function, level[task], tasks.attainedUs(task));
      if (itsLevel != level[task] || usedUs[task] >= levels.sliceUs[itsLevel]) {
        beginTurn(task, itsLevel);
      }
    }
    queue.push(key[task], place[task]);
  }

  @Override
  public int dispatch(long nowUs) {
    return queue.isEmpty() ? -1 : References.slot(queue.pop());
  }

  @Override
  public long running(int task, long nowUs) {
    long untilNext = levels.untilNextUs(tasks.function(task), level[task], tasks.attainedUs(task));
    return Math.min(levels.sliceUs[level[task]] - usedUs[task], untilNext);
  }

  @Override
  public void stopping(int task, long ranUs, long nowUs) {
    usedUs[task] += ranUs;
  }

  @Override
  public int preempt(int[] running, int count, long nowUs) {
    int worst = running[0];
    for (int i = 1; i < count; i++) {
      int task = running[i];
      if (key[task] > key[worst] || key[task] == key[worst] && place[task] > place[worst]) {
        worst = task;
      }
    }
    return queue.topKey() < key[worst] ? worst : -1;
  }

  @Override
  public long minimumQuantumUs() {
    return minimumQuantumUs;
  }

  private void beginTurn(int task, int itsLevel) {
    level[task] = itsLevel;
    usedUs[task] = 0;
    place[task] = References.pack(turns++, task);
    key[task] = key(tasks.arrivalUs(task), levels.rankNs[itsLevel]);
  }

  private long key(long arrivalUs, long rankNs) {
    if (agingFactor == 0) {
      return rankNs;
    }
    long congestion = Math.max(cores, tasks.inSystem());
    boolean fits = (double) rankNs * agingFactor * congestion < LARGEST_DELAY_NS;
    return arrivalUs * NS_PER_US + (fits ? rankNs * agingFactor * congestion / cores : LARGEST_DELAY_NS);
  }

  private void grow() {
    int capacity = tasks.capacity();
    level = Arrays.copyOf(level, capacity);
    key = Arrays.copyOf(key, capacity);
    place = Arrays.copyOf(place, capacity);
    usedUs = Arrays.copyOf(usedUs, capacity);
  }
}

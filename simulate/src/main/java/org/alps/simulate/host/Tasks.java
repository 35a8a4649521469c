package org.alps.simulate.host;

import java.util.Arrays;

/**
 * The invocations on a simulated host, as a structure of arrays that a policy reads by slot. A slot belongs to one invocation from its
 * arrival to its completion and is then used again. Times are microseconds.
 */
public final class Tasks {
  private static final long NONE = -1;

  private int[] function = new int[64];
  private long[] arrivalUs = new long[64];
  private long[] cpuTimeUs = new long[64];
  private long[] attainedUs = new long[64];
  private long[] firstStartUs = new long[64];
  /** Of running tasks: since when they attain what {@link #attainedUs} does not hold yet; later than now during a switch. */
  private long[] workFromUs = new long[64];
  private long[] blockedUs = new long[64];
  private int[] sleeps = new int[64];
  private int[] slept = new int[64];
  /** The CPU time attained at which the task stops of its own accord: to sleep, or because it is done. */
  private long[] stretchEndUs = new long[64];
  /** What had been attained when it last lost a core. */
  private long[] sliceBaseUs = new long[64];
  private long[] order = new long[64];
  private int[] tag = new int[64];
  private int[] preemptions = new int[64];
  private int[] free = new int[64];
  private int freeCount;
  private int used;
  private long added;

  /** Slots lie in [0, capacity); grows. */
  public int capacity() {
    return function.length;
  }

  /** How many invocations are on the host: running, waiting or asleep. */
  public int inSystem() {
    return used - freeCount;
  }

  public int function(int task) {
    return function[task];
  }

  public long arrivalUs(int task) {
    return arrivalUs[task];
  }

  /** The size, which only a clairvoyant policy may ask for. */
  public long cpuTimeUs(int task) {
    return cpuTimeUs[task];
  }

  /** CPU time attained up to when the task last left a core. */
  public long attainedUs(int task) {
    return attainedUs[task];
  }

  /** CPU time that a running task attained since {@link #attainedUs} was last counted. */
  public long uncountedUs(int task, long nowUs) {
    return Math.max(0, nowUs - workFromUs[task]);
  }

  /** The task's place by arrival, then by how tasks were fed: unique, rising. */
  public long order(int task) {
    return order[task];
  }

  /** When a running task would be done, were it left alone and slept no more; for clairvoyant policies only. */
  public long dueUs(int task) {
    return workFromUs[task] + remainingUs(task);
  }

  /** Whether the task was ever dispatched; where not, it is runnable and enqueued for the first time. */
  public boolean started(int task) {
    return firstStartUs[task] != NONE;
  }

  /** @param mostSleeps in how many sleeps it spends its blocked time; with 0, that is of no account */
  int add(int itsFunction, long arrival, long cpuTime, long blocked, int mostSleeps, int itsTag) {
    int task;
    if (freeCount > 0) {
      task = free[--freeCount];
    } else {
      task = used++;
      if (task == function.length) {
        grow();
      }
    }
    function[task] = itsFunction;
    arrivalUs[task] = arrival;
    cpuTimeUs[task] = cpuTime;
    attainedUs[task] = 0;
    firstStartUs[task] = NONE;
    blockedUs[task] = mostSleeps == 0 ? 0 : blocked;
    sleeps[task] = Sleeps.count(cpuTime, blocked, mostSleeps);
    slept[task] = 0;
    setStretchEnd(task);
    sliceBaseUs[task] = 0;
    order[task] = added++;
    tag[task] = itsTag;
    preemptions[task] = 0;
    return task;
  }

  /** The task's {@link References reference}: it orders by arrival, then by how tasks were fed. */
  public long reference(int task) {
    return References.pack(order[task], task);
  }

  long remainingUs(int task) {
    return cpuTimeUs[task] - attainedUs[task];
  }

  /** CPU time until the task is done or falls asleep; 0 where it has just come to that. */
  long untilStretchEndUs(int task) {
    return stretchEndUs[task] - attainedUs[task];
  }

  /** Begins the task's next sleep, and tells how long it lasts. */
  long sleepUs(int task) {
    long lengthUs = Sleeps.lengthUs(blockedUs[task], sleeps[task], slept[task]++);
    setStretchEnd(task);
    return lengthUs;
  }

  private void setStretchEnd(int task) {
    stretchEndUs[task] = slept[task] == sleeps[task] ? cpuTimeUs[task] : Sleeps.beginsAtUs(cpuTimeUs[task], sleeps[task], slept[task]);
  }

  void dispatched(int task, long nowUs) {
    if (firstStartUs[task] == NONE) {
      firstStartUs[task] = nowUs;
    }
  }

  long workFromUs(int task) {
    return workFromUs[task];
  }

  void workFrom(int task, long fromUs) {
    workFromUs[task] = fromUs;
  }

  void attain(int task, long ranUs) {
    attainedUs[task] += ranUs;
  }

  void preempted(int task, SimulationSink sink) {
    preemptions[task]++;
    sink.preempted(tag[task], attainedUs[task] - sliceBaseUs[task]);
    sliceBaseUs[task] = attainedUs[task];
  }

  void completed(int task, long nowUs, SimulationSink sink) {
    free[freeCount++] = task;
    sink.completed(tag[task], arrivalUs[task], cpuTimeUs[task], blockedUs[task], nowUs, firstStartUs[task], preemptions[task],
        attainedUs[task] - sliceBaseUs[task]);
  }

  private void grow() {
    if (used > References.MAX_SLOTS) {
      throw References.tooManyJobs();
    }
    int capacity = function.length * 2;
    function = Arrays.copyOf(function, capacity);
    arrivalUs = Arrays.copyOf(arrivalUs, capacity);
    cpuTimeUs = Arrays.copyOf(cpuTimeUs, capacity);
    attainedUs = Arrays.copyOf(attainedUs, capacity);
    firstStartUs = Arrays.copyOf(firstStartUs, capacity);
    workFromUs = Arrays.copyOf(workFromUs, capacity);
    sliceBaseUs = Arrays.copyOf(sliceBaseUs, capacity);
    blockedUs = Arrays.copyOf(blockedUs, capacity);
    sleeps = Arrays.copyOf(sleeps, capacity);
    slept = Arrays.copyOf(slept, capacity);
    stretchEndUs = Arrays.copyOf(stretchEndUs, capacity);
    order = Arrays.copyOf(order, capacity);
    tag = Arrays.copyOf(tag, capacity);
    preemptions = Arrays.copyOf(preemptions, capacity);
    free = Arrays.copyOf(free, capacity);
  }
}

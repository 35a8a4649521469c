package org.alps.simulate.host;

import java.util.Arrays;

/**
 * The invocations on a {@link PolicyHost}, as a structure of arrays that a policy reads by slot. A slot belongs to one invocation from its
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
  /** What had been attained when this dispatch began. */
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

  /** How many invocations are on the host, running or waiting. */
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

  /** Whether the task was ever dispatched; where not, it is enqueued for the first time. */
  public boolean started(int task) {
    return firstStartUs[task] != NONE;
  }

  int add(int itsFunction, long arrival, long cpuTime, int itsTag) {
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
    sliceBaseUs[task] = 0;
    order[task] = added++;
    tag[task] = itsTag;
    preemptions[task] = 0;
    return task;
  }

  /** The task's reference: it orders by arrival, then by how tasks were fed. */
  long reference(int task) {
    return References.pack(order[task], task);
  }

  long remainingUs(int task) {
    return cpuTimeUs[task] - attainedUs[task];
  }

  void dispatched(int task, long nowUs) {
    sliceBaseUs[task] = attainedUs[task];
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
  }

  void completed(int task, long nowUs, SimulationSink sink) {
    free[freeCount++] = task;
    sink.completed(tag[task], arrivalUs[task], cpuTimeUs[task], 0, nowUs, firstStartUs[task], preemptions[task],
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
    order = Arrays.copyOf(order, capacity);
    tag = Arrays.copyOf(tag, capacity);
    preemptions = Arrays.copyOf(preemptions, capacity);
    free = Arrays.copyOf(free, capacity);
  }
}

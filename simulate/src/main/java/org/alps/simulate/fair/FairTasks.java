package org.alps.simulate.fair;

import java.util.Arrays;
import org.alps.simulate.host.References;
import org.alps.simulate.host.SimulationSink;
import org.alps.simulate.host.Sleeps;

/** The invocations on a {@link FairHost} by slot, as a structure of arrays. Times are microseconds, virtual times those of {@link VirtualTime}. */
final class FairTasks {
  private static final long NONE = -1;

  private final SimulationSink sink;
  private final int sleeps;
  /** What orders a queue, smaller first; what it is depends on the discipline. */
  long[] key = new long[64];
  long[] virtual = new long[64];
  /** Of a task that left its queue: how far it was behind its fair share, in virtual time. */
  long[] lag = new long[64];
  /** Its place by arrival, then by how tasks were fed: orders equal keys. */
  long[] order = new long[64];
  int[] weight = new int[64];
  /** Of a whole turn, with the switch that may come first. */
  long[] sliceUs = new long[64];
  /** CPU time until it sleeps or is done. */
  long[] untilStopUs = new long[64];
  /** The core that it is or was last on. */
  int[] core = new int[64];
  /** CPU time since it last lost a core. */
  private long[] dispatchUs = new long[64];
  private long[] arrivalUs = new long[64];
  private long[] cpuTimeUs = new long[64];
  private long[] blockedUs = new long[64];
  private long[] firstStartUs = new long[64];
  private int[] sleepsBegun = new int[64];
  private int[] sleepCount = new int[64];
  private int[] tag = new int[64];
  private int[] preemptions = new int[64];
  private int[] free = new int[64];
  private int freeCount;
  private int used;
  private long added;

  /** @param sleeps as in {@link org.alps.simulate.host.HostModel} */
  FairTasks(int sleeps, SimulationSink sink) {
    this.sleeps = sleeps;
    this.sink = sink;
  }

  int add(int function, long arrival, long cpuTime, long blocked) {
    int task = freeCount > 0 ? free[--freeCount] : used++;
    if (task == key.length) {
      grow();
    }
    arrivalUs[task] = arrival;
    cpuTimeUs[task] = cpuTime;
    blockedUs[task] = sleeps == 0 ? 0 : blocked;
    sleepCount[task] = Sleeps.count(cpuTime, blocked, sleeps);
    sleepsBegun[task] = 0;
    order[task] = added++;
    firstStartUs[task] = NONE;
    dispatchUs[task] = 0;
    preemptions[task] = 0;
    core[task] = (int) NONE;
    tag[task] = sink.arrived(function, arrival, cpuTime);
    untilStopUs[task] = stopAtUs(task);
    return task;
  }

  /** The task's reference: it orders by arrival, then by how tasks were fed. */
  long reference(int task) {
    return References.pack(order[task], task);
  }

  boolean before(int one, int other) {
    return before(key[one], order[one], key[other], order[other]);
  }

  static boolean before(long key, long order, long otherKey, long otherOrder) {
    return key < otherKey || key == otherKey && order < otherOrder;
  }

  void started(int task, long nowUs) {
    if (firstStartUs[task] == NONE) {
      firstStartUs[task] = nowUs;
    }
  }

  void attain(int task, long us) {
    untilStopUs[task] -= us;
    dispatchUs[task] += us;
  }

  /** The task lost its core. */
  void preempted(int task) {
    preemptions[task]++;
    sink.preempted(tag[task], dispatchUs[task]);
    dispatchUs[task] = 0;
  }

  /** The task got a core {@code turns} times, for {@code us} each, and lost it as often. */
  void preempted(int task, long us, long turns) {
    long like = turns;
    if (dispatchUs[task] > 0 && like > 0) {
      attain(task, us);
      preempted(task);
      like--;
    }
    if (like > 0) {
      untilStopUs[task] -= like * us;
      preemptions[task] += like;
      sink.preempted(tag[task], us, like);
    }
  }

  /** How long the sleep lasts that the task now falls into; 0 where it is done instead. */
  long sleepUs(int task) {
    if (sleepsBegun[task] == sleepCount[task]) {
      return 0;
    }
    long attained = stopAtUs(task);
    long length = Sleeps.lengthUs(blockedUs[task], sleepCount[task], sleepsBegun[task]++);
    untilStopUs[task] = stopAtUs(task) - attained;
    return length;
  }

  void completed(int task, long nowUs) {
    free[freeCount++] = task;
    sink.completed(tag[task], arrivalUs[task], cpuTimeUs[task], blockedUs[task], nowUs, firstStartUs[task], preemptions[task], dispatchUs[task]);
  }

  /** The CPU time at which the task stops next: at its next sleep of any length, or its end. */
  private long stopAtUs(int task) {
    int count = sleepCount[task];
    while (sleepsBegun[task] < count && Sleeps.lengthUs(blockedUs[task], count, sleepsBegun[task]) == 0) {
      sleepsBegun[task]++;
    }
    return sleepsBegun[task] == count ? cpuTimeUs[task] : Sleeps.beginsAtUs(cpuTimeUs[task], count, sleepsBegun[task]);
  }

  private void grow() {
    if (used > References.MAX_SLOTS) {
      throw References.tooManyJobs();
    }
    int capacity = key.length * 2;
    key = Arrays.copyOf(key, capacity);
    virtual = Arrays.copyOf(virtual, capacity);
    lag = Arrays.copyOf(lag, capacity);
    order = Arrays.copyOf(order, capacity);
    weight = Arrays.copyOf(weight, capacity);
    sliceUs = Arrays.copyOf(sliceUs, capacity);
    untilStopUs = Arrays.copyOf(untilStopUs, capacity);
    core = Arrays.copyOf(core, capacity);
    dispatchUs = Arrays.copyOf(dispatchUs, capacity);
    arrivalUs = Arrays.copyOf(arrivalUs, capacity);
    cpuTimeUs = Arrays.copyOf(cpuTimeUs, capacity);
    blockedUs = Arrays.copyOf(blockedUs, capacity);
    firstStartUs = Arrays.copyOf(firstStartUs, capacity);
    sleepsBegun = Arrays.copyOf(sleepsBegun, capacity);
    sleepCount = Arrays.copyOf(sleepCount, capacity);
    tag = Arrays.copyOf(tag, capacity);
    preemptions = Arrays.copyOf(preemptions, capacity);
    free = Arrays.copyOf(free, capacity);
  }
}

package org.alps.simulate.fair;

import java.util.Arrays;

/**
 * A core's run queue: the task that runs and, sorted by key and then arrival, those that wait. It keeps the sum of weights and the weighted sum
 * of virtual times of all of them; the running task's is that of its turn's start.
 */
final class RunQueue {
  static final int NONE = -1;
  /** How far virtual times may run from where they are counted, so that a weighted sum of them fits int64. */
  private static final long FARTHEST = 1L << 30;

  final int core;
  private final FairTasks tasks;
  private int[] waiting = new int[16];
  private int head;
  private int tail;

  int current = NONE;
  /** {@link FairTasks#order} of who ran last. */
  long lastRan = NONE;
  long turnStartUs;
  long turnEndUs = CoreTimes.NEVER;
  /** Since when the running task attains what is not counted yet; later than now during a switch. */
  long workFromUs;
  /** Somebody who came may push the running task aside. */
  boolean contested;
  /** Sum of weights. */
  long load;
  /** Where virtual times are counted from. */
  long base;
  /** Sum of weight x (virtual time - base). */
  long moment;
  /** CFS: the least virtual time, which never falls. */
  long leastVirtual;
  /** Round robin: the last place in line that was given. */
  long places;

  RunQueue(int core, FairTasks tasks) {
    this.core = core;
    this.tasks = tasks;
  }

  /** How many wait. */
  int waiting() {
    return tail - head;
  }

  int waitingAt(int position) {
    return waiting[head + position];
  }

  int last() {
    return waiting[tail - 1];
  }

  /** Counts a task that comes, with its weight and virtual time. */
  void join(int task) {
    load += tasks.weight[task];
    moment += tasks.weight[task] * (tasks.virtual[task] - base);
  }

  /** Counts a task no longer. */
  void part(int task) {
    load -= tasks.weight[task];
    moment -= tasks.weight[task] * (tasks.virtual[task] - base);
  }

  /** Lets a task's virtual time pass. */
  void charge(int task, long virtual) {
    tasks.virtual[task] += virtual;
    moment += tasks.weight[task] * virtual;
    long far = tasks.virtual[task] - base;
    if (far > FARTHEST) {
      base += far;
      moment -= load * far;
    }
  }

  /** Lets a task wait that is counted. */
  void add(int task) {
    if (tail == waiting.length) {
      makeRoom();
    }
    if (head == tail || tasks.before(waiting[tail - 1], task)) {
      waiting[tail++] = task;
      return;
    }
    int low = head;
    int high = tail - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tasks.before(waiting[middle], task)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    System.arraycopy(waiting, low, waiting, low + 1, tail++ - low);
    waiting[low] = task;
  }

  /** Takes who waits at a position; it stays counted. */
  int take(int position) {
    int at = head + position;
    int task = waiting[at];
    if (position == 0) {
      head++;
    } else {
      System.arraycopy(waiting, at + 1, waiting, at, --tail - at);
    }
    return task;
  }

  private void makeRoom() {
    int count = tail - head;
    int[] roomier = 2 * count > waiting.length ? Arrays.copyOf(waiting, 2 * waiting.length) : waiting;
    System.arraycopy(waiting, head, roomier, 0, count);
    waiting = roomier;
    head = 0;
    tail = count;
  }
}

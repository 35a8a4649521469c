package org.alps.simulate.fair;

/** What can be told about a run queue's future without walking its turns, in one pass over who waits. */
final class Ring {
  private Ring() {}

  /** Whether all tasks are alike and will go on taking whole turns in the order in which they wait. Somebody waits. */
  static boolean holds(RunQueue queue, FairTasks tasks, FairDiscipline discipline, long turnUs) {
    int current = queue.current;
    int weight = tasks.weight[current];
    long next = discipline.keyAfter(queue, VirtualTime.of(queue.turnEndUs - queue.turnStartUs, weight));
    int first = queue.waitingAt(0);
    int last = queue.last();
    long order = tasks.order[current];
    long secondKey = tasks.key[first] + discipline.stride(VirtualTime.of(turnUs, weight));
    if (!FairTasks.before(tasks.key[last], tasks.order[last], next, order)
        || !FairTasks.before(next, order, secondKey, tasks.order[first])) {
      return false;
    }
    for (int position = 0; position < queue.waiting(); position++) {
      int task = queue.waitingAt(position);
      if (!alike(tasks, current, task) || discipline.partial(task)) {
        return false;
      }
    }
    return true;
  }

  /** When the first task of a ring stops; the running one does not in its present turn. */
  static long firstStopUs(RunQueue queue, FairTasks tasks, long turnUs, long switchCostUs) {
    long workUs = turnUs - switchCostUs;
    int waiting = queue.waiting();
    int first = waiting;
    long leastUs = tasks.untilStopUs[queue.current] - Math.max(0, queue.turnEndUs - queue.workFromUs);
    long turns = turns(leastUs, workUs);
    for (int position = waiting - 1; position >= 0; position--) {
      long us = tasks.untilStopUs[queue.waitingAt(position)];
      if (us <= turns * workUs) {
        turns = turns(us, workUs);
        leastUs = us;
        first = position;
      }
    }
    long before = (turns - 1) * (waiting + 1) + first;
    return queue.turnEndUs + before * turnUs + switchCostUs + leastUs - (turns - 1) * workUs;
  }

  /**
   * A time until which no waiting task stops, after the running one's turn. Among tasks that are alike, everyone ahead whose turn is a whole one goes
   * first: who is eligible has a virtual time no less than theirs.
   */
  static long unstoppedUs(RunQueue queue, FairTasks tasks, FairDiscipline discipline, long turnUs, long switchCostUs) {
    long aheadUs = 0;
    long earliestUs = CoreTimes.NEVER;
    boolean alike = true;
    for (int position = 0; position < queue.waiting(); position++) {
      int task = queue.waitingAt(position);
      alike &= alike(tasks, queue.current, task);
      long turnBeginsUs = alike ? queue.turnEndUs + aheadUs : Math.max(queue.turnEndUs, discipline.earliestUs(queue, task));
      earliestUs = Math.min(earliestUs, turnBeginsUs + tasks.untilStopUs[task]);
      if (alike && !discipline.partial(task)) {
        aheadUs += turnUs;
      }
    }
    return earliestUs + switchCostUs;
  }

  private static long turns(long us, long workUs) {
    return (us + workUs - 1) / workUs;
  }

  private static boolean alike(FairTasks tasks, int one, int other) {
    return tasks.weight[one] == tasks.weight[other] && tasks.sliceUs[one] == tasks.sliceUs[other];
  }
}

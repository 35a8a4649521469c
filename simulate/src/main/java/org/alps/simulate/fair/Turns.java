package org.alps.simulate.fair;

import org.alps.simulate.host.HostModel;

/**
 * The turns of a core's tasks between two changes of its queue: one by one, or as many as possible at once.
 *
 * <p>A task that is alone has turn after turn. Several that are alike, in a ring (the running one's next key comes after everybody's, and before
 * the first's next but one), go on taking whole turns in that order whatever the discipline, since each turn moves a key equally far: so whole
 * rounds are counted instead of walked, and who stops first is known at once. Where they are not, turns are walked up to a time at which surely
 * nobody has stopped; soon they are in a ring, unless their weights or slices differ.
 *
 * <p>A turn begins with the switch, where there is one; that is paid for out of the turn, and charged in virtual time as in the kernel. Since slices
 * are lengthened by a switch, nobody gets less than a slice.
 */
final class Turns {
  private final FairTasks tasks;
  private final FairDiscipline discipline;
  private final long switchCostUs;
  private final long tickUs;
  private final boolean skips;

  /** @param skips false to walk every turn, for checking */
  Turns(FairTasks tasks, FairDiscipline discipline, HostModel model, boolean skips) {
    this.tasks = tasks;
    this.discipline = discipline;
    this.switchCostUs = model.switchCostUs();
    this.tickUs = model.tickUs();
    this.skips = skips;
  }

  /** Ends all turns that end before {@code untilUs}; nobody stops until then. */
  void advance(RunQueue queue, long untilUs) {
    while (queue.turnEndUs < untilUs) {
      if (skips) {
        long turnUs = wholeTurnUs(queue);
        long ends = (untilUs - 1 - queue.turnEndUs) / turnUs + 1;
        if (queue.waiting() == 0) {
          goOnAlone(queue, ends, turnUs);
          return;
        }
        int present = queue.waiting() + 1;
        if (ends >= present && Ring.holds(queue, tasks, discipline, turnUs)) {
          goRound(queue, ends / present, turnUs);
        }
      }
      for (int turn = queue.waiting(); turn >= 0 && queue.turnEndUs < untilUs; turn--) {
        rest(queue, queue.turnEndUs);
        discipline.stopping(queue, queue.current, true);
        int next = discipline.dispatch(queue);
        take(queue, next, queue.turnEndUs);
        if (skips && next == RunQueue.NONE && queue.turnEndUs < untilUs) {
          stay(queue, untilUs);
        }
      }
    }
  }

  /** Decides who runs after a change of the queue. */
  void decide(RunQueue queue, long nowUs) {
    if (queue.load == 0) {
      queue.turnEndUs = CoreTimes.NEVER;
    } else if (queue.current == RunQueue.NONE) {
      take(queue, discipline.dispatch(queue), nowUs);
    } else {
      queue.turnEndUs = turnEndUs(queue, nowUs);
      boolean over = queue.turnEndUs == nowUs;
      if (over || queue.contested) {
        rest(queue, nowUs);
        discipline.stopping(queue, queue.current, over);
        take(queue, discipline.dispatch(queue), nowUs);
      }
    }
    queue.contested = false;
  }

  /** Counts what the running task got up to now; what is left of its turn is a new one. */
  void rest(RunQueue queue, long nowUs) {
    rest(queue, nowUs, VirtualTime.of(nowUs - queue.turnStartUs, tasks.weight[queue.current]));
  }

  private void rest(RunQueue queue, long nowUs, long virtual) {
    if (nowUs > queue.workFromUs) {
      tasks.attain(queue.current, nowUs - queue.workFromUs);
      queue.workFromUs = nowUs;
    }
    queue.charge(queue.current, virtual);
    queue.turnStartUs = nowUs;
  }

  /** When the running task stops, if its turn lasts. */
  long stopUs(RunQueue queue) {
    return queue.workFromUs + tasks.untilStopUs[queue.current];
  }

  /** When the queue needs attention: when its first task stops, or before, where that is not known yet. */
  long attentionUs(RunQueue queue) {
    if (queue.load == 0) {
      return CoreTimes.NEVER;
    }
    long stopUs = stopUs(queue);
    if (!skips) {
      return Math.min(stopUs, queue.turnEndUs);
    }
    if (stopUs <= queue.turnEndUs || queue.waiting() == 0) {
      return stopUs;
    }
    long turnUs = wholeTurnUs(queue);
    return Ring.holds(queue, tasks, discipline, turnUs)
        ? Ring.firstStopUs(queue, tasks, turnUs, switchCostUs)
        : Math.min(stopUs, Ring.unstoppedUs(queue, tasks, discipline, turnUs, switchCostUs));
  }

  private void take(RunQueue queue, int position, long nowUs) {
    if (position != RunQueue.NONE) {
      int next = queue.take(position);
      if (queue.current != RunQueue.NONE) {
        tasks.preempted(queue.current);
        queue.add(queue.current);
      }
      queue.current = next;
      queue.workFromUs = nowUs + (queue.lastRan == tasks.order[next] ? 0 : switchCostUs);
      queue.lastRan = tasks.order[next];
      tasks.started(next, nowUs);
      queue.turnStartUs = nowUs;
    }
    queue.turnEndUs = turnEndUs(queue, nowUs);
  }

  /** Lets the running task, which went on, go on for as long as that is certain. */
  private void stay(RunQueue queue, long untilUs) {
    long turnUs = wholeTurnUs(queue);
    long turnVirtual = VirtualTime.of(turnUs, tasks.weight[queue.current]);
    long turns = Math.min(discipline.stays(queue, turnVirtual), (untilUs - 1 - queue.turnEndUs) / turnUs + 1);
    if (turns > 0) {
      long startUs = queue.turnEndUs + (turns - 1) * turnUs;
      rest(queue, startUs, turns * turnVirtual);
      discipline.stopping(queue, queue.current, true);
      queue.turnEndUs = startUs + turnUs;
    }
  }

  private void goOnAlone(RunQueue queue, long ends, long turnUs) {
    long endUs = queue.turnEndUs;
    rest(queue, endUs);
    long startUs = endUs + (ends - 1) * turnUs;
    rest(queue, startUs, 0);
    shift(queue, queue.current, (ends - 1) * VirtualTime.of(turnUs, tasks.weight[queue.current]));
    discipline.stopping(queue, queue.current, true);
    queue.turnEndUs = startUs + turnUs;
  }

  private void goRound(RunQueue queue, long rounds, long turnUs) {
    int current = queue.current;
    long workUs = turnUs - switchCostUs;
    long turnVirtual = VirtualTime.of(turnUs, tasks.weight[current]);
    long endUs = queue.turnEndUs;
    rest(queue, endUs);
    tasks.preempted(current);
    tasks.preempted(current, workUs, rounds - 1);
    queue.charge(current, -turnVirtual);
    shift(queue, current, rounds * turnVirtual);
    discipline.stopping(queue, current, true);
    long keyShift = discipline.stride(turnVirtual) == turnVirtual ? rounds * turnVirtual : 0;
    for (int position = 0; position < queue.waiting(); position++) {
      int task = queue.waitingAt(position);
      tasks.started(task, endUs + position * turnUs);
      tasks.preempted(task, workUs, rounds);
      tasks.virtual[task] += rounds * turnVirtual;
      tasks.key[task] += keyShift;
    }
    queue.turnEndUs = endUs + rounds * (queue.waiting() + 1) * turnUs;
    queue.turnStartUs = queue.turnEndUs - turnUs;
    queue.workFromUs = queue.turnStartUs + switchCostUs;
  }

  /** Moves a task's virtual time, and where virtual times are counted from, so that no sum changes. */
  private void shift(RunQueue queue, int task, long virtual) {
    tasks.virtual[task] += virtual;
    queue.base += virtual;
  }

  private long turnEndUs(RunQueue queue, long nowUs) {
    return noticedUs(Math.max(nowUs, queue.turnStartUs + discipline.running(queue, queue.current)));
  }

  private long wholeTurnUs(RunQueue queue) {
    return noticedUs(discipline.wholeTurnUs(queue, queue.current));
  }

  /** The tick at or after an instant. */
  private long noticedUs(long us) {
    return tickUs == 0 ? us : (us + tickUs - 1) / tickUs * tickUs;
  }
}

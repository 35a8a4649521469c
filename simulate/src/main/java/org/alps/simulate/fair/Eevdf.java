package org.alps.simulate.fair;

/**
 * Linux's earliest eligible virtual deadline first, 6.6 on: among the tasks whose virtual time is not past the queue's weighted average, the
 * earliest deadline runs until its virtual time reaches it; the next deadline is a slice, over weight, later. Whoever comes is placed at the average
 * less the lag that it left with (PLACE_LAG), scaled so that its coming does not change it; newcomers have none and half a slice
 * (PLACE_DEADLINE_INITIAL); who is moved keeps the distance to its deadline (PLACE_REL_DEADLINE). The running task is protected to its deadline
 * (RUN_TO_PARITY) while eligible, unless one of a shorter slice and an earlier deadline comes (PREEMPT_SHORT).
 *
 * <p>Not modelled: delayed dequeuing (DELAY_DEQUEUE); lag is kept as it is over a sleep.
 *
 * <p>Source: Stoica and Abdel-Wahab, "Earliest Eligible Virtual Deadline First", 1995; kernel/sched/fair.c and features.h of Linux 6.12.
 */
final class Eevdf implements FairDiscipline {
  private static final long SHORTEST_US = 100;
  private static final long LONGEST_US = 100_000;

  private final FairTasks tasks;
  private final FairParameters parameters;
  private final long switchCostUs;
  private final long tickUs;

  Eevdf(FairTasks tasks, FairParameters parameters, long switchCostUs, long tickUs) {
    this.tasks = tasks;
    this.parameters = parameters;
    this.switchCostUs = switchCostUs;
    this.tickUs = tickUs;
  }

  @Override
  public long sliceUs(long askedUs) {
    return (askedUs == 0 ? parameters.baseSliceUs() : Math.max(SHORTEST_US, Math.min(askedUs, LONGEST_US))) + switchCostUs;
  }

  @Override
  public void enqueue(RunQueue queue, int task, Entry entry, RunQueue last, long nowUs) {
    long lag = entry == Entry.NEW || queue.load == 0 ? 0 : Math.floorDiv(tasks.lag[task] * (queue.load + tasks.weight[task]), queue.load);
    long virtual = average(queue, nowUs) - lag;
    tasks.virtual[task] = virtual;
    tasks.key[task] = virtual + switch (entry) {
      case NEW -> wholeSlice(task) / 2;
      case WOKEN -> wholeSlice(task);
      case MIGRATED -> tasks.key[task];
    };
  }

  @Override
  public void quiescent(RunQueue queue, int task, long nowUs) {
    long virtual = tasks.virtual[task] + (task == queue.current ? gained(queue, nowUs) : 0);
    long limit = VirtualTime.of(Math.max(2 * tasks.sliceUs[task], tickUs), tasks.weight[task]);
    tasks.lag[task] = Math.max(-limit, Math.min(average(queue, nowUs) - virtual, limit));
    tasks.key[task] -= virtual;
  }

  @Override
  public long running(RunQueue queue, int task) {
    return VirtualTime.usFor(tasks.key[task] - tasks.virtual[task], tasks.weight[task]);
  }

  @Override
  public long wholeTurnUs(RunQueue queue, int task) {
    return VirtualTime.usFor(wholeSlice(task), tasks.weight[task]);
  }

  @Override
  public void stopping(RunQueue queue, int task, boolean turnOver) {
    if (tasks.virtual[task] >= tasks.key[task]) {
      tasks.key[task] = tasks.virtual[task] + wholeSlice(task);
    }
  }

  @Override
  public int dispatch(RunQueue queue) {
    return earliest(queue, queue.moment, queue.current != RunQueue.NONE && eligible(queue, tasks.virtual[queue.current], queue.moment));
  }

  @Override
  public boolean preempts(RunQueue queue, int task, long nowUs) {
    long moment = queue.moment + tasks.weight[queue.current] * gained(queue, nowUs);
    boolean entitled = eligible(queue, tasks.virtual[queue.current] + gained(queue, nowUs), moment);
    boolean hurried = tasks.sliceUs[task] < tasks.sliceUs[queue.current] && eligible(queue, tasks.virtual[task], moment)
        && tasks.before(task, queue.current);
    if (entitled && !hurried) {
      return false;
    }
    int first = earliest(queue, moment, entitled);
    return first != RunQueue.NONE && queue.waitingAt(first) == task;
  }

  /** When the average reaches the task's virtual time: the weighted sum grows by the same in each microsecond, whoever runs. */
  @Override
  public long earliestUs(RunQueue queue, int task) {
    return queue.turnStartUs + ((tasks.virtual[task] - queue.base) * queue.load - queue.moment) / VirtualTime.SCALE;
  }

  /** Each turn moves the running task's virtual time and deadline by a constant, and the average by its share of that: so all is linear. */
  @Override
  public long stays(RunQueue queue, long virtual) {
    int current = queue.current;
    long weight = tasks.weight[current];
    long surplus = queue.moment - (tasks.virtual[current] - queue.base) * queue.load;
    long turns = surplus / (virtual * (queue.load - weight));
    for (int position = 0; position < queue.waiting(); position++) {
      int task = queue.waitingAt(position);
      long ahead = tasks.key[task] - tasks.key[current];
      long untilEarlier = Math.max(1, Math.floorDiv(tasks.order[task] < tasks.order[current] ? ahead + virtual - 1 : ahead + virtual, virtual));
      if (untilEarlier > turns) {
        return turns;
      }
      long lacks = (tasks.virtual[task] - queue.base) * queue.load - queue.moment;
      long untilEligible = lacks <= 0 ? 0 : (lacks - 1) / (weight * virtual) + 1;
      turns = Math.min(turns, Math.max(untilEarlier, untilEligible) - 1);
    }
    return turns;
  }

  @Override
  public boolean partial(int task) {
    return tasks.key[task] - tasks.virtual[task] != wholeSlice(task);
  }

  @Override
  public long keyAfter(RunQueue queue, long virtual) {
    return tasks.virtual[queue.current] + virtual + wholeSlice(queue.current);
  }

  /** The position of the earliest deadline that is eligible; NONE where the running task's is, or where nobody waits. */
  private int earliest(RunQueue queue, long moment, boolean currentEligible) {
    for (int position = 0; position < queue.waiting(); position++) {
      int task = queue.waitingAt(position);
      if (currentEligible && tasks.before(queue.current, task)) {
        return RunQueue.NONE;
      }
      if (eligible(queue, tasks.virtual[task], moment)) {
        return position;
      }
    }
    return RunQueue.NONE;
  }

  private boolean eligible(RunQueue queue, long virtual, long moment) {
    return moment >= (virtual - queue.base) * queue.load;
  }

  /** The queue's weighted average of virtual times, rounded down; that of who was last where it is empty. */
  private long average(RunQueue queue, long nowUs) {
    if (queue.load == 0) {
      return queue.base;
    }
    long gained = queue.current == RunQueue.NONE ? 0 : tasks.weight[queue.current] * gained(queue, nowUs);
    return queue.base + Math.floorDiv(queue.moment + gained, queue.load);
  }

  /** The virtual time that passed in the running task's turn. */
  private long gained(RunQueue queue, long nowUs) {
    return VirtualTime.of(nowUs - queue.turnStartUs, tasks.weight[queue.current]);
  }

  private long wholeSlice(int task) {
    return VirtualTime.of(tasks.sliceUs[task], tasks.weight[task]);
  }
}

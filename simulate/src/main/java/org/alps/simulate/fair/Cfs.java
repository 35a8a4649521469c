package org.alps.simulate.fair;

/**
 * Linux's completely fair scheduler, up to 6.5: the least virtual time runs, for a slice of latency x share of the queue's weight, but at least the
 * minimum granularity. Newcomers begin a slice behind the queue's least virtual time (START_DEBIT); the woken keep their own, but at most
 * half a latency of credit (GENTLE_FAIR_SLEEPERS); both push the running task aside where it is ahead by the wake-up granularity.
 */
final class Cfs implements FairDiscipline {
  private final FairTasks tasks;
  private final FairParameters parameters;
  private final long switchCostUs;

  Cfs(FairTasks tasks, FairParameters parameters, long switchCostUs) {
    this.tasks = tasks;
    this.parameters = parameters;
    this.switchCostUs = switchCostUs;
  }

  @Override
  public long sliceUs(long askedUs) {
    return 0;
  }

  @Override
  public void enqueue(RunQueue queue, int task, Entry entry, RunQueue last, long nowUs) {
    update(queue, nowUs);
    int weight = tasks.weight[task];
    if (entry == Entry.WOKEN) {
      update(last, nowUs);
    }
    tasks.virtual[task] = switch (entry) {
      case NEW -> queue.leastVirtual + VirtualTime.of(sliceUs(weight, queue.load + weight), weight);
      case WOKEN -> Math.max(kept(task, queue, last), queue.leastVirtual - parameters.latencyUs() * VirtualTime.PER_US / 2);
      case MIGRATED -> kept(task, queue, last);
    };
    tasks.key[task] = tasks.virtual[task];
  }

  @Override
  public void quiescent(RunQueue queue, int task, long nowUs) {
    update(queue, nowUs);
  }

  @Override
  public long running(RunQueue queue, int task) {
    return sliceUs(tasks.weight[task], queue.load) + switchCostUs;
  }

  @Override
  public void stopping(RunQueue queue, int task, boolean turnOver) {
    tasks.key[task] = tasks.virtual[task];
  }

  @Override
  public int dispatch(RunQueue queue) {
    return queue.waiting() == 0 || queue.current != RunQueue.NONE && tasks.before(queue.current, queue.waitingAt(0)) ? RunQueue.NONE : 0;
  }

  @Override
  public boolean preempts(RunQueue queue, int task, long nowUs) {
    return virtualNow(queue, nowUs) - tasks.virtual[task] > VirtualTime.of(parameters.wakeupGranularityUs(), tasks.weight[task]);
  }

  @Override
  public long keyAfter(RunQueue queue, long virtual) {
    return tasks.virtual[queue.current] + virtual;
  }

  /** A task's virtual time as seen from another queue. */
  private long kept(int task, RunQueue queue, RunQueue last) {
    return tasks.virtual[task] - last.leastVirtual + queue.leastVirtual;
  }

  private long sliceUs(long weight, long load) {
    return Math.max(parameters.latencyUs() * weight / load, parameters.minGranularityUs());
  }

  private void update(RunQueue queue, long nowUs) {
    long least = queue.current == RunQueue.NONE ? Long.MAX_VALUE : virtualNow(queue, nowUs);
    if (queue.waiting() > 0) {
      least = Math.min(least, tasks.virtual[queue.waitingAt(0)]);
    }
    if (least != Long.MAX_VALUE) {
      queue.leastVirtual = Math.max(queue.leastVirtual, least);
    }
  }

  private long virtualNow(RunQueue queue, long nowUs) {
    return tasks.virtual[queue.current] + VirtualTime.of(nowUs - queue.turnStartUs, tasks.weight[queue.current]);
  }
}

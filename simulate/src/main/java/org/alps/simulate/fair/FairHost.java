package org.alps.simulate.fair;

import java.util.Arrays;
import org.alps.simulate.fair.FairDiscipline.Entry;
import org.alps.simulate.host.ArrivalCheck;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.JobHeap;
import org.alps.simulate.host.References;
import org.alps.simulate.host.SimulatedHost;
import org.alps.simulate.host.SimulationSink;

/**
 * A host of a run queue a core, under one of Linux's fair schedulers: the engine behind cfs, eevdf, nice and rr. Time between changes of a queue is
 * skipped, exactly.
 *
 * <p>Who arrives or wakes goes to the shortest queue, so to an idle core where there is one: of equals the one it was last on, else the lowest.
 * At one instant the done and the sleepy leave, then the woken come by arrival, then arrivals; then queues are evened out, where that is due;
 * then each core that fell idle pulls from the longest queue; then cores decide. Who waits first is pulled or moved. Queues count tasks, not weights.
 */
public final class FairHost implements SimulatedHost {
  private static final long NEVER = CoreTimes.NEVER;

  private final int cores;
  private final TaskShares shares;
  private final long balanceUs;
  private final FairTasks tasks;
  private final FairDiscipline discipline;
  private final Turns turns;
  private final RunQueue[] queues;
  private final CoreLoads loads;
  private final CoreTimes times;
  private final JobHeap asleep = new JobHeap();
  private final ArrivalCheck check = new ArrivalCheck();
  /** Cores whose queue changed at this instant. */
  private final int[] changed;
  private final boolean[] isChanged;
  private int changedCount;
  private long nowUs;
  private boolean undecided;
  private long balanceAtUs = NEVER;

  /** @param shares by function; only CFS and EEVDF heed weights, and only EEVDF slices */
  public FairHost(HostModel model, FairScheduler scheduler, TaskShares shares, SimulationSink sink) {
    this(model, scheduler, FairParameters.ofLinux(model.cores()), shares, true, sink);
  }

  /** @param skips false to walk turn by turn, for checking */
  FairHost(HostModel model, FairScheduler scheduler, FairParameters parameters, TaskShares shares, boolean skips, SimulationSink sink) {
    model.check();
    this.cores = model.cores();
    this.shares = shares;
    this.balanceUs = parameters.balanceUs();
    this.tasks = new FairTasks(model.sleeps(), sink);
    this.discipline = scheduler.discipline(tasks, parameters, model);
    this.turns = new Turns(tasks, discipline, model, skips);
    this.loads = new CoreLoads(cores);
    this.times = new CoreTimes(cores);
    this.queues = new RunQueue[cores];
    Arrays.setAll(queues, core -> new RunQueue(core, tasks));
    this.changed = new int[cores];
    this.isChanged = new boolean[cores];
  }

  @Override
  public void accept(InvocationBatch batch) {
    check.check(batch);
    for (int row = 0; row < batch.size; row++) {
      advance(batch.arrivalUs[row]);
      nowUs = batch.arrivalUs[row];
      int function = batch.function[row];
      int task = tasks.add(function, nowUs, batch.cpuTimeUs[row], batch.blockedUs[row]);
      tasks.weight[task] = shares.weight(function);
      tasks.sliceUs[task] = discipline.sliceUs(shares.sliceUs(function));
      if (tasks.untilStopUs[task] > 0) {
        arrive(task);
      } else {
        fallAsleep(task);
      }
      undecided = true;
    }
  }

  @Override
  public void finish() {
    advance(NEVER - 1);
  }

  /** Runs everything before {@code untilUs}, and what stops or wakes at that instant. */
  private void advance(long untilUs) {
    while (true) {
      if (undecided) {
        if (nowUs >= untilUs) {
          return;
        }
        decide();
        undecided = false;
      }
      long next = Math.min(Math.min(times.firstUs(), asleep.topKey()), balanceAtUs);
      if (next > untilUs) {
        return;
      }
      nowUs = next;
      undecided = true;
      while (times.firstUs() == next) {
        attend(queues[times.firstCore()]);
      }
      while (asleep.topKey() == next) {
        arrive(References.slot(asleep.pop()));
      }
    }
  }

  private void attend(RunQueue queue) {
    turns.advance(queue, nowUs);
    change(queue);
    times.set(queue.core, NEVER);
    if (turns.stopUs(queue) != nowUs) {
      return;
    }
    int task = queue.current;
    turns.rest(queue, nowUs);
    depart(queue, task);
    queue.current = RunQueue.NONE;
    if (!fallAsleep(task)) {
      tasks.completed(task, nowUs);
    }
  }

  private boolean fallAsleep(int task) {
    long sleepUs = tasks.sleepUs(task);
    if (sleepUs > 0) {
      asleep.push(nowUs + sleepUs, tasks.reference(task));
    }
    return sleepUs > 0;
  }

  /** Finds a core for a new or woken task. */
  private void arrive(int task) {
    int last = tasks.core[task];
    boolean isNew = last == RunQueue.NONE;
    int core = !isNew && loads.of(last) == loads.fewest() ? last : loads.lowestWith(loads.fewest());
    if (!isNew && core != last) {
      turns.advance(queues[last], nowUs);
    }
    join(queues[core], task, isNew ? Entry.NEW : Entry.WOKEN, isNew ? null : queues[last]);
  }

  private void join(RunQueue queue, int task, Entry entry, RunQueue last) {
    turns.advance(queue, nowUs);
    discipline.enqueue(queue, task, entry, last, nowUs);
    tasks.core[task] = queue.core;
    queue.join(task);
    queue.add(task);
    queue.contested |= queue.current != RunQueue.NONE && discipline.preempts(queue, task, nowUs);
    loads.add(queue.core);
    change(queue);
  }

  private void depart(RunQueue queue, int task) {
    discipline.quiescent(queue, task, nowUs);
    queue.part(task);
    loads.remove(queue.core);
    change(queue);
  }

  private void decide() {
    if (balanceAtUs == nowUs) {
      while (loads.most() - loads.fewest() > 1) {
        move(queues[loads.lowestWith(loads.most())], queues[loads.lowestWith(loads.fewest())]);
      }
    }
    while (loads.fewest() == 0 && loads.most() > 1) {
      move(queues[loads.lowestWith(loads.most())], queues[loads.lowestWith(0)]);
    }
    for (int i = 0; i < changedCount; i++) {
      RunQueue queue = queues[changed[i]];
      isChanged[changed[i]] = false;
      turns.decide(queue, nowUs);
      times.set(queue.core, turns.attentionUs(queue));
    }
    changedCount = 0;
    if (loads.most() - loads.fewest() < 2) {
      balanceAtUs = NEVER;
    } else if (balanceAtUs == NEVER) {
      balanceAtUs = (nowUs / balanceUs + 1) * balanceUs;
    }
  }

  private void move(RunQueue from, RunQueue to) {
    turns.advance(from, nowUs);
    int task = from.waitingAt(0);
    depart(from, task);
    from.take(0);
    join(to, task, Entry.MIGRATED, from);
  }

  private void change(RunQueue queue) {
    if (!isChanged[queue.core]) {
      isChanged[queue.core] = true;
      changed[changedCount++] = queue.core;
    }
  }
}

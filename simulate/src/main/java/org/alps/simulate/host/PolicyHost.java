package org.alps.simulate.host;

import java.util.Arrays;
import java.util.function.Function;

/**
 * A host whose cores obey a {@link SchedulingPolicy}: the engine behind every policy that is neither exact SRPT nor a fluid.
 *
 * <p>At one instant all tasks that are due stop (the done leave, some fall asleep, the others go on or are enqueued), then those that wake are
 * enqueued, by arrival, then arrivals, then free cores are filled, then waiting tasks may push running ones aside. A task that left its core and
 * got one back within the instant never stopped: that is neither a preemption nor a switch. Every other dispatch, also the one after a sleep, first
 * spends the switch cost, which is no CPU time of the task; cut short, it is lost.
 *
 * <p>With a tick, the end of a granted time and that of a minimum quantum are noticed at the next multiple of it; tasks run on until then.
 */
public final class PolicyHost implements SimulatedHost {
  private static final long NEVER = Long.MAX_VALUE;
  private static final byte WAITS = 0;
  private static final byte RUNS = 1;
  /** Left its core at this instant; whether it lost it is not yet known. */
  private static final byte LEFT = 2;

  private final int cores;
  private final long switchCostUs;
  private final long tickUs;
  private final int sleeps;
  private final SimulationSink sink;
  private final Tasks tasks = new Tasks();
  private final SchedulingPolicy policy;
  private final ArrivalCheck check = new ArrivalCheck();
  private final RunningSet running;
  /** By when they wake. */
  private final JobHeap sleepers = new JobHeap();
  /** The tasks on the cores, in no order, and by task its place there. */
  private final int[] onCores;
  private int[] place = new int[tasks.capacity()];
  private byte[] state = new byte[tasks.capacity()];
  /** By task: when this dispatch, uninterrupted, began to do work. */
  private long[] workBeganUs = new long[tasks.capacity()];
  private int[] left = new int[64];
  private int leftCount;

  private long nowUs;
  private boolean undecided;
  /** Somebody arrived or woke at this instant. */
  private boolean comers;
  private long recheckUs = NEVER;

  /**
   * @param policy makes the policy that reads these tasks
   */
  public PolicyHost(HostModel model, Function<Tasks, SchedulingPolicy> policy, SimulationSink sink) {
    model.check();
    this.cores = model.cores();
    this.switchCostUs = model.switchCostUs();
    this.tickUs = model.tickUs();
    this.sleeps = model.sleeps();
    this.sink = sink;
    this.policy = policy.apply(tasks);
    this.running = new RunningSet(cores);
    this.onCores = new int[cores];
  }

  @Override
  public void accept(InvocationBatch batch) {
    check.check(batch);
    for (int row = 0; row < batch.size; row++) {
      long arrival = batch.arrivalUs[row];
      advance(arrival);
      nowUs = arrival;
      int function = batch.function[row];
      long cpuTime = batch.cpuTimeUs[row];
      int task = tasks.add(function, arrival, cpuTime, batch.blockedUs[row], sleeps, sink.arrived(function, arrival, cpuTime));
      if (task >= state.length) {
        state = Arrays.copyOf(state, tasks.capacity());
        place = Arrays.copyOf(place, tasks.capacity());
        workBeganUs = Arrays.copyOf(workBeganUs, tasks.capacity());
      }
      if (tasks.untilStretchEndUs(task) == 0) {
        sleep(task, arrival);
      } else {
        come(task, arrival);
      }
    }
  }

  @Override
  public void finish() {
    advance(NEVER - 1);
  }

  /** Runs everything before {@code untilUs}, and what stops at that instant. */
  private void advance(long untilUs) {
    while (true) {
      if (undecided) {
        if (nowUs >= untilUs) {
          return;
        }
        decide(nowUs);
        undecided = false;
      }
      long next = Math.min(Math.min(running.firstTime(), recheckUs), sleepers.topKey());
      if (next > untilUs) {
        return;
      }
      nowUs = next;
      stopDue(next);
      while (sleepers.topKey() == next) {
        come(References.slot(sleepers.pop()), next);
      }
      undecided = true;
    }
  }

  /** A task arrived or woke. */
  private void come(int task, long now) {
    state[task] = WAITS;
    policy.runnable(task, now);
    policy.enqueue(task, now);
    comers = true;
    undecided = true;
  }

  private void sleep(int task, long now) {
    sleepers.push(now + tasks.sleepUs(task), tasks.reference(task));
  }

  private void stopDue(long now) {
    int first = leftCount;
    while (running.firstTime() == now) {
      int task = References.slot(running.removeFirst());
      stop(task, now);
      if (tasks.remainingUs(task) == 0) {
        policy.quiescent(task, now);
        tasks.completed(task, now, sink);
      } else if (tasks.untilStretchEndUs(task) == 0) {
        policy.quiescent(task, now);
        sleep(task, now);
      } else {
        leave(task);
      }
    }
    int due = leftCount;
    leftCount = first;
    for (int i = first; i < due; i++) {
      if (policy.keeps(left[i], now)) {
        start(left[i], now);
      } else {
        left[leftCount++] = left[i];
      }
    }
    for (int i = first; i < leftCount; i++) {
      policy.enqueue(left[i], now);
    }
  }

  private void decide(long now) {
    while (running.size() < cores) {
      int task = policy.dispatch(now);
      if (task < 0) {
        break;
      }
      start(task, now);
    }
    boolean heldOff = recheckUs != NEVER;
    recheckUs = NEVER;
    if (running.size() == cores) {
      if (comers || heldOff && noticedUs(now) == now) {
        while (pushAside(now)) {
          // Until nobody who waits is better than whom it would push aside.
        }
      } else if (heldOff) {
        recheckUs = noticedUs(now);
      }
      grantAnew(now);
    }
    comers = false;
    for (int i = 0; i < leftCount; i++) {
      if (state[left[i]] == LEFT) {
        state[left[i]] = WAITS;
        tasks.preempted(left[i], sink);
      }
    }
    leftCount = 0;
  }

  /** Lets the policy replace one running task; false where there is none to replace now. */
  private boolean pushAside(long now) {
    int victim = policy.preempt(onCores, cores, now);
    if (victim < 0) {
      return false;
    }
    long quantumUs = policy.minimumQuantumUs();
    if (Math.max(0, now - workBeganUs[victim]) < quantumUs) {
      recheckUs = noticedUs(workBeganUs[victim] + quantumUs);
      return false;
    }
    running.remove(victim);
    stop(victim, now);
    leave(victim);
    policy.enqueue(victim, now);
    start(policy.dispatch(now), now);
    return true;
  }

  /** Lets the policy change how long running tasks may go on. */
  private void grantAnew(long now) {
    for (int task = policy.regrant(onCores, cores, now); task >= 0; task = policy.regrant(onCores, cores, now)) {
      running.remove(task);
      stop(task, now);
      state[task] = LEFT;
      start(task, now);
    }
  }

  private void start(int task, long now) {
    if (state[task] == LEFT) {
      tasks.workFrom(task, Math.max(now, tasks.workFromUs(task)));
    } else {
      workBeganUs[task] = now + switchCostUs;
      tasks.workFrom(task, now + switchCostUs);
      tasks.dispatched(task, now);
    }
    state[task] = RUNS;
    long granted = Math.max(1, policy.running(task, now));
    long stretch = tasks.untilStretchEndUs(task);
    long from = tasks.workFromUs(task);
    place[task] = running.size();
    onCores[place[task]] = task;
    running.add(granted < stretch ? Math.min(noticedUs(from + granted), from + stretch) : from + stretch, tasks.reference(task));
  }

  /** When the host notices what is over at {@code us}. */
  private long noticedUs(long us) {
    return tickUs == 0 ? us : (us + tickUs - 1) / tickUs * tickUs;
  }

  /** Counts what a task has run that was taken from the running. */
  private void stop(int task, long now) {
    int last = onCores[running.size()];
    onCores[place[task]] = last;
    place[last] = place[task];
    long ran = tasks.uncountedUs(task, now);
    tasks.attain(task, ran);
    policy.stopping(task, ran, now);
  }

  private void leave(int task) {
    if (leftCount == left.length) {
      left = Arrays.copyOf(left, leftCount * 2);
    }
    left[leftCount++] = task;
    state[task] = LEFT;
  }
}

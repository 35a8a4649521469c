package org.alps.simulate.host;

import java.util.Arrays;
import java.util.function.Function;

/**
 * A host whose cores obey a {@link SchedulingPolicy}: the engine behind every policy that is neither exact SRPT nor a fluid.
 *
 * <p>At one instant all tasks that are due stop (the done leave, the others go on or are enqueued), then arrivals are enqueued, then free cores
 * are filled, then waiting tasks may push running ones aside. A task that left its core and got one back within the instant never stopped: that is
 * neither a preemption nor a switch. Every other dispatch first spends the switch cost, which is no CPU time of the task; cut short, it is lost.
 */
public final class PolicyHost implements SimulatedHost {
  private static final long NEVER = Long.MAX_VALUE;
  private static final byte WAITS = 0;
  private static final byte RUNS = 1;
  /** Left its core at this instant; whether it lost it is not yet known. */
  private static final byte LEFT = 2;

  private final int cores;
  private final long switchCostUs;
  private final SimulationSink sink;
  private final Tasks tasks = new Tasks();
  private final SchedulingPolicy policy;
  private final ArrivalCheck check = new ArrivalCheck();
  private final RunningSet running;
  private final int[] slots;
  private byte[] state = new byte[tasks.capacity()];
  /** By task: when this dispatch, uninterrupted, began to do work. */
  private long[] workBeganUs = new long[tasks.capacity()];
  private int[] left = new int[64];
  private int leftCount;

  private long nowUs;
  private boolean undecided;
  private boolean arrivals;
  private long recheckUs = NEVER;

  /**
   * @param policy makes the policy that reads these tasks
   */
  public PolicyHost(HostModel model, Function<Tasks, SchedulingPolicy> policy, SimulationSink sink) {
    model.check();
    this.cores = model.cores();
    this.switchCostUs = model.switchCostUs();
    this.sink = sink;
    this.policy = policy.apply(tasks);
    this.running = new RunningSet(cores);
    this.slots = new int[cores];
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
      int task = tasks.add(function, arrival, cpuTime, sink.arrived(function, arrival, cpuTime));
      if (task >= state.length) {
        state = Arrays.copyOf(state, tasks.capacity());
        workBeganUs = Arrays.copyOf(workBeganUs, tasks.capacity());
      }
      state[task] = WAITS;
      policy.runnable(task, arrival);
      policy.enqueue(task, arrival);
      arrivals = true;
      undecided = true;
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
      long next = Math.min(running.firstTime(), recheckUs);
      if (next > untilUs) {
        return;
      }
      nowUs = next;
      stopDue(next);
      undecided = true;
    }
  }

  private void stopDue(long now) {
    int first = leftCount;
    while (running.firstTime() == now) {
      int task = References.slot(running.removeFirst());
      stop(task, now);
      if (tasks.remainingUs(task) == 0) {
        policy.quiescent(task, now);
        tasks.completed(task, now, sink);
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
    boolean ask = running.size() == cores && (arrivals || recheckUs != NEVER);
    arrivals = false;
    recheckUs = NEVER;
    while (ask) {
      ask = pushAside(now);
    }
    if (running.size() == cores) {
      grantAnew(now);
    }
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
    running.slots(slots);
    int victim = policy.preempt(slots, cores, now);
    if (victim < 0) {
      return false;
    }
    long quantumUs = policy.minimumQuantumUs();
    if (Math.max(0, now - workBeganUs[victim]) < quantumUs) {
      recheckUs = workBeganUs[victim] + quantumUs;
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
    running.slots(slots);
    for (int task = policy.regrant(slots, cores, now); task >= 0; task = policy.regrant(slots, cores, now)) {
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
    running.add(tasks.workFromUs(task) + Math.min(granted, tasks.remainingUs(task)), tasks.reference(task));
  }

  private void stop(int task, long now) {
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

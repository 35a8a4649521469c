package org.alps.simulate.host;

/**
 * A host whose n runnable invocations each get min(1, cores / n) of a core at every moment: fluid processor sharing, the limit of fair schedulers as
 * their slices shrink. Switches do not exist, so they cost nothing.
 *
 * <p>Virtual time is the service that each invocation present has received; an invocation is done when virtual time has grown by its CPU time
 * since its arrival, so a heap of those instants is all there is to keep. Completions are rounded up to whole microseconds, less a few units in
 * the last place of the busy period's length. Everyone starts on arrival and nobody is preempted.
 *
 * <p>Who comes to a {@link Sleeps sleep} leaves, and is present again with the next stretch of CPU time when it wakes. A sleep begins at the next
 * whole microsecond, as a completion would.
 */
public final class PsHost implements SimulatedHost {
  private static final double LEAST_ERROR_US = 1e-6;
  private static final double ERROR_ULPS = 8;
  private static final double NEVER = Double.MAX_VALUE;
  private static final long END_US = Long.MAX_VALUE - 1;

  private final int cores;
  private final int sleeps;
  private final SimulationSink sink;
  private final ArrivalCheck check = new ArrivalCheck();
  private final Tasks tasks = new Tasks();
  /** By virtual time at which their stretch ends: doubles that are not negative order as their bits do. */
  private final JobHeap present = new JobHeap();
  /** By when they wake. */
  private final JobHeap sleepers = new JobHeap();
  /** When the host was last idle. Times are counted from here, so that they stay small and precise. */
  private long busySinceUs;
  private double elapsedUs;
  private double virtualUs;

  public PsHost(HostModel model, SimulationSink sink) {
    model.check();
    this.cores = model.cores();
    this.sleeps = model.sleeps();
    this.sink = sink;
  }

  @Override
  public void accept(InvocationBatch batch) {
    check.check(batch);
    for (int row = 0; row < batch.size; row++) {
      long arrival = batch.arrivalUs[row];
      advance(arrival);
      int function = batch.function[row];
      long cpuTime = batch.cpuTimeUs[row];
      int task = tasks.add(function, arrival, cpuTime, batch.blockedUs[row], sleeps, sink.arrived(function, arrival, cpuTime));
      if (tasks.untilStretchEndUs(task) == 0) {
        sleepers.push(arrival + tasks.sleepUs(task), tasks.reference(task));
      } else {
        come(task, arrival);
      }
    }
  }

  @Override
  public void finish() {
    advance(END_US);
  }

  /** Runs to {@code untilUs}; at one instant the done leave first, then sleepers wake. */
  private void advance(long untilUs) {
    while (true) {
      long boundUs = Math.min(sleepers.topKey(), untilUs);
      double bound = boundUs - busySinceUs;
      double rate = present.size() <= cores ? 1 : (double) cores / present.size();
      double virtual = Double.longBitsToDouble(present.topKey());
      double end = present.isEmpty() ? NEVER : elapsedUs + (virtual - virtualUs) / rate;
      if (end <= bound) {
        elapsedUs = end;
        virtualUs = virtual;
        leave(References.slot(present.pop()));
      } else {
        virtualUs += (bound - elapsedUs) * rate;
        elapsedUs = bound;
        if (sleepers.topKey() > untilUs) {
          return;
        }
        come(References.slot(sleepers.pop()), boundUs);
      }
    }
  }

  /** A task arrived or woke. */
  private void come(int task, long nowUs) {
    if (present.isEmpty()) {
      busySinceUs = nowUs;
      elapsedUs = 0;
      virtualUs = 0;
    }
    tasks.dispatched(task, nowUs);
    tasks.workFrom(task, nowUs);
    present.push(Double.doubleToRawLongBits(virtualUs + tasks.untilStretchEndUs(task)), tasks.reference(task));
  }

  private void leave(int task) {
    long stretch = tasks.untilStretchEndUs(task);
    long rounded = busySinceUs + (long) Math.ceil(elapsedUs - Math.max(LEAST_ERROR_US, ERROR_ULPS * Math.ulp(elapsedUs)));
    long nowUs = Math.max(rounded, tasks.workFromUs(task) + stretch);
    tasks.attain(task, stretch);
    if (tasks.remainingUs(task) == 0) {
      tasks.completed(task, nowUs, sink);
    } else {
      sleepers.push(nowUs + tasks.sleepUs(task), tasks.reference(task));
    }
  }
}

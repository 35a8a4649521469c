package org.alps.simulate.host;

/**
 * A host whose n invocations each get min(1, cores / n) of a core at every moment: fluid processor sharing, the limit of fair schedulers as
 * their slices shrink. Switches do not exist, so they cost nothing.
 *
 * <p>Virtual time is the service that each invocation present has received; an invocation is done when virtual time has grown by its CPU time
 * since its arrival, so a heap of those instants is all there is to keep. Completions are rounded up to whole microseconds, less a few units in
 * the last place of the busy period's length. Everyone starts on arrival and nobody is preempted.
 */
public final class PsHost implements SimulatedHost {
  private static final double LEAST_ERROR_US = 1e-6;
  private static final double ERROR_ULPS = 8;
  private static final double END = 1e300;

  private final int cores;
  private final SimulationSink sink;
  private final ArrivalCheck check = new ArrivalCheck();
  private final JobRecords jobs = new JobRecords();
  /** By virtual completion: doubles that are not negative order as their bits do. */
  private final JobHeap heap = new JobHeap();
  private long fed;
  /** When the host was last idle. Times are counted from here, so that they stay small and precise. */
  private long busySinceUs;
  private double elapsedUs;
  private double virtualUs;

  public PsHost(HostModel model, SimulationSink sink) {
    model.check();
    this.cores = model.cores();
    this.sink = sink;
  }

  @Override
  public void accept(InvocationBatch batch) {
    check.check(batch);
    for (int row = 0; row < batch.size; row++) {
      long arrival = batch.arrivalUs[row];
      advance(arrival - busySinceUs);
      if (heap.isEmpty()) {
        busySinceUs = arrival;
        elapsedUs = 0;
        virtualUs = 0;
      }
      int slot = jobs.allocate();
      int at = slot * JobRecords.WIDTH;
      jobs.words[at + JobRecords.ARRIVAL] = arrival;
      jobs.words[at + JobRecords.CPU_TIME] = batch.cpuTimeUs[row];
      jobs.words[at + JobRecords.TAG] = sink.arrived(batch.function[row], arrival, batch.cpuTimeUs[row]);
      heap.push(Double.doubleToRawLongBits(virtualUs + batch.cpuTimeUs[row]), References.pack(fed++, slot));
    }
  }

  @Override
  public void finish() {
    advance(END);
  }

  private void advance(double untilUs) {
    while (!heap.isEmpty()) {
      double rate = heap.size() <= cores ? 1 : (double) cores / heap.size();
      double virtual = Double.longBitsToDouble(heap.topKey());
      double completion = elapsedUs + (virtual - virtualUs) / rate;
      if (completion > untilUs) {
        virtualUs += (untilUs - elapsedUs) * rate;
        elapsedUs = untilUs;
        return;
      }
      elapsedUs = completion;
      virtualUs = virtual;
      complete(References.slot(heap.pop()));
    }
  }

  private void complete(int slot) {
    int at = slot * JobRecords.WIDTH;
    long arrival = jobs.words[at + JobRecords.ARRIVAL];
    long cpuTime = jobs.words[at + JobRecords.CPU_TIME];
    long completion = busySinceUs + (long) Math.ceil(elapsedUs - Math.max(LEAST_ERROR_US, ERROR_ULPS * Math.ulp(elapsedUs)));
    jobs.release(slot);
    sink.completed((int) jobs.words[at + JobRecords.TAG], arrival, cpuTime, 0, Math.max(completion, arrival + cpuTime), arrival, 0, cpuTime);
  }
}

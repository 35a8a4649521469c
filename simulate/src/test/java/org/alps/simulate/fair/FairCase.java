package org.alps.simulate.fair;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.Outcome;
import org.alps.simulate.host.SimulationSink;

/** A host, its scheduler and what arrives, in a test. Functions index {@code weights} and {@code slicesUs}. */
record FairCase(HostModel model, FairScheduler scheduler, FairParameters parameters, int[] weights, long[] slicesUs, List<Job> jobs)
    implements TaskShares {
  /** One invocation. */
  record Job(long arrivalUs, long cpuTimeUs, long blockedUs, int function) {
    static Job of(long arrivalUs, long cpuTimeUs) {
      return new Job(arrivalUs, cpuTimeUs, 0, 0);
    }
  }

  @Override
  public int weight(int function) {
    return weights[function];
  }

  @Override
  public long sliceUs(int function) {
    return slicesUs[function];
  }

  /** Some host with a few invocations of sizes up to {@code mostUs}, slices of a few microseconds, and many ties. */
  static FairCase random(Random random, FairScheduler scheduler, boolean alike, int mostUs) {
    int cores = 1 + random.nextInt(random.nextBoolean() ? 1 : 4);
    long switchCostUs = random.nextBoolean() ? 0 : random.nextInt(4);
    long tickUs = random.nextBoolean() ? 0 : 1 + random.nextInt(6);
    HostModel model = new HostModel(cores, switchCostUs, tickUs, random.nextBoolean() ? 0 : 1 + random.nextInt(4));
    FairParameters parameters = new FairParameters(
        2 + random.nextInt(40), 1 + random.nextInt(8), random.nextInt(8), 2 + random.nextInt(9), 1 + random.nextInt(8), 1 + random.nextInt(20));
    int[] weights = new int[3];
    long[] slices = new long[3];
    int shared = random.nextInt(3) > 0 ? 1024 : Nice.weight(random.nextInt(40) - 20);
    for (int function = 0; function < 3; function++) {
      weights[function] = alike ? shared : Nice.weight(random.nextInt(random.nextBoolean() ? 40 : 4) - 20);
      slices[function] = alike || random.nextBoolean() ? 0 : 1 + random.nextInt(200);
    }
    List<Job> jobs = new ArrayList<>();
    int gap = 1 + random.nextInt(2 * mostUs);
    long now = random.nextInt(5);
    for (int left = 1 + random.nextInt(14); left > 0; left--) {
      now += random.nextInt(3) > 0 ? random.nextInt(gap) : 0;
      long size = 1 + random.nextInt(random.nextBoolean() ? 8 : mostUs);
      jobs.add(new Job(now, size, random.nextInt(3) == 0 ? 0 : random.nextInt(mostUs), random.nextInt(3)));
    }
    return new FairCase(model, scheduler, parameters, weights, slices, jobs);
  }

  /** What happens, by job, skipping or walking. */
  List<Outcome> outcomes(boolean skips) {
    int batchSize = 1 + jobs.size() / 3;
    Recorder recorder = new Recorder();
    FairHost host = new FairHost(model, scheduler, parameters, this, skips, recorder);
    InvocationBatch batch = new InvocationBatch(batchSize);
    for (Job job : jobs) {
      batch.arrivalUs[batch.size] = job.arrivalUs;
      batch.cpuTimeUs[batch.size] = job.cpuTimeUs;
      batch.blockedUs[batch.size] = job.blockedUs;
      batch.function[batch.size] = job.function;
      if (++batch.size == batchSize) {
        host.accept(batch);
        batch.size = 0;
      }
    }
    host.accept(batch);
    host.finish();
    return recorder.outcomes;
  }

  @Override
  public String toString() {
    return scheduler + " " + model + " " + parameters + " weights " + Arrays.toString(weights) + " slices "
        + Arrays.toString(slicesUs) + " " + jobs;
  }

  /** Records outcomes and checks what any host owes its sink. */
  private static final class Recorder implements SimulationSink {
    final List<Outcome> outcomes = new ArrayList<>();
    private long clockUs;

    @Override
    public int arrived(int function, long arrivalUs, long cpuTimeUs) {
      passTo(arrivalUs);
      outcomes.add(new Outcome());
      return outcomes.size() - 1;
    }

    @Override
    public void preempted(int tag, long sliceUs) {
      outcomes.get(tag).slicesUs.add(sliceUs);
    }

    @Override
    public void completed(
        int tag, long arrivalUs, long cpuTimeUs, long blockedUs, long completionUs, long firstStartUs, int preemptions, long lastSliceUs) {
      passTo(completionUs);
      Outcome outcome = outcomes.get(tag);
      outcome.slicesUs.add(lastSliceUs);
      outcome.firstStartUs = firstStartUs;
      outcome.completionUs = completionUs;
      long sum = outcome.slicesUs.stream().mapToLong(Long::longValue).sum();
      if (outcome.preemptions() != preemptions || sum != cpuTimeUs || completionUs < arrivalUs + cpuTimeUs + blockedUs) {
        throw new AssertionError("preemptions " + preemptions + ", CPU time " + cpuTimeUs + ", blocked " + blockedUs + ": " + outcome);
      }
    }

    private void passTo(long nowUs) {
      if (nowUs < clockUs) {
        throw new AssertionError("time falls from " + clockUs + " to " + nowUs);
      }
      clockUs = nowUs;
    }
  }
}

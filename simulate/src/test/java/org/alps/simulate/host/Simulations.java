package org.alps.simulate.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Runs hosts in tests and checks what any host owes its sink: calls in time order, slices that add up. */
public final class Simulations {
  private Simulations() {}

  /** Feeds everything in batches of {@code batchSize} and returns what happened, in input order. */
  public static List<Outcome> run(List<Invocation> invocations, int batchSize, Function<SimulationSink, SimulatedHost> host) {
    Recorder recorder = new Recorder();
    feed(invocations, batchSize, host.apply(recorder));
    return recorder.outcomes;
  }

  /** Feeds everything in batches of {@code batchSize} and finishes. */
  public static void feed(List<Invocation> invocations, int batchSize, SimulatedHost simulated) {
    InvocationBatch batch = new InvocationBatch(batchSize);
    for (Invocation invocation : invocations) {
      batch.arrivalUs[batch.size] = invocation.arrivalUs();
      batch.cpuTimeUs[batch.size] = invocation.cpuTimeUs();
      batch.function[batch.size] = invocation.function();
      batch.blockedUs[batch.size] = invocation.blockedUs();
      if (++batch.size == batchSize) {
        simulated.accept(batch);
        batch.size = 0;
      }
    }
    simulated.accept(batch);
    simulated.finish();
  }

  /** Some invocations with many ties: arrivals in bursts, sizes from a small range or a wide one. */
  public static List<Invocation> random(Random random, int most) {
    int count = 1 + random.nextInt(most);
    int gap = 1 + random.nextInt(12);
    int size = 1 + random.nextInt(random.nextBoolean() ? 6 : 60);
    List<Invocation> invocations = new ArrayList<>();
    long now = random.nextInt(5);
    for (int i = 0; i < count; i++) {
      if (random.nextInt(3) > 0) {
        now += random.nextInt(gap);
      }
      invocations.add(new Invocation(now, 1 + random.nextInt(size), random.nextInt(5)));
    }
    return invocations;
  }

  /** These, of which some are blocked for up to {@code most} microseconds. */
  public static List<Invocation> blocked(Random random, List<Invocation> invocations, int most) {
    return invocations.stream().map(one -> new Invocation(one.arrivalUs(), one.cpuTimeUs(), one.function(),
        random.nextInt(3) == 0 ? 0 : random.nextInt(most + 1))).toList();
  }

  private static final class Recorder implements SimulationSink {
    final List<Outcome> outcomes = new ArrayList<>();
    private final List<Long> cpuTimes = new ArrayList<>();
    private long clock;

    @Override
    public int arrived(int function, long arrivalUs, long cpuTimeUs) {
      passTo(arrivalUs);
      outcomes.add(new Outcome());
      cpuTimes.add(cpuTimeUs);
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
      require(outcome.completionUs == -1, "completes twice");
      outcome.slicesUs.add(lastSliceUs);
      outcome.completionUs = completionUs;
      outcome.firstStartUs = firstStartUs;
      require(outcome.preemptions() == preemptions, "preemptions " + preemptions + " for slices " + outcome.slicesUs);
      require(cpuTimeUs == cpuTimes.get(tag), "CPU time " + cpuTimeUs + " came back for " + cpuTimes.get(tag));
      long sum = outcome.slicesUs.stream().mapToLong(Long::longValue).sum();
      require(sum == cpuTimeUs, "slices " + outcome.slicesUs + " for a CPU time of " + cpuTimeUs);
      require(firstStartUs >= arrivalUs && completionUs >= arrivalUs + cpuTimeUs + blockedUs, "starts or ends too early: " + outcome);
    }

    private void passTo(long now) {
      require(now >= clock, "time falls from " + clock + " to " + now);
      clock = now;
    }

    private static void require(boolean holds, String otherwise) {
      if (!holds) {
        throw new AssertionError(otherwise);
      }
    }
  }
}

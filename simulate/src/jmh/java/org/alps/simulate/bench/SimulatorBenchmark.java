package org.alps.simulate.bench;

import org.alps.simulate.host.HostModel;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.SrptHost;
import org.alps.simulate.profile.ProfileSink;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Nanoseconds an invocation of exact SRPT with profiles on, warm, over 10 million invocations. {@code main} takes JMH's options and ends with a
 * table beside the reference.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
@Fork(value = 1, jvmArgs = {"-Xmx1500m", "-XX:+UseSerialGC"})
public class SimulatorBenchmark {
  private static final int INVOCATIONS = 10_000_000;

  @Param
  public BenchmarkCase name;

  private List<InvocationBatch> batches;
  private long windowUs;

  @Setup
  public void draw() {
    batches = AzureLike.batches(INVOCATIONS, name.cores, name.load, name.functions);
    InvocationBatch last = batches.get(batches.size() - 1);
    windowUs = last.arrivalUs[last.size - 1] / name.windows + 1;
  }

  @Benchmark
  @OperationsPerInvocation(INVOCATIONS)
  public long srpt() {
    long[] waited = new long[1];
    ProfileSink sink = new ProfileSink(name.functions, windowUs,
        (function, window, count, firstWait, wait, turnaround, preemptions, cpuTime, squares, cpuTimes, slices) -> waited[0] += wait);
    SrptHost host = new SrptHost(HostModel.ideal(name.cores), sink);
    for (InvocationBatch batch : batches) {
      host.accept(batch);
    }
    host.finish();
    sink.close();
    return waited[0];
  }

  public static void main(String[] arguments) throws RunnerException, CommandLineOptionException {
    Collection<RunResult> results = new Runner(new OptionsBuilder()
        .parent(new CommandLineOptions(arguments)).include(SimulatorBenchmark.class.getName()).build()).run();
    System.out.printf("%n%-26s %6s %5s %10s | %9s %9s %9s %7s   ns/invocation%n",
        "case", "cores", "load", "functions", "reference", "mean", "best", "ratio");
    for (RunResult result : results) {
      BenchmarkCase row = BenchmarkCase.valueOf(result.getParams().getParam("name"));
      double best = result.getPrimaryResult().getStatistics().getMin();
      System.out.printf("%-26s %6d %5.2f %10d | %9d %9.1f %9.1f %7.2f%n", row, row.cores, row.load, row.functions, row.referenceNs,
          result.getPrimaryResult().getScore(), best, best / row.referenceNs);
    }
  }
}

package org.alps.simulate;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alps.ingest.ExitCode;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.SimulatedHost;
import org.alps.simulate.policy.HostSetup;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.replay.ReplayOutcomes;
import org.alps.simulate.replay.ReplayReader;
import org.alps.simulate.replay.ReplayTrace;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code alps replay}: one host in this process, without Spark. Standard input to standard output. */
@Command(
    name = "replay",
    description = {
      "Simulates one host from standard input, without Spark.",
      "",
      "Input: CSV rows arrival_us,cpu_us,function in any order; with a header, in any order of columns, and with blocked_us "
          + "(time asleep, 0 where there is no such column). "
          + "Output: a header, then completion_us,wait_us,preemptions,first_start_us for each row, in input order."
    },
    footer = {"", "Example:", "  printf '0,10,a\\n4,3,b\\n' | alps replay --policy srpt"})
public final class ReplayCommand implements Callable<Integer> {
  @Option(names = "--policy", defaultValue = "srpt", paramLabel = "POLICY",
      description = "Who runs first: srpt, psjf, ps (fluid fair sharing, which has no switches), eevdf, cfs, rr (3 ms slices), fifo, sfs, las, "
          + "or with a --table nice or alps (default ${DEFAULT-VALUE}).")
  private String policy;

  @Option(names = "--cores", defaultValue = "1", paramLabel = "N", description = "Cores of the host (default ${DEFAULT-VALUE}).")
  private int cores;

  @Option(names = "--switch-cost-us", defaultValue = "0", paramLabel = "US",
      description = "What each dispatch spends first (default ${DEFAULT-VALUE}).")
  private long switchCostUs;

  @Option(names = "--tick-us", defaultValue = "0", paramLabel = "US",
      description = "The clock by which the end of a slice is noticed; 0 for at once (default ${DEFAULT-VALUE}).")
  private long tickUs;

  @Option(names = "--sleeps", defaultValue = "1", paramLabel = "N",
      description = "In how many sleeps an invocation spends its blocked time (default ${DEFAULT-VALUE}).")
  private int sleeps;

  @Option(names = "--table", paramLabel = "FILE", description = "The policy table that alps obeys.")
  private Path table;

  private final OutputStream out;

  /** Writes to standard output itself: a {@link java.io.PrintStream} would not tell why it cannot be written. */
  public ReplayCommand() {
    this(new FileOutputStream(FileDescriptor.out));
  }

  ReplayCommand(OutputStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    SimulatedPolicy simulated = SimulatedPolicy.of(policy);
    HostModel model = new HostModel(cores, switchCostUs, tickUs, sleeps);
    PolicyTable read = table == null ? null : PolicyTableFile.read(table);
    simulated.host(new HostSetup(model, read, new String[0]), new ReplayOutcomes(new int[0]));
    ReplayTrace trace = ReplayReader.read(System.in);
    int[] order = trace.inTimeOrder();
    ReplayOutcomes outcomes = new ReplayOutcomes(order);
    HostModel its = trace.blocked() ? model : model.withoutSleeps();
    feed(trace, order, simulated.host(new HostSetup(its, read, trace.functionUids()), outcomes));
    outcomes.write(out);
    return ExitCode.OK.code();
  }

  private static void feed(ReplayTrace trace, int[] order, SimulatedHost host) {
    InvocationBatch batch = new InvocationBatch(InvocationBatch.CAPACITY);
    for (int row : order) {
      batch.arrivalUs[batch.size] = trace.arrivalUs(row);
      batch.function[batch.size] = trace.function(row);
      batch.cpuTimeUs[batch.size] = trace.cpuTimeUs(row);
      batch.blockedUs[batch.size++] = trace.blockedUs(row);
      if (batch.size == batch.capacity()) {
        host.accept(batch);
        batch.size = 0;
      }
    }
    host.accept(batch);
    host.finish();
  }
}

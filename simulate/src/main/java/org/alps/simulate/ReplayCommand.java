package org.alps.simulate;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.alps.ingest.ExitCode;
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
      "Input: CSV rows arrival_us,cpu_us,function in any order; with a header, in any order of columns. "
          + "Output: a header, then completion_us,wait_us,preemptions,first_start_us for each row, in input order."
    },
    footer = {"", "Example:", "  printf '0,10,a%n4,3,b%n' | alps replay --policy srpt", "", "Exit codes: 2 usage, 3 a row cannot be read (its line is named)."})
public final class ReplayCommand implements Callable<Integer> {
  @Option(names = "--policy", defaultValue = "srpt", paramLabel = "POLICY",
      description = "srpt, fifo, rr (3 ms slices), ps (fluid fair sharing, which has no switches) or alps (default: ${DEFAULT-VALUE}).")
  private String policy;

  @Option(names = "--cores", defaultValue = "1", paramLabel = "N", description = "Cores of the host (default: ${DEFAULT-VALUE}).")
  private int cores;

  @Option(names = "--switch-cost-us", defaultValue = "0", paramLabel = "N",
      description = "What each dispatch spends before it runs anything (default: ${DEFAULT-VALUE}).")
  private long switchCostUs;

  @Option(names = "--table", paramLabel = "FILE", description = "The policy table that alps obeys.")
  private Path table;

  @Override
  public Integer call() {
    SimulatedPolicy simulated = SimulatedPolicy.of(policy);
    PolicyTable read = table == null ? null : PolicyTableFile.read(table);
    simulated.host(new HostSetup(cores, switchCostUs, read, new String[0]), new ReplayOutcomes(new int[0]));
    ReplayTrace trace = ReplayReader.read(System.in);
    int[] order = trace.inTimeOrder();
    ReplayOutcomes outcomes = new ReplayOutcomes(order);
    feed(trace, order, simulated.host(new HostSetup(cores, switchCostUs, read, trace.functionUids()), outcomes));
    outcomes.write(System.out);
    return ExitCode.OK.code();
  }

  private static void feed(ReplayTrace trace, int[] order, SimulatedHost host) {
    InvocationBatch batch = new InvocationBatch(InvocationBatch.CAPACITY);
    for (int row : order) {
      batch.arrivalUs[batch.size] = trace.arrivalUs(row);
      batch.function[batch.size] = trace.function(row);
      batch.cpuTimeUs[batch.size++] = trace.cpuTimeUs(row);
      if (batch.size == batch.capacity()) {
        host.accept(batch);
        batch.size = 0;
      }
    }
    host.accept(batch);
    host.finish();
  }
}

package org.alps.simulate.host;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.alps.ingest.AlpsException;

/**
 * What a simulated host is like, whatever its policy. Times are microseconds.
 *
 * @param cores 1 to 4096; 0 in a request for what the dataset was placed for
 * @param switchCostUs what each dispatch spends first, 0 to 1,000,000; going on after no one else ran is no dispatch
 * @param tickUs the clock by which the end of a granted time is noticed, at the next multiple of it; 0 for at once, at most 1,000,000. Arrivals,
 *     completions and sleeps have effect at their own instants
 * @param sleeps in how many {@link Sleeps} an invocation spends its blocked time, at most 1,000,000; 0 where none of them has any
 */
public record HostModel(int cores, long switchCostUs, long tickUs, int sleeps) implements Serializable {
  private static final int MAX_CORES = 4096;
  private static final int MILLION = 1_000_000;

  /** Cores that switch for nothing and notice all at once, and invocations that never sleep. */
  public static HostModel ideal(int cores) {
    return new HostModel(cores, 0, 0, 0);
  }

  /** This on the dataset's number of cores, where none was asked for. */
  public HostModel withDefaultCores(int placedCores) {
    return cores != 0 ? this : new HostModel(placedCores, switchCostUs, tickUs, sleeps);
  }

  /** This for a trace of which nothing is known to have slept. */
  public HostModel withoutSleeps() {
    return new HostModel(cores, switchCostUs, tickUs, 0);
  }

  /** @throws AlpsException with exit code 2 that tells all that is out of range */
  public void check() {
    List<String> problems = new ArrayList<>();
    check(problems, "cores", cores, "", 1, MAX_CORES);
    check(problems, "a switch cost", switchCostUs, " us", 0, MILLION);
    check(problems, "a tick", tickUs, " us", 0, MILLION);
    check(problems, "sleeps", sleeps, "", 0, MILLION);
    if (!problems.isEmpty()) {
      throw AlpsException.usage(String.join("\n", problems));
    }
  }

  private static void check(List<String> problems, String what, long value, String unit, long low, long high) {
    if (value < low || value > high) {
      problems.add("Cannot simulate " + what + ": " + value + unit + ". Give " + low + " to " + high + ".");
    }
  }
}

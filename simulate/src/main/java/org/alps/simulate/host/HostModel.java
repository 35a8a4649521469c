package org.alps.simulate.host;

import java.io.Serializable;

/**
 * What a simulated host is like, whatever its policy. Times are microseconds.
 *
 * @param cores at least 1; 0 in a request for what the dataset was placed for
 * @param switchCostUs what each dispatch spends first, at least 0
 * @param tickUs the clock by which the end of a granted time is noticed, at the next multiple of it; 0 for at once. Arrivals, completions and
 *     sleeps have effect at their own instants
 * @param sleeps in how many sleeps an invocation spends its blocked time, at least 1
 */
public record HostModel(int cores, long switchCostUs, long tickUs, int sleeps) implements Serializable {
  /** Cores that switch for nothing and notice all at once. */
  public static HostModel ideal(int cores) {
    return new HostModel(cores, 0, 0, 1);
  }

  /** This on the dataset's number of cores, where none was asked for. */
  public HostModel withDefaultCores(int placedCores) {
    return cores > 0 ? this : new HostModel(placedCores, switchCostUs, tickUs, sleeps);
  }
}

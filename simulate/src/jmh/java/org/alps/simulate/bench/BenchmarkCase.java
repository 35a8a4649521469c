package org.alps.simulate.bench;

/** A row of the table of speeds that the simulator is held against: cores, load, functions, and what the same algorithm took there, in ns. */
public enum BenchmarkCase {
  ONE_CORE(1, 0.8, 1_000, 1, 22),
  CORES_16(16, 0.8, 1_000, 1, 65),
  CORES_16_OVERLOADED(16, 1.05, 1_000, 1, 90),
  CORES_56(56, 0.95, 1_000, 1, 86),
  CORES_16_MANY_FUNCTIONS(16, 0.8, 40_000, 1, 119),
  /** As {@link #CORES_16}, but with a row a function in each of 24 windows, as a real job has. */
  CORES_16_HOURLY(16, 0.8, 1_000, 24, 65);

  final int cores;
  final double load;
  final int functions;
  final int windows;
  final int referenceNs;

  BenchmarkCase(int cores, double load, int functions, int windows, int referenceNs) {
    this.cores = cores;
    this.load = load;
    this.functions = functions;
    this.windows = windows;
    this.referenceNs = referenceNs;
  }
}

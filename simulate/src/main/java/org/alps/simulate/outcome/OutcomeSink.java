package org.alps.simulate.outcome;

import org.alps.simulate.host.SimulationSink;

/** The judge's tally of one policy on one host: what its invocations went through, by class and by function. */
public final class OutcomeSink implements SimulationSink {
  private final byte[] classOfFunction;
  private final ClassOutcome[] classes;
  private final FunctionOutcomes functions;

  /**
   * @param classOfFunction by function index, a class from 0 (short functions) to {@code classes} - 1
   * @param classes how many classes there are
   */
  public OutcomeSink(byte[] classOfFunction, int classes) {
    this.classOfFunction = classOfFunction;
    this.functions = new FunctionOutcomes(classOfFunction.length);
    this.classes = new ClassOutcome[classes];
    for (int i = 0; i < classes; i++) {
      this.classes[i] = new ClassOutcome();
    }
  }

  @Override
  public int arrived(int function, long arrivalUs, long cpuTimeUs) {
    return function;
  }

  @Override
  public void preempted(int function, long sliceUs) {}

  @Override
  public void preempted(int function, long sliceUs, long times) {}

  @Override
  public void completed(
      int function, long arrivalUs, long cpuTimeUs, long blockedUs, long completionUs, long firstStartUs, int preemptions, long lastSliceUs) {
    long turnaroundUs = completionUs - arrivalUs;
    long aloneUs = cpuTimeUs + blockedUs;
    double slowdown = (double) turnaroundUs / aloneUs;
    classes[classOfFunction[function]].add(turnaroundUs, cpuTimeUs, aloneUs, slowdown, preemptions);
    functions.add(function, turnaroundUs, cpuTimeUs, aloneUs, slowdown, preemptions);
  }

  /** The tally of class {@code index}. */
  public ClassOutcome outcome(int index) {
    return classes[index];
  }

  public FunctionOutcomes functions() {
    return functions;
  }
}

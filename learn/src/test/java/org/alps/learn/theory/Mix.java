package org.alps.learn.theory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.learn.Histories;
import org.alps.learn.theory.Law.Either;
import org.alps.learn.theory.Law.Exponential;
import org.alps.learn.theory.Law.LogNormal;
import org.alps.learn.theory.Law.Pareto;
import org.alps.learn.theory.Law.Uniform;
import org.alps.simulate.profile.FunctionProfile;

/**
 * Functions that one core serves.
 *
 * @param functions each with its share of the invocations; the shares add up to 1
 */
record Mix(String name, List<Part> functions) {
  record Part(double share, Law sizes) {}

  static final Law HYPEREXPONENTIAL = new Either(new Exponential(3e3), new Exponential(60e3), 0.1);
  static final Law PARETO = new Pareto(10e3, 2.5);
  private static final Law BIMODAL = new Either(new Uniform(1e3, 2e3), new Uniform(70e3, 100e3), 0.1);

  /** Single functions and mixtures of every kind of hazard rate, with means near 10 ms. */
  static final List<Mix> ALL = List.of(
      single("exponential", new Exponential(10e3)),
      single("hyperexponential", HYPEREXPONENTIAL),
      single("Pareto", PARETO),
      single("bimodal", BIMODAL),
      single("uniform", new Uniform(1e3, 19e3)),
      single("log-normal 1.5", new LogNormal(10e3, 1.5)),
      new Mix("two exponentials", List.of(new Part(0.7, new Exponential(3e3)), new Part(0.3, new Exponential(30e3)))),
      new Mix("two bimodals", List.of(new Part(0.6, BIMODAL), new Part(0.4, new Either(new Uniform(500, 1_500), new Uniform(20e3, 40e3), 0.4)))),
      new Mix("steady, wild and memoryless",
          List.of(new Part(0.5, new Uniform(4e3, 6e3)), new Part(0.3, new LogNormal(12e3, 1.5)), new Part(0.2, new Exponential(20e3)))));

  static Mix single(String name, Law sizes) {
    return new Mix(name, List.of(new Part(1, sizes)));
  }

  double meanUs() {
    return functions.stream().mapToDouble(part -> part.share * part.sizes.meanUs()).sum();
  }

  String[] uids() {
    return IntStream.range(0, functions.size()).mapToObj(i -> "f" + i).toArray(String[]::new);
  }

  /** A function's share of the work. */
  double workShare(int function) {
    return functions.get(function).share * functions.get(function).sizes.meanUs() / meanUs();
  }

  /** Poisson arrivals at this load of one core. */
  Trace trace(double load, int invocations, int replication) {
    SeededRandom random = new SeededRandom(2026, name.hashCode(), replication);
    Trace trace = new Trace(new long[invocations], new int[invocations], new long[invocations]);
    double now = 0;
    for (int i = 0; i < invocations; i++) {
      now -= StrictMath.log(1 - random.nextDouble()) * meanUs() / load;
      trace.arrivalUs()[i] = Math.round(now);
      double left = random.nextDouble() - functions.get(0).share;
      while (left >= 0 && trace.function()[i] < functions.size() - 1) {
        left -= functions.get(++trace.function()[i]).share;
      }
      trace.cpuTimeUs()[i] = Math.max(1, Math.round(functions.get(trace.function()[i]).sizes.draw(random)));
    }
    return trace;
  }

  /** What a learner is told of a function: sizes that are in no trace. */
  FunctionProfile seen(int function, int invocations) {
    SeededRandom random = new SeededRandom(2026, name.hashCode(), -1 - function);
    long[] sizes = new long[invocations];
    Arrays.setAll(sizes, i -> Math.max(1, Math.round(functions.get(function).sizes.draw(random))));
    return Histories.sizes(uids()[function], 0, sizes);
  }

  @Override
  public String toString() {
    return name;
  }
}

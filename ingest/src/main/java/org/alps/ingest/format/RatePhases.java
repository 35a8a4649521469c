package org.alps.ingest.format;

import java.util.Arrays;
import java.util.List;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.dataset.UidHash;

/**
 * How often each function of a workload runs, phase by phase. In a phased workload a phase lasts 30 to 60 s and multiplies each function's rate by a
 * factor of its own out of {@link #FACTORS}; all rates together are then scaled so that the whole trace, not each phase, offers the load asked for:
 * some phases are overloaded, as in production. Any other workload is a single phase.
 */
final class RatePhases {
  private static final double[] FACTORS = {0.1, 0.5, 1, 2, 4};
  private static final double SHORTEST_US = 30e6;

  private final double[] endsUs;
  /** Invocations a microsecond, by function and phase. */
  private final double[][] rates;

  RatePhases(WorkloadSpec spec, long seed) {
    List<WorkloadFunction> functions = spec.functionList();
    endsUs = spec.workload().phased() ? drawnEnds(spec, seed) : new double[] {spec.lengthUs()};
    rates = new double[functions.size()][endsUs.length];
    double workUs = 0;
    for (int f = 0; f < rates.length; f++) {
      WorkloadFunction function = functions.get(f);
      SeededRandom random = new SeededRandom(seed, UidHash.of(function.uid()), 0);
      for (int phase = 0; phase < endsUs.length; phase++) {
        rates[f][phase] = function.weight() * (spec.workload().phased() ? FACTORS[(int) random.nextLong(FACTORS.length)] : 1);
        workUs += rates[f][phase] / function.weight() * function.weightedWorkUs() * (endsUs[phase] - beginUs(phase));
      }
    }
    for (double[] ofFunction : rates) {
      for (int phase = 0; phase < ofFunction.length; phase++) {
        ofFunction[phase] *= spec.workUs() / workUs;
      }
    }
  }

  private static double[] drawnEnds(WorkloadSpec spec, long seed) {
    SeededRandom random = new SeededRandom(seed, UidHash.of(spec.workload().id()), 0);
    double[] ends = new double[(int) (spec.lengthUs() / SHORTEST_US) + 1];
    int phases = 0;
    for (double endUs = 0; endUs < spec.lengthUs(); phases++) {
      endUs += SHORTEST_US * (1 + random.nextDouble());
      ends[phases] = Math.min(endUs, spec.lengthUs());
    }
    return Arrays.copyOf(ends, phases);
  }

  int count() {
    return endsUs.length;
  }

  double beginUs(int phase) {
    return phase == 0 ? 0 : endsUs[phase - 1];
  }

  double endUs(int phase) {
    return endsUs[phase];
  }

  /** Invocations a microsecond of a function in a phase. */
  double rate(int function, int phase) {
    return rates[function][phase];
  }
}

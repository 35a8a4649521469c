package org.alps.ingest.format;

import java.util.Locale;
import org.alps.ingest.format.SizeLaw.BoundedPareto;
import org.alps.ingest.format.SizeLaw.Either;
import org.alps.ingest.format.SizeLaw.LogNormal;
import org.alps.ingest.format.SizeLaw.Uniform;

/** The registry of stylised workloads: which functions each has, and the host that it is meant for. Sizes are microseconds. */
enum Workload {
  /** Sizes as of the ALPS paper's ten functions on fixed inputs, 5 ms to 5 s, each regular; how often each runs changes all the time. */
  RATE_PHASES("rate-phases", 24, 0.9, 10, true) {
    @Override
    WorkloadFunction function(int index, int functions) {
      return new WorkloadFunction(uid(index), 1, new LogNormal(geometric(index, functions, 5e3, 5e6), 0.1), 0);
    }
  },
  /** The kernel experiment's: two short functions to a long one, 80 % short and 20 % long invocations, each within a tenth of its function's mean. */
  EIGHTY_TWENTY("eighty-twenty", 2, 0.95, 12, false) {
    @Override
    WorkloadFunction function(int index, int functions) {
      int longs = Math.max(1, functions / 3);
      int shorts = functions - longs;
      boolean isLong = index >= shorts;
      double meanUs = isLong ? geometric(index - shorts, longs, 450e3, 1_400e3) : geometric(index, shorts, 12e3, 38e3);
      return new WorkloadFunction(uid(index), isLong ? 0.2 / longs : 0.8 / shorts, new Uniform(0.9 * meanUs, 1.1 * meanUs), 0);
    }
  },
  /** Three classes by index: bound to CPU, half asleep, 90 % asleep; the ideal times of each class from 5 ms to 2 s. */
  MIXED("mixed", 8, 0.9, 12, false) {
    @Override
    WorkloadFunction function(int index, int functions) {
      int ofItsClass = (functions - index % 3 + 2) / 3;
      double idealUs = geometric(index / 3, ofItsClass, 5e3, 2e6);
      return new WorkloadFunction(uid(index), 1, new LogNormal(idealUs, 0.5), ASLEEP_SHARES[index % 3]);
    }
  },
  /**
   * Functions whose invocations take 1 ms, or hundreds of ms with a heavy tail to a minute: 5 to 50 % of them. Which it will be shows only after it has
   * run for a while, so that no order of the functions is right.
   */
  BIMODAL("bimodal", 4, 0.9, 8, false) {
    @Override
    WorkloadFunction function(int index, int functions) {
      return new WorkloadFunction(uid(index), 1,
          new Either(new LogNormal(1e3, 0.3), new BoundedPareto(100e3, 60e6, 1.5), geometric(index, functions, 0.05, 0.5)), 0);
    }
  };

  private static final double[] ASLEEP_SHARES = {0, 0.5, 0.9};

  private final String id;
  private final int cores;
  private final double load;
  private final int functions;
  private final boolean phased;

  Workload(String id, int cores, double load, int functions, boolean phased) {
    this.id = id;
    this.cores = cores;
    this.load = load;
    this.functions = functions;
    this.phased = phased;
  }

  /** Function {@code index} of so many. */
  abstract WorkloadFunction function(int index, int functions);

  /** The name after {@code workload:}. */
  String id() {
    return id;
  }

  /** The cores of a host that it is meant for. */
  int cores() {
    return cores;
  }

  /** The load of such a host, unless told. */
  double load() {
    return load;
  }

  /** How many functions it has, unless told. */
  int functions() {
    return functions;
  }

  /** The fewest functions it can have: one of each kind. */
  int fewestFunctions() {
    return switch (this) {
      case EIGHTY_TWENTY -> 2;
      case MIXED -> ASLEEP_SHARES.length;
      default -> 1;
    };
  }

  /** Whether rates change in {@link RatePhases}. */
  boolean phased() {
    return phased;
  }

  String uid(int index) {
    return String.format(Locale.ROOT, "%s-%02d", id, index + 1);
  }

  /** Value {@code index} of {@code count} from {@code first} to {@code last}, each the same multiple of the one before. */
  private static double geometric(int index, int count, double first, double last) {
    return count == 1 ? first : first * StrictMath.exp(StrictMath.log(last / first) * index / (count - 1));
  }
}

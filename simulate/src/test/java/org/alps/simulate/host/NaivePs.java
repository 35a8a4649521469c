package org.alps.simulate.host;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Fluid processor sharing in exact fractions, by what each job still needs. The oracle of {@link PsHost}. */
final class NaivePs {
  private record Fraction(BigInteger over, BigInteger under) implements Comparable<Fraction> {
    static Fraction of(long value) {
      return new Fraction(BigInteger.valueOf(value), BigInteger.ONE);
    }

    Fraction minus(Fraction that) {
      return new Fraction(over.multiply(that.under).subtract(that.over.multiply(under)), under.multiply(that.under)).reduced();
    }

    Fraction plus(Fraction that) {
      return new Fraction(over.multiply(that.under).add(that.over.multiply(under)), under.multiply(that.under)).reduced();
    }

    Fraction times(long up, long down) {
      return new Fraction(over.multiply(BigInteger.valueOf(up)), under.multiply(BigInteger.valueOf(down))).reduced();
    }

    long roundedUp() {
      BigInteger[] parts = over.divideAndRemainder(under);
      return parts[0].longValueExact() + (parts[1].signum() > 0 ? 1 : 0);
    }

    private Fraction reduced() {
      BigInteger common = over.gcd(under);
      return new Fraction(over.divide(common), under.divide(common));
    }

    @Override
    public int compareTo(Fraction that) {
      return over.multiply(that.under).compareTo(that.over.multiply(under));
    }
  }

  private NaivePs() {}

  /** Completions in whole microseconds, rounded up, in input order. */
  static List<Long> completions(List<Invocation> invocations, int cores) {
    Long[] completions = new Long[invocations.size()];
    List<Integer> present = new ArrayList<>();
    Fraction[] needs = new Fraction[invocations.size()];
    Fraction now = Fraction.of(0);
    int fed = 0;
    while (fed < invocations.size() || !present.isEmpty()) {
      long slots = Math.max(cores, present.size());
      Fraction next = fed < invocations.size() ? Fraction.of(invocations.get(fed).arrivalUs()) : null;
      for (int job : present) {
        Fraction done = now.plus(needs[job].times(slots, cores));
        next = next == null || done.compareTo(next) < 0 ? done : next;
      }
      Fraction service = next.minus(now).times(cores, slots);
      for (int job : List.copyOf(present)) {
        needs[job] = needs[job].minus(service);
        if (needs[job].over().signum() == 0) {
          completions[job] = next.roundedUp();
          present.remove((Integer) job);
        }
      }
      now = next;
      while (fed < invocations.size() && Fraction.of(invocations.get(fed).arrivalUs()).compareTo(now) == 0) {
        needs[fed] = Fraction.of(invocations.get(fed).cpuTimeUs());
        present.add(fed++);
      }
    }
    return List.of(completions);
  }
}

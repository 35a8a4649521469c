package org.alps.simulate.host;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Fluid processor sharing in exact fractions, by what each job still needs until it is done or sleeps. The oracle of {@link PsHost}. */
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
  static List<Long> completions(List<Invocation> invocations, int cores, int sleeps) {
    Long[] completions = new Long[invocations.size()];
    List<Integer> present = new ArrayList<>();
    Fraction[] needs = new Fraction[invocations.size()];
    int[] slept = new int[invocations.size()];
    TreeMap<Long, List<Integer>> wakes = new TreeMap<>();
    Fraction now = Fraction.of(0);
    int fed = 0;
    while (fed < invocations.size() || !present.isEmpty() || !wakes.isEmpty()) {
      long slots = Math.max(cores, present.size());
      Fraction next = fed < invocations.size() ? Fraction.of(invocations.get(fed).arrivalUs()) : null;
      if (!wakes.isEmpty() && (next == null || wakes.firstKey() < invocations.get(fed).arrivalUs())) {
        next = Fraction.of(wakes.firstKey());
      }
      for (int job : present) {
        Fraction done = now.plus(needs[job].times(slots, cores));
        next = next == null || done.compareTo(next) < 0 ? done : next;
      }
      Fraction service = next.minus(now).times(cores, slots);
      for (int job : List.copyOf(present)) {
        needs[job] = needs[job].minus(service);
        if (needs[job].over().signum() == 0) {
          present.remove((Integer) job);
          if (slept[job] == sleeps(invocations.get(job), sleeps)) {
            completions[job] = next.roundedUp();
          } else {
            sleep(invocations.get(job), job, slept, sleeps, next.roundedUp(), wakes);
          }
        }
      }
      now = next;
      while (fed < invocations.size() && Fraction.of(invocations.get(fed).arrivalUs()).compareTo(now) == 0) {
        if (stretch(invocations.get(fed), 0, sleeps) == 0) {
          sleep(invocations.get(fed), fed, slept, sleeps, invocations.get(fed).arrivalUs(), wakes);
        } else {
          needs[fed] = Fraction.of(stretch(invocations.get(fed), 0, sleeps));
          present.add(fed);
        }
        fed++;
      }
      while (!wakes.isEmpty() && Fraction.of(wakes.firstKey()).compareTo(now) == 0) {
        for (int job : wakes.pollFirstEntry().getValue()) {
          needs[job] = Fraction.of(stretch(invocations.get(job), slept[job], sleeps));
          present.add(job);
        }
      }
    }
    return List.of(completions);
  }

  private static int sleeps(Invocation invocation, int sleeps) {
    return Sleeps.count(invocation.cpuTimeUs(), invocation.blockedUs(), sleeps);
  }

  /** CPU time between sleep {@code slept} - 1 and the next, or the end. */
  private static long stretch(Invocation invocation, int slept, int sleeps) {
    int count = sleeps(invocation, sleeps);
    long from = slept == 0 ? 0 : Sleeps.beginsAtUs(invocation.cpuTimeUs(), count, slept - 1);
    return (slept == count ? invocation.cpuTimeUs() : Sleeps.beginsAtUs(invocation.cpuTimeUs(), count, slept)) - from;
  }

  private static void sleep(Invocation invocation, int job, int[] slept, int sleeps, long nowUs, TreeMap<Long, List<Integer>> wakes) {
    int count = sleeps(invocation, sleeps);
    long wakesUs = nowUs + Sleeps.lengthUs(invocation.blockedUs(), count, slept[job]++);
    wakes.computeIfAbsent(wakesUs, any -> new ArrayList<>()).add(job);
  }
}

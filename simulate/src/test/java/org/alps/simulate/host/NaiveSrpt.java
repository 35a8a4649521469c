package org.alps.simulate.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** SRPT straight from its definition: at every instant sort all jobs that are there and run the first c. The oracle of {@link SrptHost}. */
final class NaiveSrpt {
  private static final class Job {
    int id;
    long arrival;
    long remaining;
    long overhead;
    boolean running;
    long slice;
    Outcome outcome;
  }

  private NaiveSrpt() {}

  static List<Outcome> simulate(List<Invocation> invocations, int cores, long switchCost) {
    List<Outcome> outcomes = new ArrayList<>();
    List<Job> present = new ArrayList<>();
    int fed = 0;
    long now = 0;
    while (fed < invocations.size() || !present.isEmpty()) {
      long next = fed < invocations.size() ? invocations.get(fed).arrivalUs() : Long.MAX_VALUE;
      for (Job job : present) {
        if (job.running) {
          next = Math.min(next, now + job.overhead + job.remaining);
        }
      }
      for (Job job : present) {
        if (job.running) {
          long passed = next - now;
          long overhead = Math.min(job.overhead, passed);
          job.overhead -= overhead;
          job.remaining -= passed - overhead;
          job.slice += passed - overhead;
        }
      }
      now = next;
      for (Job job : List.copyOf(present)) {
        if (job.remaining == 0) {
          job.outcome.completionUs = now;
          job.outcome.slicesUs.add(job.slice);
          present.remove(job);
        }
      }
      while (fed < invocations.size() && invocations.get(fed).arrivalUs() == now) {
        Job job = new Job();
        job.id = fed;
        job.arrival = now;
        job.remaining = invocations.get(fed).cpuTimeUs();
        job.outcome = new Outcome();
        outcomes.add(job.outcome);
        present.add(job);
        fed++;
      }
      present.sort(Comparator.<Job>comparingLong(job -> job.remaining + (job.running ? job.overhead : switchCost))
          .thenComparing(job -> !job.running)
          .thenComparing(job -> job.arrival)
          .thenComparing(job -> job.id));
      for (int place = 0; place < present.size(); place++) {
        Job job = present.get(place);
        boolean runs = place < cores;
        if (job.running && !runs) {
          job.outcome.slicesUs.add(job.slice);
        }
        if (runs && !job.running) {
          job.overhead = switchCost;
          job.slice = 0;
          if (job.outcome.firstStartUs < 0) {
            job.outcome.firstStartUs = now;
          }
        }
        job.running = runs;
      }
    }
    return outcomes;
  }
}

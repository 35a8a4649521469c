package org.alps.simulate.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Outcome;

/**
 * Scheduling by levels, one microsecond after another, straight from the words of {@link TablePolicy}; one level of equal rank is round-robin,
 * with an endless slice FIFO. The oracle of {@link org.alps.simulate.host.PolicyHost} and its policies.
 *
 * @param levels by function: rows of age, rank and slice, in microseconds
 */
record NaiveLevels(int cores, long switchCostUs, long minimumQuantumUs, long agingFactor, long[][][] levels) {
  private static final class Job {
    Invocation invocation;
    Outcome outcome = new Outcome();
    long attained;
    boolean running;
    boolean leaving;
    long overhead;
    long stretch;
    int level;
    long used;
    long key;
    long arrivedNs;
    long turn;
  }

  List<Outcome> simulate(List<Invocation> invocations) {
    return simulate(invocations, Long.MAX_VALUE, levels);
  }

  /** The same where the levels become others at the first arrival from {@code changeUs} on that finds or makes all cores busy. */
  List<Outcome> simulate(List<Invocation> invocations, long changeUs, long[][][] others) {
    boolean changed = false;
    List<Job> all = new ArrayList<>();
    List<Job> present = new ArrayList<>();
    long turns = 0;
    long virtualNs = 0;
    long sharedSince = 0;
    int sharing = 0;
    for (long now = 0; all.size() < invocations.size() || !present.isEmpty(); now++) {
      for (Job job : List.copyOf(present)) {
        if (job.running && job.attained == job.invocation.cpuTimeUs()) {
          job.outcome.completionUs = now;
          job.outcome.slicesUs.add(job.stretch);
          present.remove(job);
        }
      }
      if (present.size() != sharing) {
        virtualNs += (now - sharedSince) * 1000 * cores / Math.max(cores, sharing);
        sharedSince = now;
        sharing = present.size();
      }
      long smallestWaiting = present.stream().filter(job -> !job.running).mapToLong(job -> job.key).min().orElse(Long.MAX_VALUE);
      for (Job job : present) {
        int level = levelOf(job);
        if (job.running && (level != job.level || job.used >= levels[job.invocation.function()][level][2])) {
          job.leaving = level != job.level || smallestWaiting <= job.key;
          job.running = !job.leaving;
          beginTurn(job, level, turns++, level != job.level);
        }
      }
      boolean arrived = false;
      while (all.size() < invocations.size() && invocations.get(all.size()).arrivalUs() == now) {
        Job job = new Job();
        job.invocation = invocations.get(all.size());
        all.add(job);
        arrived = true;
        present.add(job);
        virtualNs += (now - sharedSince) * 1000 * cores / Math.max(cores, sharing);
        sharedSince = now;
        sharing = present.size();
        job.arrivedNs = virtualNs;
        beginTurn(job, 0, turns++, true);
      }
      Comparator<Job> order = Comparator.<Job>comparingLong(job -> job.key).thenComparing(job -> job.turn);
      while (true) {
        List<Job> runs = present.stream().filter(job -> job.running).sorted(order).toList();
        List<Job> waits = present.stream().filter(job -> !job.running).sorted(order).toList();
        if (!changed && arrived && now >= changeUs && runs.size() == cores) {
          changed = true;
          System.arraycopy(others, 0, levels, 0, levels.length);
          for (Job job : present) {
            beginTurn(job, levelOf(job), turns++, true);
          }
          continue;
        }
        if (waits.isEmpty()) {
          break;
        }
        if (runs.size() < cores) {
          start(waits.get(0), now);
          continue;
        }
        Job worst = runs.get(cores - 1);
        if (waits.get(0).key >= worst.key || worst.stretch < minimumQuantumUs) {
          break;
        }
        worst.running = false;
        worst.leaving = true;
      }
      for (Job job : present) {
        if (job.leaving && !job.running) {
          job.outcome.slicesUs.add(job.stretch);
        }
        job.leaving = false;
        if (job.running && job.overhead > 0) {
          job.overhead--;
        } else if (job.running) {
          job.attained++;
          job.stretch++;
          job.used++;
        }
      }
    }
    return all.stream().map(job -> job.outcome).toList();
  }

  private void start(Job job, long now) {
    job.running = true;
    if (!job.leaving) {
      job.overhead = switchCostUs;
      job.stretch = 0;
      if (job.outcome.firstStartUs < 0) {
        job.outcome.firstStartUs = now;
      }
    }
  }

  private int levelOf(Job job) {
    long[][] own = levels[job.invocation.function()];
    int level = 0;
    while (level + 1 < own.length && own[level + 1][0] <= job.attained) {
      level++;
    }
    return level;
  }

  private void beginTurn(Job job, int level, long turn, boolean entersLevel) {
    long rank = levels[job.invocation.function()][level][1];
    job.level = level;
    job.used = 0;
    job.turn = turn;
    if (entersLevel) {
      job.key = agingFactor == 0 ? rank * 1000 : job.arrivedNs + agingFactor * rank * 1000;
    }
  }
}

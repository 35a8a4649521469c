package org.alps.simulate.policy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Outcome;
import org.alps.simulate.host.Sleeps;

/**
 * Scheduling by levels, one microsecond after another, straight from the words of {@link TablePolicy}; one level of equal rank is round-robin,
 * with an endless slice FIFO. The oracle of {@link org.alps.simulate.host.PolicyHost} and its policies.
 *
 * @param levels by function: rows of age, rank and slice, in microseconds
 */
record NaiveLevels(HostModel model, long minimumQuantumUs, long agingFactor, Ties ties, long[][][] levels) {
  /** How equal keys are ordered. */
  enum Ties {
    /** By when their turn began; at one instant who stopped is before who woke, and both before who came. */
    QUEUE,
    /** By when their turn began, then by arrival. */
    TURN,
    ARRIVAL
  }

  private static final Comparator<Job> ORDER =
      Comparator.<Job>comparingLong(job -> job.key).thenComparing(job -> job.turn).thenComparing(job -> job.number);

  private static final class Job {
    Invocation invocation;
    int number;
    Outcome outcome = new Outcome();
    long attained;
    int slept;
    long wakesUs;
    boolean running;
    boolean leaving;
    long overhead;
    /** CPU time since it was dispatched, and since it last lost a core. */
    long stretch;
    long slice;
    int level;
    long used;
    long key;
    long arrivedNs;
    long turn;
  }

  /** Counted turns, and fair sharing's virtual time, rounded down at each change of how many share. */
  private static final class Shared {
    final int cores;
    long virtualNs;
    long sinceUs;
    int sharing;
    long turns;

    Shared(int cores) {
      this.cores = cores;
    }

    long change(long now, int count) {
      if (count != sharing) {
        virtualNs += (now - sinceUs) * 1000 * cores / Math.max(cores, sharing);
        sinceUs = now;
        sharing = count;
      }
      return virtualNs;
    }
  }

  List<Outcome> simulate(List<Invocation> invocations) {
    return simulate(invocations, Long.MAX_VALUE, levels);
  }

  /** The same where the levels become others at the first arrival from {@code changeUs} on that finds or makes all cores busy. */
  List<Outcome> simulate(List<Invocation> invocations, long changeUs, long[][][] others) {
    boolean changed = false;
    List<Job> all = new ArrayList<>();
    List<Job> present = new ArrayList<>();
    List<Job> asleep = new ArrayList<>();
    Shared shared = new Shared(model.cores());
    for (long now = 0; all.size() < invocations.size() || !present.isEmpty() || !asleep.isEmpty(); now++) {
      boolean ticks = model.tickUs() == 0 || now % model.tickUs() == 0;
      boolean comers = false;
      for (Job job : List.copyOf(present)) {
        if (job.running && job.attained == job.invocation.cpuTimeUs()) {
          job.outcome.completionUs = now;
          job.outcome.slicesUs.add(job.slice);
          present.remove(job);
        } else if (job.running && job.attained == sleepBegins(job)) {
          job.running = false;
          present.remove(job);
          asleep.add(job);
          job.wakesUs = now + sleepLength(job);
        }
      }
      shared.change(now, present.size());
      long smallestWaiting = present.stream().filter(job -> !job.running).mapToLong(job -> job.key).min().orElse(Long.MAX_VALUE);
      for (Job job : present) {
        int level = levelOf(job);
        if (ticks && job.running && (level != job.level || isSliceOver(job))) {
          job.leaving = level != job.level || smallestWaiting <= job.key;
          job.running = !job.leaving;
          beginTurn(job, level, turn(now, shared), level != job.level);
        }
      }
      for (Job job : List.copyOf(asleep)) {
        if (job.wakesUs == now) {
          asleep.remove(job);
          present.add(job);
          comers = true;
          long virtualNs = shared.change(now, present.size());
          job.arrivedNs = job.attained == 0 ? virtualNs : job.arrivedNs;
          beginTurn(job, levelOf(job), turn(now, shared), job.attained == 0 || levelOf(job) != job.level);
        }
      }
      asleep.sort(Comparator.comparingInt(job -> job.number));
      while (all.size() < invocations.size() && invocations.get(all.size()).arrivalUs() == now) {
        Job job = new Job();
        job.invocation = invocations.get(all.size());
        job.number = all.size();
        all.add(job);
        if (sleepBegins(job) == 0) {
          asleep.add(job);
          job.wakesUs = now + sleepLength(job);
          continue;
        }
        present.add(job);
        comers = true;
        job.arrivedNs = shared.change(now, present.size());
        beginTurn(job, 0, turn(now, shared), true);
      }
      present.sort(Comparator.comparingInt(job -> job.number));
      fill(present, now);
      if (!changed && comers && now >= changeUs && present.stream().filter(job -> job.running).count() == model.cores()) {
        changed = true;
        System.arraycopy(others, 0, levels, 0, levels.length);
        for (Job job : present) {
          beginTurn(job, levelOf(job), turn(now, shared), true);
        }
      }
      decide(present, now, ticks || comers, shared);
      for (Job job : present) {
        if (job.leaving && !job.running) {
          job.outcome.slicesUs.add(job.slice);
          job.slice = 0;
        }
        job.leaving = false;
        if (job.running && job.overhead > 0) {
          job.overhead--;
        } else if (job.running) {
          job.attained++;
          job.stretch++;
          job.slice++;
          job.used++;
        }
      }
    }
    return all.stream().map(job -> job.outcome).toList();
  }

  /** Starts the first who wait on cores that nobody has. */
  private void fill(List<Job> present, long now) {
    long free = model.cores() - present.stream().filter(job -> job.running).count();
    present.stream().filter(job -> !job.running).sorted(ORDER).limit(Math.max(0, free)).toList().forEach(job -> start(job, now));
  }

  private void decide(List<Job> present, long now, boolean mayPush, Shared shared) {
    while (true) {
      fill(present, now);
      List<Job> runs = present.stream().filter(job -> job.running).sorted(ORDER).toList();
      List<Job> waits = present.stream().filter(job -> !job.running).sorted(ORDER).toList();
      if (waits.isEmpty()) {
        return;
      }
      Job worst = runs.get(model.cores() - 1);
      if (!mayPush || waits.get(0).key >= worst.key || worst.stretch < minimumQuantumUs) {
        return;
      }
      worst.running = false;
      worst.leaving = true;
      if (levelOf(worst) != worst.level || isSliceOver(worst)) {
        beginTurn(worst, levelOf(worst), turn(now, shared), levelOf(worst) != worst.level);
      }
    }
  }

  private void start(Job job, long now) {
    job.running = true;
    if (!job.leaving) {
      job.overhead = model.switchCostUs();
      job.stretch = 0;
      if (job.outcome.firstStartUs < 0) {
        job.outcome.firstStartUs = now;
      }
    }
  }

  private boolean isSliceOver(Job job) {
    return job.used >= levels[job.invocation.function()][job.level][2];
  }

  /** The CPU time at which the next sleep begins; -1 where there is none. */
  private long sleepBegins(Job job) {
    int count = Sleeps.count(job.invocation.cpuTimeUs(), job.invocation.blockedUs(), model.sleeps());
    return job.slept == count ? -1 : Sleeps.beginsAtUs(job.invocation.cpuTimeUs(), count, job.slept);
  }

  private long sleepLength(Job job) {
    int count = Sleeps.count(job.invocation.cpuTimeUs(), job.invocation.blockedUs(), model.sleeps());
    return Sleeps.lengthUs(job.invocation.blockedUs(), count, job.slept++);
  }

  private int levelOf(Job job) {
    long[][] own = levels[job.invocation.function()];
    int level = 0;
    while (level + 1 < own.length && own[level + 1][0] <= job.attained) {
      level++;
    }
    return level;
  }

  private long turn(long now, Shared shared) {
    return switch (ties) {
      case QUEUE -> shared.turns++;
      case TURN -> now;
      case ARRIVAL -> 0;
    };
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

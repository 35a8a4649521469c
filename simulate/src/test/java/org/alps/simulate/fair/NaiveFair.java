package org.alps.simulate.fair;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.alps.simulate.host.Outcome;
import org.alps.simulate.host.Sleeps;

/** Fair schedulers microsecond by microsecond, from the rules' words. The oracle of {@link FairHost}. */
final class NaiveFair {
  private static final class Task {
    final FairCase.Job job;
    final int number;
    final long weight;
    final long slice;
    final Outcome outcome = new Outcome();
    long attained;
    int sleeps;
    int slept;
    long wakes = -1;
    long dispatch;
    long virtual;
    long deadline;
    long lag;
    long place;
    Core last;

    Task(FairCase.Job job, int number, long weight, long slice) {
      this.job = job;
      this.number = number;
      this.weight = weight;
      this.slice = slice;
    }
  }

  private static final class Core {
    final List<Task> present = new ArrayList<>();
    Task runs;
    Task ranLast;
    long turnBegan;
    long switching;
    boolean contested;
    boolean touched;
    long least;
  }

  private final FairCase given;
  private final FairParameters rules;
  private final long cost;
  private final long tick;
  private final List<Core> cores = new ArrayList<>();
  private final List<Task> tasks = new ArrayList<>();
  private long now;
  private long places;
  private long balanceAt = -1;

  NaiveFair(FairCase given) {
    this.given = given;
    this.rules = given.parameters();
    this.cost = given.model().switchCostUs();
    this.tick = given.model().tickUs();
    for (int i = 0; i < given.model().cores(); i++) {
      cores.add(new Core());
    }
    for (FairCase.Job job : given.jobs()) {
      long asked = given.slicesUs()[job.function()];
      long slice = asked == 0 ? rules.baseSliceUs() : Math.min(Math.max(asked, 100), 100_000);
      Task task = new Task(job, tasks.size(), given.weights()[job.function()], slice + cost);
      task.sleeps = Sleeps.count(job.cpuTimeUs(), job.blockedUs(), given.model().sleeps());
      tasks.add(task);
    }
  }

  List<Outcome> outcomes() {
    while (tasks.stream().anyMatch(task -> task.outcome.completionUs < 0)) {
      for (Core core : cores) {
        if (core.runs != null && stops(core.runs)) {
          Task task = core.runs;
          leave(core, task);
          core.runs = null;
          if (task.wakes < 0) {
            task.outcome.completionUs = now;
            task.outcome.slicesUs.add(task.dispatch);
            core.ranLast = null;
          }
        }
      }
      for (Task task : tasks) {
        if (task.wakes == now && task.job.arrivalUs() < now) {
          task.wakes = -1;
          arrive(task);
        }
      }
      for (Task task : tasks) {
        if (task.job.arrivalUs() == now && !stops(task)) {
          arrive(task);
        }
      }
      while (balanceAt == now && longest().present.size() - shortest().present.size() >= 2) {
        move(longest(), shortest());
      }
      while (shortest().present.isEmpty() && longest().present.size() > 1) {
        move(longest(), shortest());
      }
      cores.forEach(this::decide);
      boolean uneven = longest().present.size() - shortest().present.size() >= 2;
      balanceAt = !uneven ? -1 : balanceAt > now ? balanceAt : (now / rules.balanceUs() + 1) * rules.balanceUs();
      for (Core core : cores) {
        if (core.runs != null && core.switching > 0) {
          core.switching--;
        } else if (core.runs != null) {
          core.runs.attained++;
          core.runs.dispatch++;
        }
      }
      now++;
    }
    return tasks.stream().map(task -> task.outcome).toList();
  }

  /** Whether a task stops at its CPU time: done, or asleep from now on. */
  private boolean stops(Task task) {
    while (task.slept < task.sleeps && Sleeps.beginsAtUs(task.job.cpuTimeUs(), task.sleeps, task.slept) == task.attained) {
      long length = Sleeps.lengthUs(task.job.blockedUs(), task.sleeps, task.slept++);
      if (length > 0) {
        task.wakes = now + length;
        return true;
      }
    }
    return task.attained == task.job.cpuTimeUs();
  }

  private void arrive(Task task) {
    Core core = shortest();
    if (task.last != null && task.last.present.size() == core.present.size()) {
      core = task.last;
    }
    cores.forEach(this::settle);
    enter(core, task, task.last == null ? "new" : "woken");
  }

  private void move(Core from, Core to) {
    Task first = from.present.stream().filter(task -> task != from.runs).min(order()).orElseThrow();
    cores.forEach(this::settle);
    leave(from, first);
    enter(to, first, "moved");
  }

  private void leave(Core core, Task task) {
    settle(core);
    long virtual = virtual(core, task);
    long most = virtualOf(Math.max(2 * task.slice, tick), task.weight);
    task.lag = Math.max(-most, Math.min(average(core) - virtual, most));
    task.deadline -= virtual;
    task.virtual = given.scheduler() == FairScheduler.CFS && task.wakes < 0 ? virtual - core.least : virtual;
    core.present.remove(task);
  }

  private void enter(Core core, Task task, String how) {
    long load = core.present.stream().mapToLong(one -> one.weight).sum();
    if (given.scheduler() == FairScheduler.CFS) {
      task.virtual = core.least + switch (how) {
        case "new" -> virtualOf(Math.max(rules.latencyUs() * task.weight / (load + task.weight), rules.minGranularityUs()), task.weight);
        case "woken" -> Math.max(task.virtual - task.last.least, -1000 * rules.latencyUs() / 2);
        default -> task.virtual;
      };
    } else if (given.scheduler() == FairScheduler.EEVDF) {
      long lag = how.equals("new") || load == 0 ? 0 : Math.floorDiv(task.lag * (load + task.weight), load);
      task.virtual = average(core) - lag;
      long slice = virtualOf(task.slice, task.weight);
      task.deadline = task.virtual + (how.equals("new") ? slice / 2 : how.equals("woken") ? slice : task.deadline);
    }
    task.place = ++places;
    task.last = core;
    core.present.add(task);
    core.touched = true;
    if (core.runs != null) {
      core.contested |= contests(core, task);
    }
  }

  private boolean contests(Core core, Task task) {
    Task runs = core.runs;
    return switch (given.scheduler()) {
      case ROUND_ROBIN -> false;
      case CFS -> virtual(core, runs) - task.virtual > virtualOf(rules.wakeupGranularityUs(), task.weight);
      case EEVDF -> {
        boolean shorter = task.slice < runs.slice && eligible(core, task) && order().compare(task, runs) < 0;
        yield (!eligible(core, runs) || shorter) && pick(core) == task;
      }
    };
  }

  private void decide(Core core) {
    if (core.runs != null) {
      long length = switch (given.scheduler()) {
        case ROUND_ROBIN -> rules.turnUs() + cost;
        case CFS -> Math.max(rules.latencyUs() * core.runs.weight / core.present.stream().mapToLong(one -> one.weight).sum(),
            rules.minGranularityUs()) + cost;
        case EEVDF -> 0;
      };
      boolean over = given.scheduler() == FairScheduler.EEVDF ? virtual(core, core.runs) >= core.runs.deadline : now - core.turnBegan >= length;
      over &= tick == 0 || now % tick == 0;
      if (over || core.contested) {
        core.runs.virtual = virtual(core, core.runs);
        core.turnBegan = now;
        core.runs.place = ++places;
        if (core.runs.virtual >= core.runs.deadline) {
          core.runs.deadline = core.runs.virtual + virtualOf(core.runs.slice, core.runs.weight);
        }
        run(core, pick(core));
      }
    } else if (!core.present.isEmpty()) {
      run(core, pick(core));
    }
    core.contested = false;
  }

  private void run(Core core, Task next) {
    if (next == core.runs) {
      return;
    }
    if (core.runs != null) {
      core.runs.outcome.slicesUs.add(core.runs.dispatch);
      core.runs.dispatch = 0;
    }
    core.runs = next;
    core.switching = core.ranLast == next ? 0 : cost;
    core.ranLast = next;
    core.turnBegan = now;
    if (next.outcome.firstStartUs < 0) {
      next.outcome.firstStartUs = now;
    }
  }

  private Task pick(Core core) {
    return core.present.stream().filter(task -> given.scheduler() != FairScheduler.EEVDF || eligible(core, task)).min(order()).orElseThrow();
  }

  private boolean eligible(Core core, Task task) {
    return core.present.stream().mapToLong(one -> one.weight * (virtual(core, one) - virtual(core, task))).sum() >= 0;
  }

  private long average(Core core) {
    return core.present.isEmpty() ? 0 : Math.floorDiv(core.present.stream().mapToLong(one -> one.weight * virtual(core, one)).sum(),
        core.present.stream().mapToLong(one -> one.weight).sum());
  }

  private void settle(Core core) {
    core.present.stream().mapToLong(task -> virtual(core, task)).min().ifPresent(least -> core.least = Math.max(core.least, least));
  }

  private long virtual(Core core, Task task) {
    return task.virtual + (task == core.runs ? virtualOf(now - core.turnBegan, task.weight) : 0);
  }

  private static long virtualOf(long us, long weight) {
    return us * 1024 * 1000 / weight;
  }

  private Comparator<Task> order() {
    return Comparator.<Task>comparingLong(task -> switch (given.scheduler()) {
      case ROUND_ROBIN -> task.place;
      case CFS -> task.virtual;
      case EEVDF -> task.deadline;
    }).thenComparing(task -> task.number);
  }

  private Core shortest() {
    return cores.stream().min(Comparator.comparingInt(core -> core.present.size())).orElseThrow();
  }

  private Core longest() {
    return cores.stream().max(Comparator.comparingInt((Core core) -> core.present.size()).thenComparing(core -> -cores.indexOf(core))).orElseThrow();
  }
}

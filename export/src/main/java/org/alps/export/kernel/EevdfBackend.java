package org.alps.export.kernel;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.alps.export.kernel.bpf.Clocks;
import org.alps.export.kernel.bpf.KernelError;
import org.alps.export.kernel.bpf.SchedAttr;
import org.alps.simulate.fair.NiceShares;
import org.alps.simulate.table.PolicyLevel;

/**
 * The nearest thing that a stock kernel without sched_ext offers: a nice value from the rank and a slice of its own for each tagged task, by
 * its function's first level. Both are inherited by children and threads, and so is the tag by which they are found again.
 */
public final class EevdfBackend {
  /** What this backend leaves of a policy. */
  static final String SHORTCOMINGS = "The eevdf backend gives each function a nice value and a slice (0.1 to 100 ms) by its first level. It has no age levels,"
      + " no strict order, no aging, no preemption by rank and no fair-share floor; tasks that start tagged by their cgroup alone follow the table from the next install on.";

  private static final long SHORTEST_SLICE_NS = 100_000;
  private static final long LONGEST_SLICE_NS = 100_000_000;

  /** Where processes are forked without end, somebody is always new; who was forked by one that had its turn is as it should be. */
  private static final int MOST_LOOKS = 50;

  private EevdfBackend() {}

  /**
   * Applies the table in force to all threads of one process, where this backend is on and the process belongs to a function.
   *
   * @return whether it did: not where another backend is on, no table is in force or it is stale, or the process is gone or untagged
   */
  public static boolean apply(Pins pins, int pid) {
    if (!isOn(pins)) {
      return false;
    }
    try (InstalledTable table = InstalledTable.open(pins).orElse(null); TaskFunctions functions = new TaskFunctions(pins, HostFiles.OF_THIS_HOST)) {
      if (table == null || table.header().isStale(Clocks.bootTimeNs())) {
        return false;
      }
      int applied = toThreads(pid, functions, Optional.of(table));
      boolean stillOn = isOn(pins);
      if (!stillOn) {
        toThreads(pid, functions, Optional.empty());
      }
      return stillOn && applied > 0;
    }
  }

  private static int toThreads(int pid, TaskFunctions functions, Optional<InstalledTable> table) {
    int applied = 0;
    for (int tid : ProcessList.threads(pid)) {
      applied += toThread(tid, functions.of(pid, tid), table) ? 1 : 0;
    }
    return applied;
  }

  /** Applies the table in force to all tagged tasks of the host; answers how many threads it changed. Without one they get the defaults. */
  static int applyToAll(Pins pins) {
    try (InstalledTable table = InstalledTable.open(pins).orElse(null)) {
      return toAll(pins, table == null || table.header().isStale(Clocks.bootTimeNs()) ? Optional.empty() : Optional.of(table));
    }
  }

  /** Gives all tagged tasks nice 0 and the kernel's default slice; answers how many threads. */
  static int reset(Pins pins) {
    return toAll(pins, Optional.empty());
  }

  static boolean isOn(Pins pins) {
    KernelState state = KernelState.of(pins, HostFiles.OF_THIS_HOST);
    return state.isOn() && state.backend() == Backend.EEVDF;
  }

  /** Whoever was forked by a thread that had not had its turn yet has what that had before, so they are looked for until none is new. */
  private static int toAll(Pins pins, Optional<InstalledTable> table) {
    int changed = 0;
    Set<Integer> seen = new HashSet<>();
    try (TaskFunctions functions = new TaskFunctions(pins, HostFiles.OF_THIS_HOST)) {
      for (int looks = 0, before = -1; looks < MOST_LOOKS && seen.size() > before; looks++) {
        before = seen.size();
        for (int pid : ProcessList.processes()) {
          for (int tid : ProcessList.threads(pid)) {
            changed += seen.add(tid) && toThread(tid, functions.of(pid, tid), table) ? 1 : 0;
          }
        }
      }
    }
    return changed;
  }

  /** Without a table, the defaults. */
  private static boolean toThread(int tid, OptionalLong function, Optional<InstalledTable> table) {
    if (function.isEmpty()) {
      return false;
    }
    if (table.isEmpty()) {
      return set(tid, 0, 0);
    }
    PolicyLevel level = table.get().policy(function.getAsLong()).levels().get(0);
    long sliceNs = Math.max(SHORTEST_SLICE_NS, Math.min(level.sliceNs(), LONGEST_SLICE_NS));
    return set(tid, NiceShares.nice(level.rankNs()), sliceNs);
  }

  /** Threads that are gone or in another class are left alone. */
  private static boolean set(int tid, int nice, long sliceNs) {
    try {
      SchedAttr now = SchedAttr.of(tid);
      if (!now.isFair()) {
        return false;
      }
      now.with(nice, sliceNs).applyTo(tid);
      return true;
    } catch (KernelError e) {
      if (e.errno() == KernelError.ESRCH) {
        return false;
      }
      throw e;
    }
  }
}

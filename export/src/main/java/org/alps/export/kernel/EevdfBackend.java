package org.alps.export.kernel;

import java.util.Optional;
import java.util.OptionalLong;
import org.alps.export.kernel.bpf.Clocks;
import org.alps.export.kernel.bpf.KernelError;
import org.alps.export.kernel.bpf.SchedAttr;
import org.alps.simulate.fair.NiceShares;
import org.alps.simulate.table.PolicyLevel;

/**
 * The nearest thing that a stock kernel without sched_ext offers: a nice value from the rank and a slice of its own for each tagged task, by
 * its function's first level. Both are inherited by children and threads.
 */
public final class EevdfBackend {
  /** What this backend leaves of a policy. */
  static final String SHORTCOMINGS = "The eevdf backend gives each function a nice value and a slice (0.1 to 100 ms) by its first level. It has no age levels,"
      + " no strict order, no aging, no preemption by rank and no fair-share floor; tasks that start tagged by their cgroup alone follow the table from the next install on.";

  private static final long SHORTEST_SLICE_NS = 100_000;
  private static final long LONGEST_SLICE_NS = 100_000_000;

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
      int applied = 0;
      for (int tid : ProcessList.threads(pid)) {
        applied += apply(table, functions.of(pid, tid), tid) ? 1 : 0;
      }
      return applied > 0;
    }
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

  private static int toAll(Pins pins, Optional<InstalledTable> table) {
    int changed = 0;
    try (TaskFunctions functions = new TaskFunctions(pins, HostFiles.OF_THIS_HOST)) {
      for (int pid : ProcessList.processes()) {
        for (int tid : ProcessList.threads(pid)) {
          OptionalLong function = functions.of(pid, tid);
          boolean done = table.isPresent() ? apply(table.get(), function, tid) : function.isPresent() && set(tid, 0, 0);
          changed += done ? 1 : 0;
        }
      }
    }
    return changed;
  }

  private static boolean apply(InstalledTable table, OptionalLong function, int tid) {
    if (function.isEmpty()) {
      return false;
    }
    PolicyLevel level = table.policy(function.getAsLong()).levels().get(0);
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

package org.alps.export.kernel;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alps.export.kernel.bpf.Clocks;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** One taking out of the kernel half: afterwards the kernel's own scheduler has all tasks, as if ALPS had never been there. */
final class KernelUnload {
  private static final long PATIENCE_MS = 10_000;
  private static final long LOOK_AGAIN_MS = 20;

  private final Pins pins;
  private final boolean all;
  private final HostFiles host;

  /** @param all remove the maps, too: the table and the tags go with them */
  KernelUnload(Pins pins, boolean all, HostFiles host) {
    this.pins = pins;
    this.all = all;
    this.host = host;
  }

  /** What {@link #run} would do; nothing where all is done. */
  List<String> plan() {
    KernelState state = KernelState.of(pins, host);
    List<String> plan = new ArrayList<>();
    if (state.link()) {
      plan.add(state.isOn() ? "detach the scheduler" : "remove the dead link " + pins.of(Pins.SCHEDULER));
    } else if (state.isOn()) {
      plan.add("give all tagged tasks nice 0 and the default slice");
    }
    Set<String> doomed = doomed();
    doomed.remove(Pins.SCHEDULER);
    if (doomed.remove(Pins.INHERITANCE)) {
      plan.add("no longer pass tags on over fork");
    }
    if (!doomed.isEmpty()) {
      plan.add("remove the maps " + String.join(", ", doomed));
    }
    return plan;
  }

  private Set<String> doomed() {
    Set<String> doomed = pins.names();
    if (!all) {
      doomed.retainAll(Set.of(Pins.SCHEDULER, Pins.TIMERS, Pins.INHERITANCE));
    }
    return doomed;
  }

  /** @throws AlpsException with exit code 5 where the kernel does not let go of the scheduler in time */
  void run() {
    KernelState state = KernelState.of(pins, host);
    try {
      if (state.isOn() && state.backend() == Backend.EEVDF) {
        resetAll(state.life());
      }
      pins.remove(List.of(Pins.SCHEDULER));
      awaitDetached();
      pins.remove(doomed());
      pins.removeIfEmpty();
    } catch (IOException e) {
      throw refused("a pin under " + pins.folder() + " cannot be removed: " + e.getMessage() + ". Run it as root.");
    }
  }

  /** Whoever is killed before it is said to be off, can do it again; whoever was tagged before that is found after it. */
  private void resetAll(KernelLife life) {
    EevdfBackend.reset(pins);
    pins.writeSingle(Pins.LIFE, new KernelLife(life.loadedAtNs(), Clocks.bootTimeNs(), 0, 0, "unloaded", "").encode());
    EevdfBackend.reset(pins);
  }

  private void awaitDetached() {
    AttachedScheduler attached = new AttachedScheduler(host);
    long until = Clocks.bootTimeNs() + PATIENCE_MS * 1_000_000;
    while (attached.isOurs()) {
      if (Clocks.bootTimeNs() > until) {
        throw refused("it is still attached after " + PATIENCE_MS / 1000 + " s, as something else holds its link."
            + " End what holds it (bpftool link show), or press SysRq-S.");
      }
      try {
        Thread.sleep(LOOK_AGAIN_MS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static AlpsException refused(String what) {
    return new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot unload the scheduler: " + what);
  }
}

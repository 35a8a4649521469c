package org.alps.export.kernel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.alps.export.kernel.bpf.Clocks;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.export.kernel.bpf.BpfObject;
import org.alps.export.kernel.bpf.KernelError;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** One loading of the kernel half: its maps are made or found, the settings written, the scheduler attached; whole, or not at all. */
final class KernelLoad {
  private static final String WHAT = "load the scheduler";
  private static final String OPS = "alps_ops";
  private static final String ON_FORK = "eevdf_fork";

  private final Pins pins;
  private final Backend backend;
  private final boolean partial;
  private final HostFiles host;
  private final CpuCaches caches;

  /** @param partial schedule only tasks of the class SCHED_EXT, not all */
  KernelLoad(Pins pins, Backend backend, boolean partial, HostFiles host) {
    this.pins = pins;
    this.backend = backend;
    this.partial = partial;
    this.host = host;
    this.caches = new CpuCaches(host);
  }

  /**
   * The backend that is on already, if one is.
   *
   * @throws AlpsException with exit code 5 where another one is on, or the host lacks something
   */
  Optional<Backend> check() {
    KernelState state = KernelState.of(pins, host);
    if (state.isOn() && state.backend() != backend) {
      throw refused("the " + state.backend().id() + " backend is on. Run alps kernel unload first.");
    }
    if (state.isOn()) {
      return Optional.of(backend);
    }
    Prerequisites.refuse(WHAT, new Prerequisites(host).of(backend));
    if (backend == Backend.SCHED_EXT) {
      caches.refuseTooMany();
    }
    return Optional.empty();
  }

  /** What {@link #run} would do. */
  List<String> plan() {
    List<String> plan = new ArrayList<>();
    Set<String> kept = new TreeSet<>(pins.names());
    if (kept.remove(Pins.SCHEDULER)) {
      plan.add("remove the dead link " + pins.of(Pins.SCHEDULER));
    }
    kept.removeAll(Pins.OF_ONE_LIFE);
    plan.add(kept.isEmpty() ? "pin maps under " + pins.folder() : "go on with the maps under " + pins.folder());
    if (backend == Backend.EEVDF) {
      plan.add("pass tags on over fork, and give all tagged tasks their nice value and slice");
    } else {
      plan.add("tell the scheduler of " + caches.online() + " CPUs and " + caches.llcs() + " last-level caches");
      plan.add("attach the scheduler" + (partial ? " for tasks of the class SCHED_EXT" : " for all tasks") + " and pin its link");
    }
    return plan;
  }

  /** @throws AlpsException with exit code 5 where the kernel or libbpf refuse; what was pinned before stays, and nothing else does */
  void run() {
    Set<String> kept = pins.names();
    kept.remove(Pins.SCHEDULER);
    kept.removeAll(Pins.OF_ONE_LIFE);
    try {
      pins.remove(List.of(Pins.SCHEDULER));
      pins.remove(Pins.OF_ONE_LIFE);
      pins.create();
      load();
    } catch (IOException e) {
      throw refused(pins.folder() + " cannot be written: " + e.getMessage() + ". Name a folder of a BPF file system.");
    } catch (KernelError e) {
      undo(kept);
      throw refused(told(e));
    } catch (RuntimeException | Error e) {
      undo(kept);
      throw e;
    }
  }

  private void load() {
    try (BpfObject object = BpfObject.open(backend.object()).orElseThrow().pinMapsIn(pins.folder())) {
      if (partial) {
        SchedExtOps.switchPartially(object.initialValue(OPS));
      }
      object.load();
      pins.writeSingle(Pins.CONFIG, new KernelConfig(caches.online(), caches.llcs(), 0, backend).encode());
      if (backend == Backend.SCHED_EXT) {
        writeCaches();
        object.attachStructOps(OPS, pins.of(Pins.SCHEDULER));
        refuseIfItLeft();
      } else {
        object.attachProgram(ON_FORK, pins.of(Pins.INHERITANCE));
        pins.writeSingle(Pins.LIFE, new KernelLife(Clocks.bootTimeNs(), 0, 0, 0, "", "").encode());
      }
    }
  }

  private void writeCaches() {
    try (BpfMap llcs = BpfMap.pinned(pins.of(Pins.CPU_LLCS))) {
      for (int cpu = 0; cpu < caches.possible(); cpu++) {
        llcs.update(BpfMap.u32(cpu), BpfMap.u32(caches.llcOf(cpu)));
      }
    }
  }

  private void refuseIfItLeft() {
    KernelState state = KernelState.of(pins, host);
    if (!state.isOn()) {
      throw refused("it left at once: " + state.life().reason() + ", " + state.life().message() + ". Run alps kernel load --debug and report it.");
    }
  }

  private void undo(Set<String> kept) {
    try {
      Set<String> made = pins.names();
      made.removeAll(kept);
      pins.remove(made);
      pins.removeIfEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String told(KernelError error) {
    if (error.getMessage().contains("parameter mismatch")) {
      return "maps of another version of ALPS are pinned under " + pins.folder() + ". Run alps kernel unload --all first; the table must be installed again.";
    }
    if (error.errno() == KernelError.EBUSY) {
      return "another scheduler has just been attached. Stop it first.";
    }
    return error.getMessage() + ". Run alps kernel doctor.";
  }

  private static AlpsException refused(String what) {
    return new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot " + WHAT + ": " + what);
  }
}

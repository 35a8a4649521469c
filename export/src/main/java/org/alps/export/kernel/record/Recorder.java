package org.alps.export.kernel.record;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.Prerequisites;
import org.alps.export.kernel.bpf.BpfMap;
import org.alps.export.kernel.bpf.BpfObject;
import org.alps.export.kernel.bpf.KernelError;
import org.alps.export.kernel.bpf.SampleRing;
import org.alps.export.kernel.identity.FunctionNames;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/**
 * The recorder's programs in the kernel, from here until this is closed or the process ends. They share the maps of identity with whoever pinned
 * them, or pin them first. The pins stay: they hold the tags of what runs on, and the next loader takes them; only {@code alps kernel unload} removes
 * them.
 */
final class Recorder implements AutoCloseable {
  private static final String OBJECT = "recorder.bpf.o";
  private static final Set<String> TELLERS = Set.of("recorder_fork", "recorder_exec", "recorder_exit");
  private static final String EVENTS = "recorder_events";

  private final BpfObject object;
  private final SampleRing ring;
  private final List<FinishedInvocation> taken = new ArrayList<>();

  private Recorder(BpfObject object) {
    this.object = object;
    ring = object.ring(EVENTS, sample -> taken.add(FinishedInvocation.of(sample)));
  }

  /** @throws AlpsException with exit code 5 that tells all that this host lacks, and what to do */
  static void refuseHost() {
    Prerequisites.refuseToRecordWithout(OBJECT);
  }

  /**
   * Loads and attaches it, on a host that {@link #refuseHost} lets through.
   *
   * @param ringBytes the room for records that were not read yet, a power of two; 0: as compiled, 1 MiB
   * @throws AlpsException with exit code 5 where this host cannot
   */
  static Recorder start(Pins pins, int ringBytes) {
    return start(pins, ringBytes, Set.of());
  }

  /** @param deaf programs that are not attached, as if the kernel passed all of their events by */
  static Recorder start(Pins pins, int ringBytes, Set<String> deaf) {
    BpfObject object = BpfObject.open(OBJECT).orElseThrow();
    try {
      object.pinMapsIn(pins.folder());
      if (ringBytes > 0) {
        object.resize(EVENTS, ringBytes);
      }
      object.load().attachProgramsBut(deaf);
      return new Recorder(object);
    } catch (KernelError e) {
      object.close();
      String cure = e.errno() == KernelError.EPERM ? "Run as root." : "See what alps kernel doctor says.";
      throw new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot record: " + e.getMessage() + ". " + cure, e);
    }
  }

  /** What was finished since the last call, in order of the ends on each CPU; waits for at most so long, less where the ring is half full. */
  List<FinishedInvocation> take(int timeoutMs) {
    taken.clear();
    ring.poll(timeoutMs);
    ring.consume();
    return List.copyOf(taken);
  }

  FunctionNames names() {
    return new FunctionNames(object.map(Pins.NAMES));
  }

  /**
   * How many records were lost since the start: they found no room, or the kernel did not tell of an exec or exit, as it was just telling of another on
   * that CPU (kernels from 7.0 on may be interrupted there), and the process's last switch did not make up for it.
   */
  long lost() {
    ByteBuffer ofCpus = ByteBuffer.wrap(object.map("recorder_lost").lookup(BpfMap.u32(0)).orElseThrow()).order(ByteOrder.LITTLE_ENDIAN);
    long lost = object.missed(TELLERS);
    while (ofCpus.hasRemaining()) {
      lost += ofCpus.getLong();
    }
    return lost;
  }

  @Override
  public void close() {
    ring.close();
    object.close();
  }
}

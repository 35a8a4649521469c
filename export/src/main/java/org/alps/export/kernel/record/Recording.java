package org.alps.export.kernel.record;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.alps.export.kernel.bpf.Clocks;
import org.alps.export.kernel.identity.FunctionName;
import org.alps.export.kernel.identity.FunctionNames;
import org.alps.ingest.Progress;

/** A run of the recorder: from the kernel's ring into files. Records that were lost, and those of functions without a name, are told and counted. */
final class Recording {
  private static final int POLL_MS = 1000;

  private final Recorder recorder;
  private final RecordFolder folder;
  private final FunctionNames names;
  private final Map<Long, String> known = new HashMap<>();
  private final Set<Long> nameless = new HashSet<>();
  private long withoutName;
  private long lost;

  Recording(Recorder recorder, RecordFolder folder) {
    this.recorder = recorder;
    this.folder = folder;
    names = recorder.names();
  }

  /** Records until it is to stop, or for so long; then publishes the last file. */
  void run(Stop stop, long forNs) {
    long begunNs = Clocks.monotonicNs();
    Progress.say("Recording");
    for (long pastNs = 0; pastNs < forNs && !stop.asked(); pastNs = Clocks.monotonicNs() - begunNs) {
      step((int) Math.min(POLL_MS, (forNs - pastNs) / 1_000_000 + 1));
    }
    step(0);
    folder.publish();
  }

  /** Takes what is there. */
  void step(int timeoutMs) {
    long nowNs = Clocks.monotonicNs();
    long toWallNs = Clocks.monotonicToWallNs();
    for (FinishedInvocation invocation : recorder.take(timeoutMs)) {
      Optional<String> uid = uid(invocation.function());
      if (uid.isPresent()) {
        folder.write(invocation, uid.get(), toWallNs, nowNs);
      } else {
        withoutName++;
      }
    }
    folder.rotate(Clocks.monotonicNs());
    long lostNow = recorder.lost();
    if (lostNow > lost) {
      System.err.println("Lost " + (lostNow - lost) + " records: they found no room, or the kernel passed their event by.");
      lost = lostNow;
    }
  }

  /** What came of it, in one line. */
  String summary() {
    return folder.records() + " records in " + folder.files() + " files, " + lost + " lost, " + withoutName + " without a name";
  }

  private Optional<String> uid(long function) {
    String uid = known.get(function);
    if (uid != null) {
      return Optional.of(uid);
    }
    Optional<String> found = names.of(function).map(FunctionName::uid);
    found.ifPresent(name -> known.put(function, name));
    if (found.isEmpty() && nameless.add(function)) {
      System.err.printf("Left out the records of function %016x: nobody gave its name.%n", function);
    }
    return found;
  }
}

package org.alps.learn.adapt;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.alps.ingest.Counted;
import org.alps.ingest.Progress;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.format.TraceSink;
import org.alps.simulate.table.PolicyTableFile;

/**
 * The epochs of {@code alps adapt}: takes a recorder's rows, and now and then learns and writes the table. Epoch numbers rise beyond the prior's
 * and those of a table that is already there. One thread at a time may use it.
 */
public final class AdaptLoop implements TraceSink {
  /** 142 years: beyond it no size is real, and sums would leave int64. */
  private static final long LIMIT_US = Long.MAX_VALUE >> 11;
  /** No table holds a longer name; a character has at most 3 bytes. */
  private static final int LONGEST_UID = 65_535 / 3;

  private final HostLearner learner;
  private final Path to;
  private final Map<String, Long> rejected = new TreeMap<>();
  private long epoch;
  private long latestUs;
  private long records;

  /** @throws org.alps.ingest.AlpsException with exit code 3 where the file to write is there and no table */
  public AdaptLoop(HostLearner learner, Path to) {
    this.learner = learner;
    this.to = to;
    this.epoch = Files.exists(to) ? PolicyTableFile.read(to).header().epoch() : 0;
  }

  @Override
  public void invocation(String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host, long memoryMb) {
    long completionUs = terminationUs != UNKNOWN ? terminationUs : arrivalUs + cpuTimeUs + Math.max(0, blockedUs);
    if (functionUid.length() > LONGEST_UID) {
      reject("function-too-long");
    } else if (arrivalUs < 0 || arrivalUs > LIMIT_US || cpuTimeUs > LIMIT_US || completionUs > LIMIT_US) {
      reject("time-beyond-limit");
    } else {
      latestUs = Math.max(latestUs, completionUs);
      learner.completed(functionUid, cpuTimeUs, latestUs);
      records++;
    }
  }

  @Override
  public void reject(String reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  /** When the latest record ended, in the recorder's microseconds. */
  long latestUs() {
    return latestUs;
  }

  /** Whether anything came since the last epoch. */
  boolean isDue() {
    return records > 0 || !rejected.isEmpty();
  }

  /** Learns from all that came, writes the table in one step, and tells a line of it. */
  synchronized void epoch() {
    long beganNs = System.nanoTime();
    int changed = learner.relearn(latestUs).size();
    epoch = Math.max(epoch, learner.prior().header().epoch()) + 1;
    Instant now = Instant.now();
    PolicyTableFile.write(learner.table(epoch, now.getEpochSecond() * 1_000_000_000L + now.getNano()), to);
    if (!rejected.isEmpty()) {
      System.err.println("Left out: " + rejected.entrySet().stream().map(e -> e.getValue() + " " + e.getKey()).collect(Collectors.joining(", ")));
    }
    Progress.say("Epoch " + epoch + ": " + Counted.of(records, "record") + ", " + Counted.of(learner.functions(), "function") + " remembered, "
        + changed + " changed, " + (System.nanoTime() - beganNs) / 1_000_000 + " ms");
    records = 0;
    rejected.clear();
  }

  /** Waits for an epoch that is being written, and lets no other begin: for the end of the process. */
  public void finishWriting() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      synchronized (this) {
        epoch = Long.MAX_VALUE;
      }
    }, "last epoch"));
  }

  @Override
  public void counts(String functionUid, int day, int hour, int[] counts) {
    reject("not-an-invocation");
  }

  @Override
  public void sizes(String functionUid, int day, SizeDistribution sizes) {
    reject("not-an-invocation");
  }

  @Override
  public void memory(String functionUidOrApp, long memoryMb) {
    reject("not-an-invocation");
  }

  @Override
  public void trigger(String functionUid, String trigger) {
    reject("not-an-invocation");
  }
}

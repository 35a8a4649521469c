package org.alps.ingest.format;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.dataset.SizeDistribution;

/** A sink that adds up what it is told, for traces too long to keep. */
public final class TotalsSink implements TraceSink {
  /** What was told of one function. */
  public static final class Totals {
    public long invocations;
    public double workUs;
    public SizeDistribution sizes;
    public String trigger = "";
  }

  private final Map<String, Totals> functions = new TreeMap<>();
  private final Map<String, Long> rejected = new TreeMap<>();
  private long fingerprint;

  /** By UID, all functions with invocations or sizes. */
  public Map<String, Totals> functions() {
    return functions;
  }

  public Map<String, Long> rejected() {
    return rejected;
  }

  public long invocations() {
    return functions.values().stream().mapToLong(totals -> totals.invocations).sum();
  }

  /** A number that depends on every call and on their order. */
  public long fingerprint() {
    return fingerprint;
  }

  @Override
  public void invocation(String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host, long memoryMb) {
    Totals totals = of(functionUid);
    totals.invocations++;
    totals.workUs += cpuTimeUs;
    note(functionUid.hashCode(), arrivalUs, cpuTimeUs, memoryMb);
  }

  @Override
  public void counts(String functionUid, int day, int hour, int[] counts) {
    of(functionUid).invocations += Arrays.stream(counts).asLongStream().sum();
    note(functionUid.hashCode(), day, hour, Arrays.hashCode(counts));
  }

  @Override
  public void sizes(String functionUid, int day, SizeDistribution sizes) {
    of(functionUid).sizes = sizes;
    note(functionUid.hashCode(), day, Arrays.hashCode(sizes.quantilesUs()));
  }

  @Override
  public void memory(String functionUidOrApp, long memoryMb) {
    note(functionUidOrApp.hashCode(), memoryMb);
  }

  @Override
  public void trigger(String functionUid, String trigger) {
    of(functionUid).trigger = trigger;
  }

  @Override
  public void reject(String reason) {
    rejected.merge(reason, 1L, Long::sum);
  }

  private Totals of(String functionUid) {
    return functions.computeIfAbsent(functionUid, uid -> new Totals());
  }

  private void note(long... values) {
    for (long value : values) {
      fingerprint = fingerprint * 31 + value;
    }
  }
}

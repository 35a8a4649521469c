package org.alps.ingest.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.alps.ingest.dataset.SizeDistribution;

/** A sink that keeps what it is told as lines of text, one a call, in order: what golden tests compare. */
public final class RecordingSink implements TraceSink {
  private final List<String> lines = new ArrayList<>();

  /** What was told: the method's name and its arguments, apart by spaces; unknown numbers and hosts are '-', counts are minute:count. */
  public List<String> lines() {
    return lines;
  }

  @Override
  public void invocation(String functionUid, long arrivalUs, long cpuTimeUs, long terminationUs, long blockedUs, String host, long memoryMb) {
    lines.add(String.join(
        " ", "invocation", functionUid, Long.toString(arrivalUs), known(cpuTimeUs), known(terminationUs), known(blockedUs),
        host == null ? "-" : host, known(memoryMb)));
  }

  @Override
  public void counts(String functionUid, int day, int hour, int[] counts) {
    String cells = IntStream.range(0, counts.length)
        .filter(minute -> counts[minute] != 0)
        .mapToObj(minute -> minute + ":" + counts[minute])
        .collect(Collectors.joining(","));
    lines.add("counts " + functionUid + " day " + day + " hour " + hour + " of " + counts.length + " " + cells);
  }

  @Override
  public void sizes(String functionUid, int day, SizeDistribution sizes) {
    lines.add("sizes " + functionUid + " day " + day + " " + Arrays.toString(sizes.quantilesUs()) + " mean " + Math.round(sizes.meanUs()));
  }

  @Override
  public void memory(String functionUidOrApp, long memoryMb) {
    lines.add("memory " + functionUidOrApp + " " + memoryMb);
  }

  @Override
  public void trigger(String functionUid, String trigger) {
    lines.add("trigger " + functionUid + " " + trigger);
  }

  @Override
  public void reject(String reason) {
    lines.add("reject " + reason);
  }

  private static String known(long value) {
    return value == UNKNOWN ? "-" : Long.toString(value);
  }
}

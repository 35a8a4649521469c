package org.alps.simulate.replay;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.simulate.host.SimulationSink;

/** What happened to each invocation of a replay, written as CSV in input order. */
public final class ReplayOutcomes implements SimulationSink {
  private static final String HEADER = "completion_us,wait_us,preemptions,first_start_us\n";
  private static final int CHUNK = 1 << 16;

  private final int[] rowOfArrival;
  private final long[] completionUs;
  private final long[] waitUs;
  private final long[] firstStartUs;
  private final int[] preemptions;
  private int arrivals;

  /** @param rowOfArrival the input row of the n-th invocation in time order */
  public ReplayOutcomes(int[] rowOfArrival) {
    this.rowOfArrival = rowOfArrival;
    this.completionUs = new long[rowOfArrival.length];
    this.waitUs = new long[rowOfArrival.length];
    this.firstStartUs = new long[rowOfArrival.length];
    this.preemptions = new int[rowOfArrival.length];
  }

  @Override
  public int arrived(int function, long arrivalUs, long cpuTimeUs) {
    return rowOfArrival[arrivals++];
  }

  @Override
  public void preempted(int row, long sliceUs) {}

  @Override
  public void preempted(int row, long sliceUs, long times) {}

  @Override
  public void completed(
      int row, long arrivalUs, long cpuTimeUs, long blockedUs, long completedUs, long startedUs, int preempted, long lastSliceUs) {
    completionUs[row] = completedUs;
    waitUs[row] = completedUs - arrivalUs - cpuTimeUs - blockedUs;
    firstStartUs[row] = startedUs;
    preemptions[row] = preempted;
  }

  /** @throws AlpsException with exit code 3 where {@code out} takes no more; caused by what it said */
  public void write(OutputStream out) {
    try {
      writeRows(out);
    } catch (IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT, "Cannot write outcomes: standard output. Keep it open to the end, on a disk with room.", e);
    }
  }

  private void writeRows(OutputStream out) throws IOException {
    StringBuilder text = new StringBuilder(CHUNK + 100).append(HEADER);
    for (int row = 0; row < completionUs.length; row++) {
      text.append(completionUs[row]).append(',').append(waitUs[row]).append(',')
          .append(preemptions[row]).append(',').append(firstStartUs[row]).append('\n');
      if (text.length() >= CHUNK) {
        flush(text, out);
      }
    }
    flush(text, out);
    out.flush();
  }

  private static void flush(StringBuilder text, OutputStream out) throws IOException {
    out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
    text.setLength(0);
  }
}

package org.alps.simulate.policy;

import java.util.Arrays;
import org.alps.simulate.host.JobHeap;
import org.alps.simulate.host.SchedulingPolicy;
import org.alps.simulate.host.Tasks;

/**
 * Least attained service first, learning nothing: foreground-background (Schrage 1967, Kleinrock 1976) in doubling bands of attained CPU time. Good
 * where sizes vary wildly, bad where they are alike and large, as all of them are then served side by side.
 *
 * <p>The first band ends at {@value #FIRST_BAND_US} us, each further one at twice that of the one before. The smallest band runs; within a band it
 * is first come, first served, in turns that last to the band's end, so that an invocation stops a logarithmic number of times. Who comes to a band
 * that is smaller than a running task's pushes that one aside at once; it keeps its turn. Who wakes begins a turn in the band that it was in.
 */
public final class Las implements SchedulingPolicy {
  /** Where the first band ends: 1 ms. */
  public static final long FIRST_BAND_US = 1_000;
  private static final int TICKET_BITS = 56;
  private static final long NONE = -1;

  private final Tasks tasks;
  private final JobHeap waiting = new JobHeap();
  /** By task: its band, then a ticket that tells when its turn in it began. */
  private long[] place;
  private long tickets;

  public Las(Tasks tasks) {
    this.tasks = tasks;
    this.place = new long[tasks.capacity()];
  }

  @Override
  public void runnable(int task, long nowUs) {
    if (task >= place.length) {
      place = Arrays.copyOf(place, tasks.capacity());
    }
    place[task] = NONE;
  }

  @Override
  public void enqueue(int task, long nowUs) {
    long band = band(tasks.attainedUs(task));
    if (place[task] == NONE || place[task] >>> TICKET_BITS != band) {
      place[task] = band << TICKET_BITS | tickets++;
    }
    waiting.push(place[task], task);
  }

  @Override
  public int dispatch(long nowUs) {
    return waiting.isEmpty() ? -1 : (int) waiting.pop();
  }

  @Override
  public long running(int task, long nowUs) {
    return (FIRST_BAND_US << (place[task] >>> TICKET_BITS)) - tasks.attainedUs(task);
  }

  @Override
  public void stopping(int task, long ranUs, long nowUs) {}

  @Override
  public int preempt(int[] running, int count, long nowUs) {
    if (waiting.isEmpty()) {
      return -1;
    }
    int worst = running[0];
    for (int i = 1; i < count; i++) {
      worst = place[running[i]] > place[worst] ? running[i] : worst;
    }
    return waiting.topKey() >>> TICKET_BITS < place[worst] >>> TICKET_BITS ? worst : -1;
  }

  /** 0 below the first band's end, 1 below twice that, and so on. */
  static long band(long attainedUs) {
    return Long.SIZE - Long.numberOfLeadingZeros(attainedUs / FIRST_BAND_US);
  }
}

package org.alps.simulate.host;

/**
 * The jobs on a host's cores by (time, reference), where time is when each next needs attention: a sorted array in a sliding window, so that
 * taking the first moves nothing and insertion moves the few that come later. Linear work, which is the fastest up to some 56 cores.
 */
final class RunningSet {
  private final long[] times;
  private final long[] references;
  private int head;
  private int tail;

  RunningSet(int cores) {
    times = new long[Math.max(256, 8 * cores)];
    references = new long[times.length];
  }

  int size() {
    return tail - head;
  }

  /** The first time, or {@link Long#MAX_VALUE} where nothing runs. */
  long firstTime() {
    return head == tail ? Long.MAX_VALUE : times[head];
  }

  /** The last time; only where something runs. */
  long lastTime() {
    return times[tail - 1];
  }

  /** Removes the first and returns its reference. */
  long removeFirst() {
    return references[head++];
  }

  /** Removes the last and returns its reference. */
  long removeLast() {
    return references[--tail];
  }

  void add(long time, long reference) {
    if (tail == times.length) {
      slideBack();
    }
    int at = tail++;
    while (at > head && (times[at - 1] > time || times[at - 1] == time && references[at - 1] > reference)) {
      times[at] = times[at - 1];
      references[at] = references[at - 1];
      at--;
    }
    times[at] = time;
    references[at] = reference;
  }

  /** Removes the job in {@code slot}, which must be in the set, and returns its reference. */
  long remove(int slot) {
    int at = head;
    while (References.slot(references[at]) != slot) {
      at++;
    }
    long reference = references[at];
    System.arraycopy(times, at + 1, times, at, tail - at - 1);
    System.arraycopy(references, at + 1, references, at, tail - at - 1);
    tail--;
    return reference;
  }

  private void slideBack() {
    System.arraycopy(times, head, times, 0, tail - head);
    System.arraycopy(references, head, references, 0, tail - head);
    tail -= head;
    head = 0;
  }
}

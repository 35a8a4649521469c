package org.alps.simulate.host;

import java.util.Arrays;

/**
 * The SRPT loop for any number of cores and any switch cost. Without switch cost preempted jobs wait on a stack that is sorted by itself (see
 * {@link SingleCoreSrpt}); with one, that order no longer holds and all that wait are in the heap.
 */
final class ManyCoreSrpt implements SimulatedHost {
  private static final long NONE = Long.MAX_VALUE;
  /** Later than any event, earlier than {@link #NONE}. */
  private static final long END = Long.MAX_VALUE - 1;

  private final int cores;
  private final long switchCostUs;
  private final SimulationSink sink;
  private final ArrivalCheck check = new ArrivalCheck();
  private final JobRecords jobs = new JobRecords();
  private final JobHeap heap = new JobHeap();
  private final RunningSet running;
  /** Pairs of remaining time and reference. */
  private long[] stack = new long[128];
  private int stackSize;
  private long fed;
  private long nowUs;
  private boolean undecided;

  ManyCoreSrpt(int cores, long switchCostUs, SimulationSink sink) {
    this.cores = cores;
    this.switchCostUs = switchCostUs;
    this.sink = sink;
    this.running = new RunningSet(cores);
  }

  @Override
  public void accept(InvocationBatch batch) {
    check.check(batch);
    int rows = batch.size;
    long sequence = fed;
    for (int row = 0; row < rows; row++) {
      long arrival = batch.arrivalUs[row];
      advance(arrival);
      long need = batch.cpuTimeUs[row];
      int tag = sink.arrived(batch.function[row], arrival, need);
      int slot = jobs.allocate();
      long[] words = jobs.words;
      int at = slot * JobRecords.WIDTH;
      words[at + JobRecords.ARRIVAL] = arrival;
      words[at + JobRecords.CPU_TIME] = need;
      words[at + JobRecords.REMAINING] = need;
      words[at + JobRecords.FIRST_START] = NONE;
      words[at + JobRecords.TAG] = tag;
      words[at + JobRecords.PREEMPTIONS] = 0;
      long reference = References.pack(sequence++, slot);
      boolean alone = !undecided && row + 1 < rows && batch.arrivalUs[row + 1] != arrival;
      if (!alone) {
        heap.push(need, reference);
        undecided = true;
        nowUs = arrival;
      } else if (running.size() < cores) {
        start(reference, arrival);
      } else if (need + switchCostUs < running.lastTime() - arrival) {
        preemptLast(arrival);
        start(reference, arrival);
      } else {
        heap.push(need, reference);
      }
    }
    fed = sequence;
  }

  @Override
  public void finish() {
    advance(END);
  }

  /** Runs everything before {@code untilUs}, and the completions at that instant. */
  private void advance(long untilUs) {
    while (true) {
      if (undecided) {
        if (nowUs >= untilUs) {
          return;
        }
        decide(nowUs);
        undecided = false;
      }
      long first = running.firstTime();
      if (first > untilUs) {
        return;
      }
      do {
        complete(first);
      } while (running.firstTime() == first);
      nowUs = first;
      undecided = stackSize > 0 || !heap.isEmpty();
    }
  }

  private void decide(long now) {
    while (running.size() < cores && (stackSize > 0 || !heap.isEmpty())) {
      start(bestWaiting(), now);
    }
    while (running.size() == cores && heap.topKey() < running.lastTime() - now - switchCostUs) {
      long best = heap.pop();
      preemptLast(now);
      start(best, now);
    }
  }

  private long bestWaiting() {
    if (stackSize > 0 && stack[stackSize - 2] <= heap.topKey()) {
      stackSize -= 2;
      return stack[stackSize + 1];
    }
    return heap.pop();
  }

  private void start(long reference, long now) {
    long[] words = jobs.words;
    int at = References.slot(reference) * JobRecords.WIDTH;
    if (words[at + JobRecords.FIRST_START] == NONE) {
      words[at + JobRecords.FIRST_START] = now;
    }
    words[at + JobRecords.SLICE_START] = now + switchCostUs;
    running.add(now + switchCostUs + words[at + JobRecords.REMAINING], reference);
  }

  private void complete(long now) {
    int slot = References.slot(running.removeFirst());
    long[] words = jobs.words;
    int at = slot * JobRecords.WIDTH;
    jobs.release(slot);
    sink.completed((int) words[at + JobRecords.TAG], words[at + JobRecords.ARRIVAL], words[at + JobRecords.CPU_TIME], 0, now,
        words[at + JobRecords.FIRST_START], (int) words[at + JobRecords.PREEMPTIONS], words[at + JobRecords.REMAINING]);
  }

  private void preemptLast(long now) {
    long reference = running.removeLast();
    long[] words = jobs.words;
    int at = References.slot(reference) * JobRecords.WIDTH;
    long ran = Math.max(0, now - words[at + JobRecords.SLICE_START]);
    long remaining = words[at + JobRecords.REMAINING] - ran;
    words[at + JobRecords.REMAINING] = remaining;
    words[at + JobRecords.PREEMPTIONS]++;
    sink.preempted((int) words[at + JobRecords.TAG], ran);
    if (switchCostUs > 0) {
      heap.push(remaining, reference);
      return;
    }
    if (stackSize == stack.length) {
      stack = Arrays.copyOf(stack, stackSize * 2);
    }
    stack[stackSize++] = remaining;
    stack[stackSize++] = reference;
  }
}

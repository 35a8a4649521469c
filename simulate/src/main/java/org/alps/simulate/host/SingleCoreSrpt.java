package org.alps.simulate.host;

import java.util.Arrays;

/**
 * The SRPT loop for one core without switch cost. The running job lives in locals while a batch runs, which is what makes it fast.
 *
 * <p>Without switch cost a preempted job is no larger than anything that waits at that moment, so preempted jobs form a stack that is sorted
 * by itself; only jobs that never started need a heap.
 */
final class SingleCoreSrpt implements SimulatedHost {
  private static final long IDLE = Long.MAX_VALUE;
  /** Later than any event, earlier than {@link #IDLE}. */
  private static final long END = Long.MAX_VALUE - 1;

  private final SimulationSink sink;
  private final ArrivalCheck check = new ArrivalCheck();
  private final JobRecords newcomers = new JobRecords();
  private final JobHeap heap = new JobHeap();
  private long[] stack = new long[64 * JobRecords.WIDTH];
  private int stackSize;
  private long fed;

  private long nowUs;
  private boolean undecided;
  private long finishUs = IDLE;
  private long arrivalUs;
  private long cpuTimeUs;
  private long firstStartUs;
  private long sliceStartUs;
  private int tag;
  private int preemptions;

  SingleCoreSrpt(SimulationSink sink) {
    this.sink = sink;
  }

  @Override
  public void accept(InvocationBatch batch) {
    check.check(batch);
    run(batch, false);
  }

  @Override
  public void finish() {
    run(new InvocationBatch(0), true);
  }

  private void run(InvocationBatch batch, boolean toTheEnd) {
    long now = nowUs;
    boolean open = undecided;
    long finish = finishUs;
    long arrival = arrivalUs;
    long cpuTime = cpuTimeUs;
    long firstStart = firstStartUs;
    long sliceStart = sliceStartUs;
    int runTag = tag;
    int preempted = preemptions;
    int depth = stackSize;
    long sequence = fed;
    int rows = batch.size;
    for (int row = 0; row < rows || toTheEnd; row++) {
      long next = row < rows ? batch.arrivalUs[row] : END;
      while (true) {
        if (open) {
          if (now >= next) {
            break;
          }
          open = false;
          long stacked = depth == 0 ? IDLE : stack[(depth - 1) * JobRecords.WIDTH + JobRecords.REMAINING];
          long fresh = heap.topKey();
          if (finish != IDLE) {
            if (fresh >= finish - now) {
              continue;
            }
            if ((depth + 1) * JobRecords.WIDTH > stack.length) {
              stack = Arrays.copyOf(stack, stack.length * 2);
            }
            save(depth++ * JobRecords.WIDTH, arrival, cpuTime, finish - now, firstStart, runTag, preempted + 1);
            sink.preempted(runTag, now - sliceStart);
            stacked = IDLE;
          }
          if (fresh < stacked) {
            int slot = References.slot(heap.pop());
            long[] words = newcomers.words;
            arrival = words[slot * JobRecords.WIDTH + JobRecords.ARRIVAL];
            runTag = (int) words[slot * JobRecords.WIDTH + JobRecords.TAG];
            newcomers.release(slot);
            cpuTime = fresh;
            firstStart = now;
            preempted = 0;
            finish = now + fresh;
            sliceStart = now;
          } else if (stacked != IDLE) {
            int at = --depth * JobRecords.WIDTH;
            arrival = stack[at + JobRecords.ARRIVAL];
            cpuTime = stack[at + JobRecords.CPU_TIME];
            firstStart = stack[at + JobRecords.FIRST_START];
            runTag = (int) stack[at + JobRecords.TAG];
            preempted = (int) stack[at + JobRecords.PREEMPTIONS];
            finish = now + stacked;
            sliceStart = now;
          }
        } else if (finish <= next) {
          sink.completed(runTag, arrival, cpuTime, 0, finish, firstStart, preempted, finish - sliceStart);
          now = finish;
          finish = IDLE;
          open = depth > 0 || !heap.isEmpty();
        } else {
          break;
        }
      }
      if (row >= rows) {
        break;
      }
      long need = batch.cpuTimeUs[row];
      int newTag = sink.arrived(batch.function[row], next, need);
      boolean alone = !open && row + 1 < rows && batch.arrivalUs[row + 1] != next;
      if (alone && (finish == IDLE || need < finish - next)) {
        if (finish != IDLE) {
          if ((depth + 1) * JobRecords.WIDTH > stack.length) {
            stack = Arrays.copyOf(stack, stack.length * 2);
          }
          save(depth++ * JobRecords.WIDTH, arrival, cpuTime, finish - next, firstStart, runTag, preempted + 1);
          sink.preempted(runTag, next - sliceStart);
        }
        arrival = next;
        cpuTime = need;
        firstStart = next;
        runTag = newTag;
        preempted = 0;
        finish = next + need;
        sliceStart = next;
      } else {
        int slot = newcomers.allocate();
        newcomers.words[slot * JobRecords.WIDTH + JobRecords.ARRIVAL] = next;
        newcomers.words[slot * JobRecords.WIDTH + JobRecords.TAG] = newTag;
        heap.push(need, References.pack(sequence, slot));
        open |= !alone;
        now = next;
      }
      sequence++;
    }
    nowUs = now;
    undecided = open;
    finishUs = finish;
    arrivalUs = arrival;
    cpuTimeUs = cpuTime;
    firstStartUs = firstStart;
    sliceStartUs = sliceStart;
    tag = runTag;
    preemptions = preempted;
    stackSize = depth;
    fed = sequence;
  }

  private void save(int at, long arrival, long cpuTime, long remaining, long firstStart, int jobTag, int preempted) {
    stack[at + JobRecords.ARRIVAL] = arrival;
    stack[at + JobRecords.CPU_TIME] = cpuTime;
    stack[at + JobRecords.REMAINING] = remaining;
    stack[at + JobRecords.FIRST_START] = firstStart;
    stack[at + JobRecords.TAG] = jobTag;
    stack[at + JobRecords.PREEMPTIONS] = preempted;
  }
}

package org.alps.simulate.expand;

import java.io.IOException;
import java.util.Arrays;
import org.alps.ingest.dataset.SeededRandom;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.InvocationSource;

/**
 * The expansion of one host's counts a minute to invocations, as they are read: what a trace of counts is simulated from. Memory holds one
 * hour's blocks and one minute's invocations.
 *
 * <p>Each (seed, function, share, minute) draws from a stream of its own, so what a function does depends on nothing else: not on the host, not on
 * other functions, not on batches. A stream draws all of the minute's arrivals first, then as many sizes by the inverse transform of the
 * function's distribution on that day. Order: arrival, then function, then share, then order of drawing.
 */
public final class CountExpander implements InvocationSource {
  private static final int HOURS_A_DAY = 24;

  private final CountBlocks blocks;
  private final HourOfCounts hour;
  private final FunctionSizes functions;
  private final ArrivalProcess arrivals;
  private final long seed;
  private final SeededRandom random = new SeededRandom(0, 0, 0);
  private final MinuteSort sort = new MinuteSort();

  private int minute = HourOfCounts.MINUTES - 1;
  private long minuteStartUs;
  private int emitted;
  private int size;
  private long[] keys = new long[256];
  private int[] function = new int[256];
  private long[] cpuTimeUs = new long[256];

  /** @param blocks is closed with this source */
  public CountExpander(CountBlocks blocks, FunctionSizes functions, ArrivalProcess arrivals, long seed) throws IOException {
    this.blocks = blocks;
    this.hour = new HourOfCounts(blocks);
    this.functions = functions;
    this.arrivals = arrivals;
    this.seed = seed;
  }

  @Override
  public boolean next(InvocationBatch batch) throws IOException {
    batch.size = 0;
    while (batch.size < batch.capacity()) {
      if (emitted == size && !nextMinute()) {
        break;
      }
      int rows = Math.min(size - emitted, batch.capacity() - batch.size);
      for (int i = 0; i < rows; i++) {
        long key = keys[emitted + i];
        int index = MinuteSort.index(key);
        batch.arrivalUs[batch.size + i] = minuteStartUs + MinuteSort.offsetUs(key);
        batch.function[batch.size + i] = function[index];
        batch.cpuTimeUs[batch.size + i] = cpuTimeUs[index];
        batch.blockedUs[batch.size + i] = 0;
      }
      emitted += rows;
      batch.size += rows;
    }
    return batch.size > 0;
  }

  @Override
  public void close() throws IOException {
    blocks.close();
  }

  /** Moves to the next minute, which may be empty; false at the end. */
  private boolean nextMinute() throws IOException {
    if (++minute == HourOfCounts.MINUTES) {
      if (!hour.next()) {
        minute--;
        return false;
      }
      minute = 0;
    }
    long sinceStart = hour.hour() * HourOfCounts.MINUTES + minute;
    minuteStartUs = sinceStart * ArrivalProcess.MINUTE_US;
    emitted = 0;
    size = 0;
    for (int block = 0; block < hour.size(); block++) {
      int count = hour.count(block, minute);
      if (count > 0) {
        draw(hour.function(block), hour.share(block), count, sinceStart);
      }
    }
    sort.sort(keys, size);
    return true;
  }

  private void draw(int itsFunction, int share, int count, long sinceStart) {
    reserve(Math.addExact(size, count));
    random.reset(seed, SeededRandom.mix(functions.uidHash(itsFunction) + share), sinceStart);
    arrivals.draw(random, count, keys, size);
    SizeDistribution sizes = functions.sizes(itsFunction, (int) (hour.hour() / HOURS_A_DAY));
    for (int i = size; i < size + count; i++) {
      keys[i] = MinuteSort.key(keys[i], i);
      function[i] = itsFunction;
      cpuTimeUs[i] = sizes.quantileUs(random.nextDouble());
    }
    size += count;
  }

  private void reserve(int least) {
    if (least > keys.length) {
      int capacity = Math.max(least, keys.length + (keys.length >> 1));
      keys = Arrays.copyOf(keys, capacity);
      function = Arrays.copyOf(function, capacity);
      cpuTimeUs = Arrays.copyOf(cpuTimeUs, capacity);
    }
  }
}

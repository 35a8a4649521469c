package org.alps.simulate.expand;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.InvocationSource;
import org.junit.jupiter.api.Test;

/** Streams of counts, cut at hosts; sizes by day. */
class BlockCursorTest {
  /** Host, hour, function, share, and the count of the hour's first minute. */
  private static final List<int[]> BLOCKS = List.of(
      new int[] {2, 0, 0, 0, 3}, new int[] {2, 0, 1, 0, 1}, new int[] {2, 25, 0, 0, 2}, new int[] {5, 1, 1, 1, 4}, new int[] {6, 0, 0, 2, 1});

  @Test
  void everyHostExpandsItsOwnBlocks() throws IOException {
    BlockCursor cursor = cursor();
    List<String> seen = new ArrayList<>();
    InvocationBatch batch = new InvocationBatch(2);
    while (cursor.nextHost()) {
      InvocationSource source = cursor.invocations();
      while (source.next(batch)) {
        for (int i = 0; i < batch.size; i++) {
          seen.add(cursor.host() + " f" + batch.function[i] + " hour " + batch.arrivalUs[i] / 3_600_000_000L + " size " + batch.cpuTimeUs[i]);
        }
      }
    }
    assertThat(seen).containsExactlyInAnyOrder(
        "2 f0 hour 0 size 10", "2 f0 hour 0 size 10", "2 f0 hour 0 size 10", "2 f1 hour 0 size 7", "2 f0 hour 25 size 20", "2 f0 hour 25 size 20",
        "5 f1 hour 1 size 7", "5 f1 hour 1 size 7", "5 f1 hour 1 size 7", "5 f1 hour 1 size 7", "6 f0 hour 0 size 10");
  }

  @Test
  void hostThatIsNotReadIsPassed() throws IOException {
    BlockCursor cursor = cursor();
    List<Integer> hosts = new ArrayList<>();
    while (cursor.nextHost()) {
      hosts.add(cursor.host());
    }
    assertThat(hosts).containsExactly(2, 5, 6);
    assertThat(cursor.nextHost()).isFalse();
  }

  @Test
  void dayWithoutSizesTakesTheLatestBeforeElseTheEarliest() {
    DailySizes sizes = sizes();
    assertThat(sizes.sizes(0, 0).quantileUs(0.5)).isEqualTo(10);
    assertThat(sizes.sizes(0, 1).quantileUs(0.5)).isEqualTo(20);
    assertThat(sizes.sizes(0, 9).quantileUs(0.5)).isEqualTo(20);
    assertThat(sizes.sizes(1, 0).quantileUs(0.5)).isEqualTo(7);
  }

  private static BlockCursor cursor() {
    Iterator<int[]> blocks = BLOCKS.iterator();
    return new BlockCursor(block -> {
      if (!blocks.hasNext()) {
        return false;
      }
      int[] next = blocks.next();
      block.host = next[0];
      block.hour = next[1];
      block.function = next[2];
      block.share = next[3];
      block.counts = new int[60];
      block.counts[0] = next[4];
      return true;
    }, sizes(), ArrivalProcess.POISSON, 1);
  }

  private static DailySizes sizes() {
    DailySizes sizes = new DailySizes(new String[] {"f", "g"});
    sizes.add(0, 0, SizeDistribution.constant(10));
    sizes.add(0, 1, SizeDistribution.constant(20));
    sizes.add(1, 3, SizeDistribution.constant(7));
    return sizes;
  }
}

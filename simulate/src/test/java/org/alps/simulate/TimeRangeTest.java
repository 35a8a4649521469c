package org.alps.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.InvocationSource;
import org.junit.jupiter.api.Test;

/** Cuts of time: what is before goes, what is behind is not even read. */
class TimeRangeTest {
  @Test
  void firstMicrosecondIsInAndTheLastIsNot() throws IOException {
    assertThat(cut(new TimeRange(3, 7), 100, 1, 2, 3, 3, 5, 6, 7, 8)).containsExactly(3L, 3L, 5L, 6L);
  }

  @Test
  void allIsTheSourceItself() {
    InvocationSource source = batch -> false;
    assertThat(TimeRange.ALL.cut(source)).isSameAs(source);
  }

  @Test
  void emptyBatchesAreNotHandedOn() throws IOException {
    assertThat(cut(new TimeRange(5, 6), 2, 1, 2, 3, 4, 5, 5)).containsExactly(5L, 5L);
    assertThat(cut(new TimeRange(50, 60), 2, 1, 2, 3)).isEmpty();
  }

  @Test
  void readingEndsAtTheFirstBatchBehind() throws IOException {
    Arrivals source = new Arrivals(1, LongStream.range(0, 100).toArray());
    InvocationSource cut = new TimeRange(0, 10).cut(source);
    InvocationBatch batch = new InvocationBatch(1);
    while (cut.next(batch)) {
      assertThat(batch.arrivalUs[0]).isLessThan(10);
    }
    assertThat(source.read).isEqualTo(11);
  }

  @Test
  void anyBatchSizeCutsTheSame() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      long[] arrivals = random.longs(random.nextInt(40), 0, 50).sorted().toArray();
      TimeRange range = new TimeRange(random.nextInt(40), 1 + random.nextInt(60));
      List<Long> expected = LongStream.of(arrivals).filter(us -> us >= range.fromUs() && us < range.untilUs()).boxed().toList();
      assertThat(cut(range, 1 + random.nextInt(9), arrivals)).isEqualTo(expected);
    }
  }

  private static List<Long> cut(TimeRange range, int batchSize, long... arrivals) throws IOException {
    InvocationSource cut = range.cut(new Arrivals(batchSize, arrivals));
    InvocationBatch batch = new InvocationBatch(batchSize);
    List<Long> kept = new ArrayList<>();
    while (cut.next(batch)) {
      assertThat(batch.size).isPositive();
      for (int i = 0; i < batch.size; i++) {
        kept.add(batch.arrivalUs[i]);
        assertThat(batch.function[i]).isEqualTo((int) batch.arrivalUs[i]);
        assertThat(batch.cpuTimeUs[i]).isEqualTo(batch.arrivalUs[i] + 1);
      }
    }
    return kept;
  }

  /** A source whose functions and sizes tell which row they belong to. */
  private static final class Arrivals implements InvocationSource {
    private final int batchSize;
    private final long[] arrivals;
    private int read;

    Arrivals(int batchSize, long... arrivals) {
      this.batchSize = batchSize;
      this.arrivals = arrivals;
    }

    @Override
    public boolean next(InvocationBatch batch) {
      batch.size = 0;
      while (batch.size < batchSize && read < arrivals.length) {
        batch.arrivalUs[batch.size] = arrivals[read];
        batch.function[batch.size] = (int) arrivals[read];
        batch.cpuTimeUs[batch.size++] = arrivals[read++] + 1;
      }
      return batch.size > 0;
    }
  }
}

package org.alps.simulate.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Streams of sorted columns, cut at hosts whatever the columns' lengths. */
class HostCursorTest {
  @Test
  void everyHostGetsItsRowsInOrder() throws IOException {
    Random random = new Random(1);
    for (int i = 0; i < 500; i++) {
      int[] hosts = random.ints(random.nextInt(60), 0, 6).sorted().toArray();
      List<String> expected = new ArrayList<>();
      for (int row = 0; row < hosts.length; row++) {
        expected.add(hosts[row] + ":" + row);
      }
      assertThat(read(cursor(hosts, 1 + random.nextInt(10)), 1 + random.nextInt(10))).isEqualTo(expected);
    }
  }

  @Test
  void hostThatIsNotReadIsPassed() throws IOException {
    HostCursor cursor = cursor(new int[] {3, 3, 3, 8, 8, 9}, 2);
    assertThat(cursor.nextHost()).isTrue();
    assertThat(cursor.host()).isEqualTo(3);
    InvocationBatch batch = new InvocationBatch(1);
    assertThat(cursor.invocations().next(batch)).isTrue();
    assertThat(cursor.nextHost()).isTrue();
    assertThat(cursor.host()).isEqualTo(8);
    assertThat(cursor.nextHost()).isTrue();
    assertThat(cursor.host()).isEqualTo(9);
    assertThat(cursor.nextHost()).isFalse();
    assertThat(cursor.nextHost()).isFalse();
  }

  private static List<String> read(HostCursor cursor, int batchSize) throws IOException {
    List<String> rows = new ArrayList<>();
    InvocationBatch batch = new InvocationBatch(batchSize);
    while (cursor.nextHost()) {
      InvocationSource invocations = cursor.invocations();
      while (invocations.next(batch)) {
        for (int i = 0; i < batch.size; i++) {
          assertThat(batch.function[i]).isEqualTo((int) batch.arrivalUs[i]);
          assertThat(batch.cpuTimeUs[i]).isEqualTo(batch.arrivalUs[i] * 2);
          assertThat(batch.blockedUs[i]).isEqualTo(batch.arrivalUs[i] * 3);
          rows.add(cursor.host() + ":" + batch.arrivalUs[i]);
        }
      }
      assertThat(batch.size).isZero();
    }
    return rows;
  }

  private static HostCursor cursor(int[] hosts, int columnLength) {
    int[] at = {0};
    return new HostCursor(columns -> {
      int from = at[0];
      int to = Math.min(hosts.length, from + columnLength);
      columns.host = java.util.Arrays.copyOfRange(hosts, from, to);
      columns.arrivalUs = IntStream.range(from, to).asLongStream().toArray();
      columns.function = IntStream.range(from, to).toArray();
      columns.blockedUs = IntStream.range(from, to).asLongStream().map(row -> row * 3).toArray();
      columns.cpuTimeUs = IntStream.range(from, to).asLongStream().map(row -> row * 2).toArray();
      columns.size = to - from;
      at[0] = to;
      return to > from;
    });
  }
}

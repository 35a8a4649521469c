package org.alps.simulate.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.InvocationBatch;
import org.alps.simulate.host.InvocationSource;
import org.junit.jupiter.api.Test;

class AlteredSourceTest {
  @Test
  void timeIsStretchedFromItsOriginAndRounded() throws IOException {
    InvocationSource source = AlteredSource.stretched(source(List.of(at(100), at(101), at(103), at(103), at(110))), 100, 1.5);
    assertThat(read(source)).extracting(Invocation::arrivalUs).containsExactly(100L, 102L, 105L, 105L, 115L);
  }

  @Test
  void sizesAreMultipliedByFunctionAndStayPositive() throws IOException {
    InvocationSource source = AlteredSource.resized(
        source(List.of(new Invocation(1, 10, 0), new Invocation(2, 10, 1), new Invocation(3, 1, 1), new Invocation(4, 3, 0))), new double[] {2.5, 0.01});
    assertThat(read(source)).containsExactly(new Invocation(1, 25, 0), new Invocation(2, 1, 1), new Invocation(3, 1, 1), new Invocation(4, 8, 0));
  }

  /** Seeded property: whatever the factor, order and number are kept, and the load is what the factor was chosen for. */
  @Test
  void stretchingKeepsOrderAndSetsTheLoad() throws IOException {
    Random random = new Random(5);
    for (int round = 0; round < 200; round++) {
      long origin = random.nextInt(1_000);
      long span = 100_000 + random.nextInt(1_000_000);
      List<Invocation> invocations = random.longs(1 + random.nextInt(300), origin, origin + span).sorted()
          .mapToObj(us -> new Invocation(us, 1 + random.nextInt(5_000), 0)).toList();
      double work = AlteredSource.workUs(source(invocations));
      assertThat(work).isEqualTo(invocations.stream().mapToDouble(Invocation::cpuTimeUs).sum());
      double factor = work / (0.9 * 2 * span);
      List<Invocation> stretched = read(AlteredSource.stretched(source(invocations), origin, factor));
      assertThat(stretched).extracting(Invocation::arrivalUs).isSorted();
      assertThat(stretched).extracting(Invocation::cpuTimeUs).isEqualTo(invocations.stream().map(Invocation::cpuTimeUs).toList());
      long last = stretched.get(stretched.size() - 1).arrivalUs();
      assertThat(last - origin).isLessThanOrEqualTo(Math.round(span * factor));
      assertThat(work / (2 * span * factor)).isCloseTo(0.9, within(1e-9));
    }
  }

  /** Log-normal with median 1 and the sigma asked for: of 20,000 functions, means of log and log^2 within 4 standard errors. */
  @Test
  void driftIsLogNormalAndBelongsToTheFunction() {
    String[] uids = IntStream.range(0, 20_000).mapToObj(i -> "f" + i).toArray(String[]::new);
    double[] logs = Arrays.stream(Drift.factors(uids, 0.8, 3)).map(Math::log).toArray();
    assertThat(Arrays.stream(logs).average().orElseThrow()).isCloseTo(0, within(4 * 0.8 / Math.sqrt(20_000)));
    assertThat(Arrays.stream(logs).map(log -> log * log).average().orElseThrow()).isCloseTo(0.64, within(4 * 0.64 * Math.sqrt(2.0 / 20_000)));
    assertThat(Drift.factors(new String[] {"x", "f7"}, 0.8, 3)[1]).as("whoever else is there").isEqualTo(Drift.factors(uids, 0.8, 3)[7]);
    assertThat(Drift.factors(uids, 0.8, 4)).isNotEqualTo(Drift.factors(uids, 0.8, 3));
    assertThat(Drift.factors(uids, 0, 3)).containsOnly(1);
  }

  private static Invocation at(long arrivalUs) {
    return Invocation.of(arrivalUs, 7);
  }

  private static InvocationSource source(List<Invocation> invocations) {
    int[] next = {0};
    return batch -> {
      batch.size = 0;
      while (batch.size < Math.min(3, batch.capacity()) && next[0] < invocations.size()) {
        Invocation invocation = invocations.get(next[0]++);
        batch.arrivalUs[batch.size] = invocation.arrivalUs();
        batch.cpuTimeUs[batch.size] = invocation.cpuTimeUs();
        batch.function[batch.size++] = invocation.function();
      }
      return batch.size > 0;
    };
  }

  private static List<Invocation> read(InvocationSource source) throws IOException {
    List<Invocation> read = new ArrayList<>();
    InvocationBatch batch = new InvocationBatch(8);
    while (source.next(batch)) {
      for (int i = 0; i < batch.size; i++) {
        read.add(new Invocation(batch.arrivalUs[i], batch.cpuTimeUs[i], batch.function[i]));
      }
    }
    return read;
  }
}

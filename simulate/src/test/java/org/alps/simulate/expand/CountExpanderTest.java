package org.alps.simulate.expand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.dataset.UidHash;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.InvocationBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountExpanderTest {
  private static final long MINUTE_US = 60_000_000;
  private static final SizeDistribution SIZES = new SizeDistribution(new long[] {100, 150, 900, 2_000, 8_000, 90_000, 400_000});

  private record Block(long hour, int function, int share, int[] counts) {}

  @ParameterizedTest
  @EnumSource
  void keepsCountsOrderAndIndependenceOfBatches(ArrivalProcess arrivals) throws IOException {
    List<Block> blocks = blocks(3, 4, 40);
    List<Invocation> whole = expand(blocks, arrivals, 7, 100_000);
    assertThat(expand(blocks, arrivals, 7, 1)).isEqualTo(whole);
    assertThat(expand(blocks, arrivals, 7, 333)).isEqualTo(whole);
    assertThat(expand(blocks, arrivals, 8, 333)).as("another seed").isNotEqualTo(whole);
    assertThat(whole).isSortedAccordingTo((a, b) -> Long.compare(a.arrivalUs(), b.arrivalUs()));
    int[][] counts = new int[4][7 * 60];
    whole.forEach(one -> counts[one.function()][(int) (one.arrivalUs() / MINUTE_US)]++);
    int[][] expected = new int[4][7 * 60];
    for (Block block : blocks) {
      for (int minute = 0; minute < 60; minute++) {
        expected[block.function][(int) block.hour * 60 + minute] += block.counts[minute];
      }
    }
    assertThat(counts).isDeepEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void aFunctionDoesTheSameWhoeverElseIsThere(ArrivalProcess arrivals) throws IOException {
    List<Block> blocks = blocks(2, 4, 30);
    List<Block> alone = blocks.stream().filter(block -> block.function == 2).toList();
    assertThat(expand(blocks, arrivals, 7, 64).stream().filter(one -> one.function() == 2)).isEqualTo(expand(alone, arrivals, 7, 64));
  }

  @Test
  void sharesOfAFunctionDiffer() throws IOException {
    int[] counts = new int[60];
    counts[5] = 20;
    assertThat(expand(List.of(new Block(0, 1, 0, counts)), ArrivalProcess.POISSON, 7, 64))
        .isNotEqualTo(expand(List.of(new Block(0, 1, 1, counts)), ArrivalProcess.POISSON, 7, 64));
  }

  @Test
  void largeMinutesAreSortedAsSmallOnesAre() {
    Random random = new Random(3);
    long[] keys = new long[50_000];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = MinuteSort.key(random.nextInt(random.nextBoolean() ? 100 : 60_000_000), i);
    }
    long[] expected = keys.clone();
    java.util.Arrays.sort(expected);
    new MinuteSort().sort(keys, keys.length);
    assertThat(keys).isEqualTo(expected);
  }

  @Test
  void sizesFollowTheDistributionAndArrivalsTheMinute() throws IOException {
    int[] counts = new int[60];
    java.util.Arrays.fill(counts, 10_000);
    List<Invocation> invocations = expand(List.of(new Block(0, 0, 0, counts)), ArrivalProcess.POISSON, 5, 8192);
    double count = invocations.size();
    double mean = invocations.stream().mapToLong(Invocation::cpuTimeUs).average().orElseThrow();
    double square = invocations.stream().mapToDouble(one -> Math.pow(one.cpuTimeUs() - mean, 2)).sum() / count;
    assertThat(mean).isCloseTo(SIZES.meanUs(), within(3.3 * Math.sqrt(square / count)));
    double meanOffset = invocations.stream().mapToLong(one -> one.arrivalUs() % MINUTE_US).average().orElseThrow();
    assertThat(meanOffset).isCloseTo(MINUTE_US / 2.0, within(3.3 * MINUTE_US / Math.sqrt(12 * count)));
  }

  @Test
  void burstyArrivalsComeCloserThanPoissonOnes() throws IOException {
    int[] counts = new int[60];
    java.util.Arrays.fill(counts, 50);
    List<Block> blocks = List.of(new Block(0, 0, 0, counts));
    assertThat(shareOfGapsBelow(100_000, expand(blocks, ArrivalProcess.POISSON, 5, 64))).isBetween(0.05, 0.12);
    assertThat(shareOfGapsBelow(100_000, expand(blocks, ArrivalProcess.BURSTY, 5, 64))).isGreaterThan(0.8);
  }

  @Test
  void refusesBlocksOutOfOrder() {
    int[] counts = new int[60];
    assertThatThrownBy(() -> expand(List.of(new Block(1, 0, 0, counts), new Block(0, 0, 0, counts)), ArrivalProcess.POISSON, 1, 8))
        .hasMessage("Cannot expand counts: hour 0 comes after hour 1. Sort blocks by hour.");
    assertThatThrownBy(() -> expand(List.of(new Block(1, 2, 0, counts), new Block(1, 2, 0, counts)), ArrivalProcess.POISSON, 1, 8))
        .hasMessage("Cannot expand counts: function 2, share 0 is out of order in hour 1. Sort blocks by hour, function and share.");
  }

  private static double shareOfGapsBelow(long gapUs, List<Invocation> invocations) {
    int close = 0;
    for (int i = 1; i < invocations.size(); i++) {
      close += invocations.get(i).arrivalUs() - invocations.get(i - 1).arrivalUs() < gapUs ? 1 : 0;
    }
    return (double) close / (invocations.size() - 1);
  }

  /** Some hours, not all of them there, of functions with one or two shares. */
  private static List<Block> blocks(int hours, int functions, int most) {
    Random random = new Random(1);
    List<Block> blocks = new ArrayList<>();
    for (int hour = 0; hour < hours; hour++) {
      for (int function = 0; function < functions; function++) {
        for (int share = 0; share <= function % 2; share++) {
          blocks.add(new Block(hour * 3L, function, share, random.ints(60, 0, most).map(n -> n < most / 2 ? 0 : n).toArray()));
        }
      }
    }
    return blocks;
  }

  private static List<Invocation> expand(List<Block> blocks, ArrivalProcess arrivals, long seed, int batchSize) throws IOException {
    List<Invocation> invocations = new ArrayList<>();
    InvocationBatch batch = new InvocationBatch(batchSize);
    try (CountExpander expander = new CountExpander(new ListedBlocks(blocks), new OneSize(), arrivals, seed)) {
      while (expander.next(batch)) {
        for (int i = 0; i < batch.size; i++) {
          invocations.add(new Invocation(batch.arrivalUs[i], batch.cpuTimeUs[i], batch.function[i]));
        }
      }
      assertThat(expander.next(batch)).as("the end stays the end").isFalse();
    }
    return invocations;
  }

  private static final class OneSize implements FunctionSizes {
    @Override
    public SizeDistribution sizes(int function, int day) {
      return SIZES;
    }

    @Override
    public long uidHash(int function) {
      return UidHash.of("f" + function);
    }
  }

  private static final class ListedBlocks implements CountBlocks {
    private final List<Block> blocks;
    private int at = -1;

    ListedBlocks(List<Block> blocks) {
      this.blocks = blocks;
    }

    @Override
    public boolean next() {
      return ++at < blocks.size();
    }

    @Override
    public long hour() {
      return blocks.get(at).hour;
    }

    @Override
    public int function() {
      return blocks.get(at).function;
    }

    @Override
    public int share() {
      return blocks.get(at).share;
    }

    @Override
    public int count(int minute) {
      return blocks.get(at).counts[minute];
    }

    @Override
    public void close() {}
  }
}

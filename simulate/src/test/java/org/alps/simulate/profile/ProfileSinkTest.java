package org.alps.simulate.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.alps.simulate.host.HostModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.alps.simulate.host.Invocation;
import org.alps.simulate.host.Outcome;
import org.alps.simulate.host.PolicyHost;
import org.alps.simulate.host.Simulations;
import org.alps.simulate.host.SrptHost;
import org.alps.simulate.policy.Fifo;
import org.junit.jupiter.api.Test;

class ProfileSinkTest {
  private final List<FunctionProfile> rows = new ArrayList<>();

  @Test
  void addsUpWhatHappenedByFunctionAndWindowOfArrival() {
    run(100, 1, List.of(
        new Invocation(0, 10, 1), new Invocation(4, 3, 0), new Invocation(99, 8, 1), new Invocation(100, 2, 1), new Invocation(205, 1, 3)));
    assertThat(rows).containsExactly(
        profile(0, 0, 1, 0, 0, 0, 3, 9, new long[] {3}, new long[] {3}),
        profile(1, 0, 2, 0, 5, 2, 18, 16 + 36 + 1 + 49, new long[] {8, 10}, new long[] {1, 4, 6, 7}),
        profile(1, 100, 1, 0, 0, 0, 2, 4, new long[] {2}, new long[] {2}),
        profile(3, 200, 1, 0, 0, 0, 1, 1, new long[] {1}, new long[] {1}));
  }

  @Test
  void sleepIsNoWait() {
    ProfileSink[] sink = new ProfileSink[1];
    Simulations.feed(List.of(new Invocation(0, 8, 0, 12), new Invocation(1, 1, 1, 5), new Invocation(3, 6, 2)), 3,
        new PolicyHost(new HostModel(1, 0, 0, 1), tasks -> new Fifo(), sink[0] = sink(5, 100)));
    sink[0].close();
    assertThat(rows).as("asleep from 4 to 16; from 1 to 6, then behind the third").containsExactly(
        profile(0, 0, 1, 0, 0, 12, 0, 8, 64, new long[] {8}, new long[] {8}),
        profile(1, 0, 1, 4, 4, 5, 0, 1, 1, new long[] {1}, new long[] {1}),
        profile(2, 0, 1, 1, 1, 0, 6, 36, new long[] {6}, new long[] {6}));
  }

  @Test
  void handsRowsOnAsSoonAsTheirWindowIsPastAndComplete() {
    ProfileSink sink = sink(4, 100);
    int early = sink.arrived(2, 10, 500);
    sink.completed(sink.arrived(1, 20, 5), 20, 5, 0, 25, 20, 0, 5);
    assertThat(rows).isEmpty();
    int late = sink.arrived(1, 130, 5);
    assertThat(rows).extracting(FunctionProfile::functionUid).as("function 2 still waits").containsExactly("1");
    sink.completed(late, 130, 5, 0, 135, 130, 0, 5);
    sink.completed(early, 10, 500, 0, 600, 10, 0, 500);
    int last = sink.arrived(0, 610, 5);
    assertThat(rows).extracting(row -> row.functionUid() + "@" + row.windowStartUs()).containsExactly("1@0", "2@0", "1@100");
    sink.completed(last, 610, 5, 0, 615, 610, 0, 5);
    sink.close();
    assertThat(rows).hasSize(4);
  }

  @Test
  void addsUpToWhatOneInvocationAfterAnotherSays() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Invocation> invocations = Simulations.random(random, seed % 10 == 0 ? 4000 : 200);
      int cores = 1 + random.nextInt(3);
      rows.clear();
      run(20, cores, invocations);
      List<Outcome> outcomes = Simulations.run(invocations, 16, sink -> new SrptHost(HostModel.ideal(cores), sink));
      TreeMap<Long, FunctionProfile> expected = new TreeMap<>();
      for (int i = 0; i < outcomes.size(); i++) {
        Invocation invocation = invocations.get(i);
        long[] slices = outcomes.get(i).slicesUs.stream().mapToLong(Long::longValue).toArray();
        long turnaround = outcomes.get(i).completionUs - invocation.arrivalUs();
        double squares = 0;
        for (long slice : slices) {
          squares += slice * slice;
        }
        long window = invocation.arrivalUs() / 20 * 20;
        FunctionProfile one = profile(invocation.function(), window, 1, outcomes.get(i).firstStartUs - invocation.arrivalUs(),
            turnaround - invocation.cpuTimeUs(), slices.length - 1, invocation.cpuTimeUs(), squares,
            new long[] {invocation.cpuTimeUs()}, slices);
        expected.merge(window * 10 + invocation.function(), one, FunctionProfile::merge);
      }
      rows.sort(Comparator.comparingLong(FunctionProfile::windowStartUs).thenComparing(FunctionProfile::functionUid));
      assertThat(rows).as("seed %d", seed).containsExactlyElementsOf(expected.values());
    }
  }

  private void run(long windowUs, int cores, List<Invocation> invocations) {
    ProfileSink[] sink = new ProfileSink[1];
    Simulations.feed(invocations, 3, new SrptHost(HostModel.ideal(cores), sink[0] = sink(5, windowUs)));
    sink[0].close();
  }

  private ProfileSink sink(int functions, long windowUs) {
    return new ProfileSink(functions, windowUs,
        (function, windowStart, count, firstWait, wait, turnaround, preemptions, cpuTime, squares, cpuTimes, slices) ->
            rows.add(new FunctionProfile("" + function, windowStart, count, firstWait, wait, turnaround, preemptions, cpuTime,
                squares, cpuTimes, slices)));
  }

  private static FunctionProfile profile(int function, long windowStart, long count, long firstWait, long wait, long preemptions,
      long cpuTime, double squares, long[] cpuTimes, long[] slices) {
    return profile(function, windowStart, count, firstWait, wait, 0, preemptions, cpuTime, squares, cpuTimes, slices);
  }

  private static FunctionProfile profile(int function, long windowStart, long count, long firstWait, long wait, long blocked, long preemptions,
      long cpuTime, double squares, long[] cpuTimes, long[] slices) {
    return new FunctionProfile("" + function, windowStart, count, firstWait, wait, wait + cpuTime + blocked, preemptions, cpuTime, squares,
        histogram(cpuTimes), histogram(slices));
  }

  private static LogHistogram histogram(long... values) {
    LogHistogram histogram = new LogHistogram(LogHistogram.PROFILE_BITS);
    for (long value : values) {
      histogram.add(value);
    }
    return histogram;
  }
}

package org.alps.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class AlpsLearnerTest {
  private static final long CREATED_NS = 1_770_000_000_000_000_000L;

  @Test
  void theHeaderIsAlpss() {
    PolicyTable table = learn(options(), 0, List.of());
    assertThat(table.header().epoch()).isZero();
    assertThat(table.header().createdAtNs()).isEqualTo(CREATED_NS);
    assertThat(table.header().agingFactor()).isZero();
    assertThat(table.header().defaultLevels()).isEqualTo(DefaultLevels.LAS.levels(3_000_000));
    assertThat(table.header().minimumQuantumNs()).isEqualTo(1_000_000);
    assertThat(table.header().fairSharePermille()).isEqualTo(200);
    assertThat(table.header().stalenessLimitNs()).isZero();
    assertThat(table.policies()).isEmpty();
  }

  /** The slides: "task a: 2; task b: 1" runs b before a before the unlabelled c, whose slices are too unpredictable to bound. */
  @Test
  void theExampleOfTheSlides() {
    FunctionHistory a = new FunctionHistory("a", List.of(Histories.window("a", 0, 2, 90_000, 80_000, 0)));
    FunctionHistory b = new FunctionHistory("b", List.of(Histories.window("b", 0, 1, 2_000, 8_000, 0)));
    FunctionHistory c = Histories.slices("c", 1, 1, 10_000);
    PolicyTable table = learn(options(), 40, List.of(a, b, c));
    assertThat(table.densePriorities().toString()).isEqualTo("{b=1, a=2}");
    assertThat(sliceNs(table, "a")).isEqualTo(40_000_000);
    assertThat(sliceNs(table, "b")).isEqualTo(8_000_000);
    assertThat(table.policy("c")).isEmpty();
  }

  /** 2 invocations of 12 ms in all and 4 preemptions: 6 slices, 2 ms each. */
  @Test
  void aSliceIsOneDispatchNotOneInvocation() {
    FunctionHistory f = new FunctionHistory("f", List.of(Histories.window("f", 0, 2, 0, 12_000, 4)));
    assertThat(sliceNs(learn(options(), 0, List.of(f)), "f")).isEqualTo(2_000_000);
  }

  /** Windows of 20 and 40 ms: mean 30, deviation 10, so 20; at 90 % load p = 0.6, so 12. */
  @Test
  void averageThenBothFineTunes() {
    assertThat(sliceNs(learn(options(), 90, List.of(Histories.slices("f", 20_000, 40_000))), "f")).isEqualTo(12_000_000);
  }

  /** Windows of 20 and 40 ms by EWMA 0.5: 30; beta 0.5: 30 - 5 = 25; at 75 % load and gamma 1.5: p = 0.5. */
  @Test
  void theOptionsReachTheFormulas() {
    LearnerOptions options = options("--slice-training=ewma", "--ewma-coefficient=0.5", "--beta=0.5", "--gamma=1.5");
    assertThat(sliceNs(learn(options, 75, List.of(Histories.slices("f", 20_000, 40_000))), "f")).isEqualTo(12_500_000);
  }

  @Test
  void cappedAndFloored() {
    List<FunctionHistory> functions = List.of(Histories.slices("long", 5_000_000), Histories.slices("short", 7));
    PolicyTable table = learn(options(), 0, functions);
    assertThat(sliceNs(table, "long")).isEqualTo(200_000_000);
    assertThat(sliceNs(table, "short")).isEqualTo(1_000_000);
    PolicyTable bare = learn(options("--minimum-quantum-us=0", "--slice-cap-us=300000"), 0, functions);
    assertThat(sliceNs(bare, "long")).isEqualTo(300_000_000);
    assertThat(sliceNs(bare, "short")).isEqualTo(7_000);
  }

  /** Windows of 1000 and 1001 us: 1000.5 - 0.5 = 1000; of 1000, 1000 and 2000 us without beta: 1333.33. */
  @Test
  void slicesAreWholeMicrosecondsRoundedDown() {
    assertThat(sliceNs(learn(options(), 0, List.of(Histories.slices("f", 1_000, 1_001))), "f")).isEqualTo(1_000_000);
    assertThat(sliceNs(learn(options("--beta=0"), 0, List.of(Histories.slices("f", 1_000, 1_000, 2_000))), "f")).isEqualTo(1_333_000);
    assertThat(learn(options("--alpha=0.9"), 0, List.of(Histories.slices("f", 1))).policy("f")).isEmpty();
  }

  /** A function that was there in one window of many is as predictable as one can tell: deviation 0. */
  @Test
  void aFunctionSeenOnce() {
    FunctionHistory late = new FunctionHistory("late", List.of(Histories.window("late", 23, 1, 0, 5_000, 0)));
    assertThat(sliceNs(learn(options(), 0, List.of(Histories.slices("steady", 5_000, 5_000, 5_000), late)), "late")).isEqualTo(5_000_000);
  }

  /** The artifact capped each slice by the one before; here a short function leaves its neighbour alone, in whatever order they come. */
  @Test
  void aFunctionsPolicyDoesNotDependOnTheOthers() {
    FunctionHistory a = Histories.slices("a", 2_000);
    FunctionHistory z = Histories.slices("z", 90_000);
    PolicyTable together = learn(options(), 80, List.of(a, z));
    assertThat(learn(options(), 80, List.of(z, a))).isEqualTo(together);
    assertThat(learn(options(), 80, List.of(z)).policy("z")).isEqualTo(together.policy("z"));
  }

  /** 0.7 x 10 + 0.3 x 40 = 19 ms; new functions take their slice whole; one that lost its slice leaves at once. */
  @Test
  void smoothedWithTheIncumbent() {
    PolicyTable incumbent = new PolicyTable(learn(options(), 0, List.of()).header(), List.of(
        new FunctionPolicy("known", List.of(new PolicyLevel(0, 1, 40_000_000), new PolicyLevel(5, 1, 1))),
        new FunctionPolicy("lost", List.of(new PolicyLevel(0, 1, 40_000_000))),
        new FunctionPolicy("wide", List.of(new PolicyLevel(0, 1, 1_000_000_000)))));
    List<FunctionHistory> functions = List.of(Histories.slices("known", 10_000), Histories.slices("new", 10_000),
        Histories.slices("lost", 1, 1, 10_000), Histories.slices("wide", 190_000));
    PolicyTable table = Learners.ALPS.learner().learn(new TrainingData(functions, 0, Optional.of(incumbent)), options(), CREATED_NS);
    assertThat(sliceNs(table, "known")).isEqualTo(19_000_000);
    assertThat(sliceNs(table, "new")).isEqualTo(10_000_000);
    assertThat(table.policy("lost")).isEmpty();
    assertThat(sliceNs(table, "wide")).isEqualTo(200_000_000);
  }

  /** A trace so calm that nothing waits: the order is by mean CPU time, not FIFO. */
  @Test
  void allWaitsZero() {
    PolicyTable table = learn(options(), 5, List.of(Histories.slices("slow", 900_000), Histories.slices("quick", 300), Histories.slices("mid", 40_000)));
    assertThat(table.densePriorities().toString()).isEqualTo("{quick=1, mid=2, slow=3}");
  }

  private static PolicyTable learn(LearnerOptions options, double utilisation, List<FunctionHistory> functions) {
    return Learners.of("alps").learner().learn(new TrainingData(functions, utilisation, Optional.empty()), options, CREATED_NS);
  }

  private static long sliceNs(PolicyTable table, String uid) {
    return table.policy(uid).orElseThrow().levels().get(0).sliceNs();
  }

  /** Options as a command line gives them. */
  private static LearnerOptions options(String... arguments) {
    List<String> all = new ArrayList<>(List.of("--learner=alps"));
    all.addAll(List.of(arguments));
    return CommandLine.populateCommand(new LearnerArguments(), all.toArray(String[]::new)).options();
  }
}

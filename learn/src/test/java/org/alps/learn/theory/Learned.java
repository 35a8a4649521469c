package org.alps.learn.theory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.alps.learn.FunctionHistory;
import org.alps.learn.LearnerArguments;
import org.alps.learn.Learners;
import org.alps.learn.TrainingData;
import org.alps.simulate.table.PolicyTable;
import picocli.CommandLine;

/**
 * Policy tables that learners make of sizes they have seen, near to what the theory has: a small minimum quantum, slices as long as is best, and sizes that
 * stand for themselves alone, as those to come are of the very same law.
 */
final class Learned {
  private static final int SEEN = 20_000;
  private static final String[] IDEAL = {"--minimum-quantum-us=100", "--slice-cap-us=1000000000", "--size-spread=1"};

  private Learned() {}

  static PolicyTable table(Learners learner, Mix mix, String... options) {
    String[] arguments = Stream.of(new String[] {"--learner=" + learner.id()}, IDEAL, options).flatMap(Arrays::stream).toArray(String[]::new);
    List<FunctionHistory> histories = IntStream.range(0, mix.functions().size())
        .mapToObj(function -> new FunctionHistory(mix.uids()[function], List.of(mix.seen(function, SEEN)))).toList();
    return learner.learner().learn(
        new TrainingData(histories, 70, Optional.empty()), CommandLine.populateCommand(new LearnerArguments(), arguments).options(), 0);
  }
}

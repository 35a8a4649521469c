package org.alps.learn.tune;

import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.learn.LearnerArguments;
import org.alps.learn.LearnerOptions;
import org.alps.learn.Learners;
import org.alps.simulate.table.PolicyTable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * One choice of options that is tried.
 *
 * @param line the options as {@code alps learn} takes them; what is not there has its default. It names the candidate in results
 * @param learner how it learns
 * @param options all options
 */
record Candidate(String line, Learners learner, LearnerOptions options) {
  /**
   * @param arguments a name and a value, in turn
   * @throws AlpsException with exit code 2 where a value cannot be read or is out of range
   */
  static Candidate of(List<String> arguments) {
    LearnerArguments parsed = new LearnerArguments();
    try {
      CommandLine.populateCommand(parsed, arguments.toArray(String[]::new));
    } catch (ParameterException e) {
      throw AlpsException.usage("Cannot tune with " + String.join(" ", arguments) + ": " + e.getMessage() + ". Give values that alps learn takes.");
    }
    return new Candidate(String.join(" ", arguments), parsed.learner(), parsed.options());
  }

  /** The options without the guard, which stands in a table's header only: candidates that have the same share what was learned. */
  LearnerOptions unguarded() {
    return options.withAgingFactor(0);
  }

  /** What was learned without a guard, with this candidate's. */
  PolicyTable guarded(PolicyTable learned) {
    return options.table(learned.header().createdAtNs(), learned.policies());
  }
}

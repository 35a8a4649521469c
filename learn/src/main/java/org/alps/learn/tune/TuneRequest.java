package org.alps.learn.tune;

import java.util.List;
import org.alps.simulate.Conditions;
import org.alps.simulate.Expansion;
import org.alps.simulate.host.HostModel;

/**
 * What is tried, on what, and what it must keep to.
 *
 * @param folds how many folds each subject's time is cut into, at least 1
 * @param to the folder to write {@code tuning.csv} to, which must not exist yet, or null
 * @param model what hosts are like; 0 cores for what each dataset was placed for
 */
record TuneRequest(
    List<Subject> subjects,
    List<Candidate> candidates,
    int folds,
    TuningLimits limits,
    String to,
    HostModel model,
    Expansion expansion,
    Conditions conditions) {
  /**
   * A trace to tune on.
   *
   * @param dataset the folder of a dataset
   * @param profile the folder of what {@code alps simulate} made of it
   * @param untilUs where training time ends; 0 for half of the trace's span
   */
  record Subject(String dataset, String profile, long untilUs) {}
}

package org.alps.learn;

import java.util.ArrayList;
import java.util.List;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyTable;

/**
 * The learner of age levels: each function's ranks from the distribution of its sizes, so that an invocation's rank says what is still to be
 * expected of it at its age. A function with too little evidence gets no entry and follows the {@link DefaultLevels}.
 */
final class GittinsLearner implements Learner {
  @Override
  public PolicyTable learn(TrainingData data, LearnerOptions options, long createdAtNs) {
    options.check();
    GittinsLevels levels = new GittinsLevels(options);
    List<FunctionPolicy> policies = new ArrayList<>();
    for (FunctionHistory function : data.functions()) {
      SizeEvidence sizes = SizeEvidence.of(function.windows(), options.decay(), options.sizeSpread());
      if (sizes.totalWeight() >= options.minimumEvidence()) {
        policies.add(new FunctionPolicy(function.functionUid(),
            levels.of(sizes, data.incumbent().flatMap(table -> table.policy(function.functionUid())))));
      }
    }
    return options.table(createdAtNs, policies);
  }
}

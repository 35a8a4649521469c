package org.alps.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/**
 * The learner of ALPS (Fu, Shi, Wang, Chen and Cheng, USENIX ATC 2024): order by SRPT waiting time, an upper bound on slices, one level a
 * function. A function whose slice falls to 0 gets no entry; it follows the {@link DefaultLevels}.
 */
final class AlpsLearner implements Learner {
  @Override
  public PolicyTable learn(TrainingData data, LearnerOptions options, long createdAtNs) {
    options.check();
    TimeSlicePolicy slices = new TimeSlicePolicy(options, data.utilisationPercent());
    List<FunctionPolicy> policies = new ArrayList<>();
    for (FunctionHistory function : data.functions()) {
      slices.sliceNs(function, incumbentSliceNs(data, function.functionUid())).ifPresent(sliceNs ->
          policies.add(new FunctionPolicy(function.functionUid(), List.of(new PolicyLevel(0, TaskOrderingPolicy.rankNs(function), sliceNs)))));
    }
    return options.table(createdAtNs, policies);
  }

  /** The incumbent may be of a learner with more levels: its first is what an invocation starts with. */
  static OptionalLong incumbentSliceNs(TrainingData data, String functionUid) {
    return data.incumbent()
        .flatMap(table -> table.policy(functionUid))
        .map(policy -> OptionalLong.of(policy.levels().get(0).sliceNs()))
        .orElse(OptionalLong.empty());
  }
}

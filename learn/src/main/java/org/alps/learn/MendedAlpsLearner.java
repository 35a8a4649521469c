package org.alps.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/**
 * ALPS with its defects mended, still one level a function: the rank is the mean wait under SRPT plus the mean CPU time, so that calm training leaves
 * the order by mean instead of none, and a guard can add waiting to it; a function too unpredictable for a slice gets the minimum quantum instead of
 * no entry.
 */
final class MendedAlpsLearner implements Learner {
  @Override
  public PolicyTable learn(TrainingData data, LearnerOptions options, long createdAtNs) {
    options.check();
    TimeSlicePolicy slices = new TimeSlicePolicy(options, data.utilisationPercent());
    List<FunctionPolicy> policies = new ArrayList<>();
    for (FunctionHistory function : data.functions()) {
      OptionalLong sliceNs = slices.sliceNs(function, AlpsLearner.incumbentSliceNs(data, function.functionUid()));
      long rankUs = Math.min(function.meanFirstWaitUs() + function.meanCpuTimeUs(), PolicyTable.LAST_RANK_NS / 1000);
      policies.add(new FunctionPolicy(function.functionUid(),
          List.of(new PolicyLevel(0, rankUs * 1000, sliceNs.orElse(Math.max(options.minimumQuantumNs(), 1000))))));
    }
    return options.table(createdAtNs, policies);
  }
}

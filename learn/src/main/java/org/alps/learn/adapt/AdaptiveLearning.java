package org.alps.learn.adapt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.alps.learn.Learners;
import org.alps.simulate.policy.HostLearning;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyTable;

/** A {@link HostLearner} on a simulated host: the default learner with its default options. */
final class AdaptiveLearning implements HostLearning {
  private final HostLearner learner;
  private final String[] functionUids;
  private final Map<String, Integer> functions = new HashMap<>();

  AdaptiveLearning(HostLearner learner, String[] functionUids) {
    this.learner = learner;
    this.functionUids = functionUids;
    for (int function = 0; function < functionUids.length; function++) {
      functions.put(functionUids[function], function);
    }
  }

  @Override
  public PolicyTable prior() {
    return learner.prior();
  }

  @Override
  public void completed(int function, long cpuTimeUs, long nowUs) {
    learner.completed(functionUids[function], cpuTimeUs, nowUs);
  }

  @Override
  public void unfinished(int function, long attainedUs) {
    learner.unfinished(functionUids[function], attainedUs);
  }

  @Override
  public void relearn(long nowUs, Changes changes) {
    learner.relearn(nowUs).forEach((functionUid, policy) ->
        changes.changed(functions.get(functionUid), policy.map(FunctionPolicy::levels).orElse(learner.prior().header().defaultLevels())));
  }

  /** The registered service. */
  public static final class Factory implements HostLearning.Factory {
    @Override
    public HostLearning begin(String[] functionUids, PolicyTable prior) {
      return new AdaptiveLearning(
          new HostLearner(Learners.GUARDED, Learners.GUARDED.defaults(), Recency.DEFAULT, Optional.ofNullable(prior)), functionUids);
    }
  }
}

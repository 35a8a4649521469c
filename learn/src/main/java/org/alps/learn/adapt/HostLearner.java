package org.alps.learn.adapt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alps.learn.FunctionHistory;
import org.alps.learn.LearnerOptions;
import org.alps.learn.Learners;
import org.alps.learn.TrainingData;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyTable;

/**
 * The continuous learner of one host: completed invocations in, every epoch a policy table out, by the same learners as the nightly one, whose table is the
 * prior. A function of which enough completed recently follows that; every other keeps its entry of the prior.
 */
public final class HostLearner {
  private final Learners learner;
  private final LearnerOptions options;
  private final Recency recency;
  private final PolicyTable prior;
  /** The least recently seen first. */
  private final Map<String, RecentSizes> functions = new LinkedHashMap<>(1024, 0.75f, true);
  private final Map<String, FunctionPolicy> learned = new HashMap<>();
  private final Map<String, Optional<FunctionPolicy>> forgotten = new TreeMap<>();

  /** @param prior the nightly table, or nothing */
  public HostLearner(Learners learner, LearnerOptions options, Recency recency, Optional<PolicyTable> prior) {
    options.check();
    this.learner = learner;
    this.options = options;
    this.recency = recency;
    this.prior = prior.orElseGet(() -> learner.learner().learn(new TrainingData(List.of(), 0, Optional.empty()), options, 0));
  }

  /** The table that holds before anything was learned. */
  public PolicyTable prior() {
    return prior;
  }

  /** How many functions are remembered. */
  public int functions() {
    return functions.size();
  }

  /** An invocation is done. Instants in microseconds, never falling; a CPU time of at least 1. */
  public void completed(String functionUid, long cpuTimeUs, long completionUs) {
    RecentSizes sizes = functions.get(functionUid);
    if (sizes == null) {
      if (functions.size() == recency.mostFunctions()) {
        String oldest = functions.keySet().iterator().next();
        functions.remove(oldest);
        forget(oldest);
      }
      sizes = new RecentSizes(recency.windows() + 1);
      functions.put(functionUid, sizes);
    }
    sizes.add(completionUs / recency.windowUs(), cpuTimeUs);
  }

  /** Learns, and answers the functions whose entry is another than before; nothing for one that has none any more. */
  public Map<String, Optional<FunctionPolicy>> relearn(long nowUs) {
    long oldest = nowUs / recency.windowUs() - recency.windows();
    List<FunctionHistory> histories = new ArrayList<>();
    List<FunctionPolicy> inForce = new ArrayList<>();
    functions.forEach((functionUid, sizes) -> {
      if (sizes.changed(oldest, options.minimumEvidence())) {
        histories.add(new FunctionHistory(functionUid, sizes.history(functionUid, oldest, options.minimumEvidence(), recency.windowUs())));
        policy(functionUid).ifPresent(inForce::add);
      }
    });
    Map<String, Optional<FunctionPolicy>> changes = new TreeMap<>(forgotten);
    forgotten.clear();
    PolicyTable fresh = learner.learner().learn(
        new TrainingData(histories, 0, Optional.of(new PolicyTable(prior.header(), inForce))), options, 0);
    for (FunctionHistory history : histories) {
      Optional<FunctionPolicy> before = policy(history.functionUid());
      fresh.policy(history.functionUid()).ifPresentOrElse(
          policy -> learned.put(policy.functionUid(), policy), () -> learned.remove(history.functionUid()));
      Optional<FunctionPolicy> now = policy(history.functionUid());
      if (!now.equals(before)) {
        changes.put(history.functionUid(), now);
      }
    }
    return changes;
  }

  /** All that is known: what was learned, and the prior's entries of all other functions. */
  public PolicyTable table(long epoch, long createdAtNs) {
    PolicyHeader header = prior.header();
    List<FunctionPolicy> policies = new ArrayList<>(learned.values());
    prior.policies().stream().filter(policy -> !learned.containsKey(policy.functionUid())).forEach(policies::add);
    return new PolicyTable(new PolicyHeader(epoch, createdAtNs, header.agingFactor(), header.defaultLevels(), header.minimumQuantumNs(),
        header.fairSharePermille(), header.stalenessLimitNs()), policies);
  }

  private void forget(String functionUid) {
    if (learned.remove(functionUid) != null) {
      forgotten.put(functionUid, prior.policy(functionUid));
    }
  }

  /** A function's entry now. */
  private Optional<FunctionPolicy> policy(String functionUid) {
    FunctionPolicy own = learned.get(functionUid);
    return own == null ? prior.policy(functionUid) : Optional.of(own);
  }
}

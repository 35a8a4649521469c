package org.alps.learn.adapt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.alps.ingest.AlpsException;
import org.alps.learn.FunctionHistory;
import org.alps.learn.LearnerOptions;
import org.alps.learn.Learners;
import org.alps.learn.TrainingData;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyTable;

/**
 * The continuous learner of one host: completed invocations in, every epoch a policy table out, by the same learners as the nightly one, whose table is the
 * prior. A function of which enough completed recently follows that; every other keeps its entry of the prior. A rank moves by no more than
 * the learner's change bound an epoch.
 *
 * <p>Under a policy that favours the short, long invocations end late or not in the horizon at all, so completions alone make functions look shorter than
 * they are. An unfinished invocation therefore counts too: with the median of the remembered sizes above what it attained, or twice that where there is
 * none.
 *
 * <p>Only functions of which something is known that was not known before are learned anew.
 */
public final class HostLearner {
  private final Learners learner;
  private final LearnerOptions options;
  private final Recency recency;
  private PolicyTable prior;
  /** The least recently seen first. */
  private final Map<String, RecentSizes> functions = new LinkedHashMap<>(1024, 0.75f, true);
  private final Map<String, FunctionPolicy> learned = new HashMap<>();
  private final Map<String, Optional<FunctionPolicy>> forgotten = new TreeMap<>();

  /**
   * @param prior the nightly table, or nothing
   * @throws AlpsException with exit code 2 where the learner learns from waits, which a host's own completions do not tell
   */
  public HostLearner(Learners learner, LearnerOptions options, Recency recency, Optional<PolicyTable> prior) {
    options.check();
    if (learner == Learners.ALPS) {
      throw AlpsException.usage("Cannot adapt with learner: alps. It learns from waits under SRPT; name one that learns from sizes, such as guarded.");
    }
    this.learner = learner;
    this.options = options;
    this.recency = recency;
    this.prior = prior.orElseGet(() -> learner.learner().learn(new TrainingData(List.of(), 0, Optional.empty()), options, 0));
  }

  /** The table that holds before anything was learned. */
  public PolicyTable prior() {
    return prior;
  }

  /** Goes on from another nightly table. */
  public void prior(PolicyTable newer) {
    prior = newer;
  }

  /** How many functions are remembered. */
  public int functions() {
    return functions.size();
  }

  /** An invocation is done. In microseconds; a CPU time of at least 1, an instant of at least 0. One told late counts as of the latest told. */
  public void completed(String functionUid, long cpuTimeUs, long completionUs) {
    sizes(functionUid).add(completionUs / recency.windowUs(), cpuTimeUs);
  }

  /** An invocation is not done yet; told anew before each {@link #relearn}. One that attained nothing tells nothing. */
  public void unfinished(String functionUid, long attainedUs) {
    if (attainedUs > 0) {
      sizes(functionUid).unfinished(attainedUs);
    }
  }

  /** Learns, and answers the functions whose entry is another than before; nothing for one that has none any more. */
  public Map<String, Optional<FunctionPolicy>> relearn(long nowUs) {
    long oldest = nowUs / recency.windowUs() - recency.windows();
    List<FunctionHistory> histories = new ArrayList<>();
    List<FunctionPolicy> inForce = new ArrayList<>();
    functions.forEach((functionUid, sizes) -> {
      if (sizes.changed(oldest, recency.evidence())) {
        histories.add(new FunctionHistory(functionUid, sizes.history(functionUid, oldest, recency.evidence(), recency.windowUs())));
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

  private RecentSizes sizes(String functionUid) {
    RecentSizes sizes = functions.get(functionUid);
    if (sizes == null) {
      if (functions.size() == recency.mostFunctions()) {
        String oldest = functions.keySet().iterator().next();
        functions.remove(oldest);
        forget(oldest);
      }
      sizes = new RecentSizes(recency.windows() + 1, recency.share());
      functions.put(functionUid, sizes);
    }
    return sizes;
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

package org.alps.export.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What each judged table was learned from, as far as an evaluation tells: beside the policy, else in its one training, which is that of the
 * first table given as a file, and where none was, that of all learners, who then learned from the same time.
 */
final class LearnedFrom {
  private static final Set<PolicyStyle> LEARNERS =
      Set.of(PolicyStyle.ALPS, PolicyStyle.ALPS_MENDED, PolicyStyle.GITTINS, PolicyStyle.GUARDED);
  private static final Set<PolicyStyle> TAUGHT = Set.of(PolicyStyle.NICE, PolicyStyle.ADAPTIVE, PolicyStyle.ORACLE);
  private static final String SHARED = "/training";

  private final EvaluationManifest manifest;
  private final List<String> learned;
  private final Optional<String> filed;

  LearnedFrom(EvaluationManifest manifest) {
    this.manifest = manifest;
    learned = manifest.policies().stream().filter(manifest::isLearned).toList();
    filed = learned.stream().filter(label -> !LEARNERS.contains(PolicyStyle.of(label)) && !TAUGHT.contains(PolicyStyle.of(label))).findFirst();
  }

  /** In one line; {@link EvaluationManifest#NOT_RECORDED} where nobody knows. */
  String words(String label) {
    String own = manifest.training(label);
    if (own.equals(SHARED)) {
      if (PolicyStyle.of(label) == PolicyStyle.ORACLE) {
        return "judged time itself, so a bound";
      }
      if (!manifest.has(SHARED) || filed.isPresent() && !isSame(label, filed.get())) {
        return EvaluationManifest.NOT_RECORDED;
      }
    }
    String learner = filed.isPresent() || !own.equals(SHARED) ? manifest.text(own + "/learner") : learner(label);
    return learner + ": " + BasisSection.window(manifest, own) + ", " + BasisSection.count(manifest, own + "/windows") + " windows";
  }

  private String learner(String label) {
    return learned.stream().filter(other -> LEARNERS.contains(PolicyStyle.of(other)) && isSame(label, other)).findFirst()
        .orElse(manifest.text(SHARED + "/learner"));
  }

  private boolean isSame(String label, String other) {
    return manifest.ofPolicy(label, "table_sha256").equals(manifest.ofPolicy(other, "table_sha256"));
  }
}

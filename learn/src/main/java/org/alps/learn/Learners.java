package org.alps.learn;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;

/** The registry of learners: a new one is one class and one line here. */
public enum Learners {
  ALPS("alps", AlpsLearner::new, LearnerOptions.unguarded()),
  ALPS_MENDED("alps-mended", MendedAlpsLearner::new, LearnerOptions.unguarded().withAgingFactor(Learners.GUARD)),
  GITTINS("gittins", GittinsLearner::new, LearnerOptions.unguarded()),
  GUARDED("guarded", GittinsLearner::new, LearnerOptions.unguarded().withAgingFactor(Learners.GUARD));

  /** The guard's aging factor: the README of datasets has the frontier that it is the knee of. */
  private static final long GUARD = 10;

  private final String id;
  private final Supplier<Learner> constructor;
  private final LearnerOptions defaults;

  Learners(String id, Supplier<Learner> constructor, LearnerOptions defaults) {
    this.id = id;
    this.constructor = constructor;
    this.defaults = defaults;
  }

  /** What command lines, configurations and manifests call it. */
  public String id() {
    return id;
  }

  /** Its options where nobody chose others. */
  public LearnerOptions defaults() {
    return defaults;
  }

  public Learner learner() {
    return constructor.get();
  }

  /** @throws AlpsException with exit code 2 where no learner has that id */
  public static Learners of(String id) {
    for (Learners learner : values()) {
      if (learner.id.equals(id)) {
        return learner;
      }
    }
    String known = Arrays.stream(values()).map(Learners::id).collect(Collectors.joining(", "));
    throw AlpsException.usage("Cannot learn with learner: " + id + ". Name one of " + known + ".");
  }
}

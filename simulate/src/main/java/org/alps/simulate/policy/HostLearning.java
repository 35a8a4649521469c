package org.alps.simulate.policy;

import java.util.List;
import java.util.ServiceLoader;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/**
 * What a host learns from its own completed invocations, as {@link AdaptivePolicy} obeys it. The module that learns registers a {@link Factory}
 * as a service: the simulator cannot know it.
 */
public interface HostLearning {
  /** What holds before anything was learned: the prior, or a table without entries. Its header holds throughout. */
  PolicyTable prior();

  /** An invocation of a function, by index, is done; instants never fall. */
  void completed(int function, long cpuTimeUs, long nowUs);

  /** An invocation is still on the host, told before each {@link #relearn} anew: its size is above the CPU time it attained, at least 0. */
  void unfinished(int function, long attainedUs);

  /** Learns from what is known at {@code nowUs}, and tells the functions whose levels are others than before. */
  void relearn(long nowUs, Changes changes);

  /** Who is told what was learned. */
  interface Changes {
    void changed(int function, List<PolicyLevel> levels);
  }

  /** What begins the learning of a host. */
  interface Factory {
    /**
     * @param functionUids by function index
     * @param prior the table to begin with, or null for none
     */
    HostLearning begin(String[] functionUids, PolicyTable prior);
  }

  /** The registered factory. It is looked for where this class came from: a Spark task's context class loader may be another. */
  static Factory factory() {
    return ServiceLoader.load(Factory.class, HostLearning.class.getClassLoader()).findFirst().orElseThrow(() -> new AlpsException(
        ExitCode.HOST_UNSUPPORTED, "Cannot simulate adaptive: no learner on the class path. Run the whole of ALPS."));
  }
}

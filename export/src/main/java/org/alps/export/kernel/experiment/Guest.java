package org.alps.export.kernel.experiment;

import java.nio.file.Path;

/** The host on which trials run. */
public interface Guest {
  /**
   * Runs an ordered trial.
   *
   * @param order a folder that {@link TrialRunner#run} understands
   * @param out where the folder that it makes shall stand on this side
   */
  void run(Path order, Path out);
}

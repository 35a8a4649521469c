package org.alps.simulate.profile;

import org.alps.ingest.dataset.TraceManifest;

/**
 * The {@code manifest.json} of a profile dataset: how it was simulated, and the trace it came from.
 *
 * @param switchCostUs what each dispatch spent, in microseconds
 * @param arrivals how counts became arrivals: {@code exact}, {@code poisson} or {@code bursty}
 */
public record ProfileManifest(
    int formatVersion, String alpsVersion, long windowUs, int cores, long switchCostUs, String arrivals, TraceManifest trace) {
  public static final int FORMAT_VERSION = 1;
  /** The folder of the profile rows within the dataset. */
  public static final String PROFILES_DIR = "profiles";
}

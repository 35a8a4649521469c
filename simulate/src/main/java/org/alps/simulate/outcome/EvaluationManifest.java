package org.alps.simulate.outcome;

import java.util.List;
import java.util.Map;
import org.alps.ingest.dataset.TraceManifest;

/**
 * The {@code manifest.json} of an evaluation: which policies were judged, on what, and how.
 *
 * @param fromUs where judging began, since the trace's start
 * @param untilUs where it ended
 * @param arrivals how counts became arrivals: {@code exact}, {@code poisson} or {@code bursty}
 * @param seed what counts were expanded with, and placement drawn with
 * @param seeds what traces of counts were expanded with and sizes drift by, one after the other
 * @param load what the judged time of each host was stretched to; null where it is as traced
 * @param driftSigma the standard deviation of the logarithm of what functions' sizes were multiplied by; 0 for none
 * @param shortBelowUs functions whose mean CPU time in the dataset is below it are short
 * @param bootstrap how intervals were made
 * @param congestion mean slowdown under each fair policy that was judged, by its label
 * @param training what the judged table was learned from; null where no table was judged
 */
public record EvaluationManifest(
    int formatVersion,
    String alpsVersion,
    String dataset,
    Trace trace,
    Placement placement,
    long fromUs,
    long untilUs,
    long switchCostUs,
    long tickUs,
    int sleeps,
    String arrivals,
    long seed,
    List<Long> seeds,
    Double load,
    double driftSigma,
    double shortBelowUs,
    Resampling bootstrap,
    Map<String, Double> congestion,
    List<Judged> policies,
    Training training) {
  public static final int FORMAT_VERSION = 1;

  /** The trace behind it, in words that charts can show. */
  public record Trace(
      List<String> formats, String shape, String characteristics, long functions, long invocations, long rowsRead, Map<String, Long> rejected) {
    public static Trace of(TraceManifest manifest) {
      return new Trace(
          manifest.inputs().stream().map(TraceManifest.Input::format).distinct().toList(), manifest.characteristics().shape().name(),
          manifest.characteristics().sentence(), manifest.functions(), manifest.invocations(), manifest.rows().read(), manifest.rows().rejected());
    }
  }

  /**
   * Where it was simulated.
   *
   * @param actualLoad utilisation of the hosts by what arrived in the judged time, after stretching
   */
  public record Placement(String kind, int hosts, int cores, double targetLoad, double actualLoad) {}

  /** One policy; the table's facts are null where it obeys none. */
  public record Judged(String label, String id, String tableSha256, Long epoch, Integer entries) {}

  /**
   * How intervals were made, see {@link Bootstrap}.
   *
   * @param units hosts under seeds in which anything was judged; with fewer than 2 there are no intervals
   */
  public record Resampling(int units, int replicates, double confidence) {}

  /**
   * How a table came to be; {@code alps learn} writes it beside the table.
   *
   * @param windows distinct windows that were learned from
   * @param fromUs where learning began, since each trace's start
   * @param untilUs where the last window ended at the latest
   * @param utilisationPercent CPU utilisation in them
   * @param traces what stands behind the profiles, a sentence each
   * @param inputs the SHA-256 of the files that the traces were read from
   */
  public record Training(
      String learner, Map<String, Object> parameters, int windows, long fromUs, long untilUs, double utilisationPercent, List<String> traces,
      List<String> inputs) {}
}

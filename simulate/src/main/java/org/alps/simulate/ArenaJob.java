package org.alps.simulate;

import java.io.IOException;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.alps.ingest.dataset.TraceManifest;
import org.alps.simulate.arena.AlteredSource;
import org.alps.simulate.arena.Drift;
import org.alps.simulate.host.InvocationSource;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;

/**
 * Feeds judged time to the judge under its {@link Conditions}, unit by unit: a unit is a host under a seed. Seeds are read by tasks of their own. Where
 * time is stretched, the trace is read twice: first for the CPU time that arrives in each unit (with drift), then, stretched by what follows from
 * it, to be judged.
 */
final class ArenaJob {
  private final SparkSession spark;
  private final HostTraceJob trace;
  private final TimeRange range;
  private final Conditions conditions;
  private final List<Long> seeds;
  private final long fromUs;
  private final long spanUs;

  ArenaJob(SparkSession spark, HostTraceJob trace, EvaluateRequest request) {
    this.spark = spark;
    this.trace = trace;
    this.range = request.range();
    this.conditions = request.conditions();
    this.conditions.checkFor(trace.exact());
    this.seeds = conditions.seeds(request.expansion().seed());
    TraceManifest manifest = trace.manifest();
    this.fromUs = Math.max(range.fromUs(), manifest.firstArrivalUs());
    this.spanUs = Math.max(1, Math.min(range.untilUs(), manifest.firstArrivalUs() + manifest.spanUs()) - fromUs);
  }

  /** What is done with each unit. */
  @FunctionalInterface
  interface UnitWork extends Serializable {
    List<Row> run(int host, int seed, InvocationSource invocations) throws IOException;
  }

  List<Long> seeds() {
    return seeds;
  }

  /** Where judged time begins, microseconds since the trace's start. */
  long fromUs() {
    return fromUs;
  }

  /** How long judged time is before it is stretched, in microseconds, at least 1. */
  long spanUs() {
    return spanUs;
  }

  /** Runs {@code work} on every unit that has invocations. */
  JavaRDD<Row> run(int cores, UnitWork work) {
    if (!conditions.stretched()) {
      return union(work);
    }
    Map<Long, Double> factors = factors(cores);
    long origin = fromUs;
    return union((host, seed, source) -> {
      Double factor = factors.get(unit(host, seed));
      return work.run(host, seed, factor == null ? source : AlteredSource.stretched(source, origin, factor));
    });
  }

  /** By unit, what time is multiplied by, so that load = work / (cores x span) comes out as asked for. */
  private Map<Long, Double> factors(int cores) {
    double asked = conditions.load() * cores * spanUs;
    Map<Long, Double> factors = new HashMap<>();
    for (Row row : union((host, seed, source) -> List.of(RowFactory.create(unit(host, seed), AlteredSource.workUs(source)))).collect()) {
      if (row.getLong(1) > 0) {
        factors.put(row.getLong(0), row.getLong(1) / asked);
      }
    }
    return factors;
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // no array of generics can be made otherwise
  private JavaRDD<Row> union(UnitWork work) {
    JavaRDD<Row>[] all = new JavaRDD[seeds.size()];
    String[] uids = trace.functionUids();
    for (int seed = 0; seed < seeds.size(); seed++) {
      int place = seed;
      double[] drift = conditions.driftSigma() == 0 ? null : Drift.factors(uids, conditions.driftSigma(), seeds.get(seed));
      all[seed] = trace.run(range, seeds.get(seed), (host, source) ->
          work.run(host, place, drift == null ? source : AlteredSource.resized(source, drift)).iterator());
    }
    return new JavaSparkContext(spark.sparkContext()).union(all);
  }

  private static long unit(int host, int seed) {
    return (long) host << 32 | seed;
  }
}

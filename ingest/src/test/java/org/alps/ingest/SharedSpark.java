package org.alps.ingest;

import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/** The Spark session that all tests of a JVM share: starting one costs more than most tests. */
public final class SharedSpark {
  private static final Map<String, String> SETTINGS = Map.of(
      "spark.master", "local[2]",
      "spark.app.name", "alps-tests",
      "spark.ui.enabled", "false",
      "spark.driver.host", "127.0.0.1",
      "spark.driver.bindAddress", "127.0.0.1",
      "spark.sql.shuffle.partitions", "2",
      "spark.sql.session.timeZone", "UTC",
      "spark.sql.debug.maxToStringFields", "200");

  private SharedSpark() {}

  /** The shared session, started where it is not there. */
  public static synchronized SparkSession session() {
    SparkSession existing = SparkSession.getDefaultSession().getOrElse(() -> null);
    return existing != null && !existing.sparkContext().isStopped() ? existing : start(Map.of());
  }

  /** Stops the shared session and starts one with other settings, which {@link #stop} must end. */
  public static synchronized SparkSession restart(Map<String, String> changes) {
    stop();
    return start(changes);
  }

  /** Ends the session that is there; the next caller starts the shared one anew. */
  public static synchronized void stop() {
    session().stop();
  }

  private static SparkSession start(Map<String, String> changes) {
    Map<String, String> settings = new TreeMap<>(SETTINGS);
    settings.putAll(changes);
    SparkSession.Builder builder = SparkSession.builder();
    settings.forEach(builder::config);
    return builder.getOrCreate();
  }
}

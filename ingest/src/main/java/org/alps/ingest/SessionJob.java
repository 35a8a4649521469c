package org.alps.ingest;

import java.nio.file.Path;
import org.apache.spark.SparkConf;
import org.apache.spark.sql.SparkSession;

/**
 * The Spark session of a command. Under {@code spark-submit} (and wherever {@code spark.master} is set) it is what was asked for there;
 * otherwise this machine's cores in this JVM, with nothing listening beyond loopback. Spark stops it when the JVM ends.
 */
public final class SessionJob {
  private static final String LOOPBACK = "127.0.0.1";

  private SessionJob() {}

  /** The session that is there, or a new one. */
  public static SparkSession session() {
    SparkSession existing = SparkSession.getDefaultSession().getOrElse(() -> null);
    if (existing != null && !existing.sparkContext().isStopped()) {
      return existing;
    }
    return SparkSession.builder().config(settings()).getOrCreate();
  }

  private static SparkConf settings() {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.master", "local[*]");
    conf.setIfMissing("spark.app.name", "alps");
    conf.setIfMissing("spark.log.level", "WARN");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.ui.showConsoleProgress", "false");
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing("spark.sql.debug.maxToStringFields", "200");
    conf.setIfMissing("spark.sql.warehouse.dir", Path.of(System.getProperty("java.io.tmpdir"), "alps-warehouse").toUri().toString());
    if (conf.get("spark.master").startsWith("local")) {
      conf.setIfMissing("spark.driver.host", LOOPBACK);
      conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
      conf.setIfMissing("spark.sql.shuffle.partitions", Integer.toString(Runtime.getRuntime().availableProcessors()));
    }
    return conf;
  }
}

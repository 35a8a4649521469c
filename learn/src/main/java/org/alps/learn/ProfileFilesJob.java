package org.alps.learn;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import java.io.IOException;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.alps.simulate.TimeRange;
import org.alps.simulate.profile.ProfileManifest;
import org.alps.simulate.profile.ProfileSchema;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * The rows of one profile dataset that are learned from. Its files hold ranges of functions, each sorted by function and window, so reading
 * file by file gives that order without a shuffle or a sort.
 */
final class ProfileFilesJob {
  private final SparkSession spark;
  private final TimeRange range;
  private final long offsetUs;
  private final List<String> files;

  /**
   * @param range what is read: windows that begin in it
   * @param offsetUs what is then added to each window's beginning
   */
  ProfileFilesJob(SparkSession spark, String folder, TimeRange range, long offsetUs) throws IOException {
    this.spark = wholeFiles(spark);
    this.range = range;
    this.offsetUs = offsetUs;
    Configuration configuration = spark.sparkContext().hadoopConfiguration();
    Path profiles = new Path(folder, ProfileManifest.PROFILES_DIR);
    try (Stream<FileStatus> found = Stream.of(profiles.getFileSystem(configuration).listStatus(profiles))) {
      this.files = found.map(file -> file.getPath().toString()).filter(name -> name.endsWith(".parquet")).sorted().toList();
    }
  }

  /** All rows, in any order. */
  Dataset<Row> rows() {
    return read(files.toArray(String[]::new));
  }

  /** All rows by function, then window. Memory holds one file's. */
  Iterator<Row> inOrder() {
    Iterator<String> names = files.iterator();
    return new Iterator<>() {
      private Iterator<Row> rows = Collections.emptyIterator();

      @Override
      public boolean hasNext() {
        while (!rows.hasNext() && names.hasNext()) {
          rows = read(names.next()).toLocalIterator();
        }
        return rows.hasNext();
      }

      @Override
      public Row next() {
        return rows.next();
      }
    };
  }

  private Dataset<Row> read(String... names) {
    return spark.read().schema(ProfileSchema.SCHEMA).parquet(names)
        .filter(col(ProfileSchema.WINDOW_START_US).geq(range.fromUs()).and(col(ProfileSchema.WINDOW_START_US).lt(range.untilUs())))
        .withColumn(ProfileSchema.WINDOW_START_US, col(ProfileSchema.WINDOW_START_US).plus(lit(offsetUs)));
  }

  private static SparkSession wholeFiles(SparkSession spark) {
    SparkSession session = spark.newSession();
    session.conf().set("spark.sql.files.maxPartitionBytes", Long.toString(1L << 60));
    session.conf().set("spark.sql.files.minPartitionNum", "1");
    session.conf().set("spark.sql.files.openCostInBytes", Long.toString(1L << 50));
    return session;
  }
}

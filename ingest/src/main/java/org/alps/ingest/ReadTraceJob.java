package org.alps.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.alps.ingest.dataset.RecordSchema;
import org.alps.ingest.format.TraceReader;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** The first half of ingest: reads every source file in a task of its own and stages what its rows hold, each kind of record apart. */
final class ReadTraceJob {
  private final SparkSession spark;

  ReadTraceJob(SparkSession spark) {
    this.spark = spark;
  }

  /** Stages the records of {@code inputs} below {@code stage}, partitioned by kind, and returns them. */
  Dataset<Row> run(List<SourceSet.Input> inputs, String stage) {
    List<Integer> ordinals = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      ordinals.add(i);
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    JavaRDD<Row> rows = context.parallelize(ordinals, ordinals.size()).flatMap(i -> new Records(i, inputs.get(i)));
    spark.createDataFrame(rows, RecordSchema.SCHEMA).write().partitionBy(RecordSchema.KIND).parquet(stage);
    return spark.read().schema(RecordSchema.SCHEMA).parquet(stage);
  }

  /** The staged rows of one source, pulled row by row. */
  private static final class Records implements Iterator<Row> {
    private final SourceSet.Input input;
    private final RecordSchema.Rows sink;
    private final TraceReader.Rows rows;
    private Iterator<Row> current = List.<Row>of().iterator();
    private long rowsRead;
    private boolean ended;

    Records(int ordinal, SourceSet.Input input) throws IOException {
      this.input = input;
      this.sink = new RecordSchema.Rows(ordinal);
      this.rows = input.format().reader(input.options()).open(input.source());
    }

    @Override
    public boolean hasNext() {
      while (!current.hasNext() && !ended) {
        current = pull().iterator();
      }
      return current.hasNext();
    }

    private List<Row> pull() {
      try {
        if (rows.next(sink)) {
          rowsRead++;
          return sink.take(rows.line(), rows.text());
        }
        ended = true;
        rows.close();
        return List.of(sink.end(rowsRead, input.source().sha256()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Row next() {
      return current.next();
    }
  }
}

package org.alps.ingest.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.format.TraceCharacteristics.Arrivals;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.alps.ingest.format.TraceCharacteristics.Sizes;
import org.apache.hadoop.conf.Configuration;

/**
 * Days of the whole Azure Functions 2019 population, drawn from its published marginals: a folder with {@code avg_func_invocations_dNN.dat.gz}
 * (one function a line: daily count / 1440) and {@code execTimes.json.gz} (all averages in ms, ascending), or one of its count files.
 * Who has a rank on one day is taken to have it on every day. {@link MarginalsRows} says how the rest is modelled.
 */
final class MarginalsReader implements TraceReader {
  private static final String COUNTS = "avg_func_invocations";
  private static final String AVERAGES = "execTimes.json.gz";

  private final long seed;

  MarginalsReader(ReaderOptions options) {
    this.seed = options.seed();
  }

  /** The count files of a path and the averages beside them, which give no rows but are inputs all the same. */
  static List<SourceFile> sources(String path, Configuration configuration) {
    List<SourceFile> sources = new ArrayList<>(SourceFiles.list(path, configuration).stream().filter(MarginalsReader::isCounts).toList());
    if (sources.isEmpty()) {
      throw AlpsException.badInput("Cannot read " + path + " as marginals: no file " + COUNTS
          + "_dNN.dat.gz. Name the folder that holds it and " + AVERAGES + ", or the file.");
    }
    sources.add(((HadoopSourceFile) sources.get(0)).sibling(AVERAGES));
    return sources;
  }

  @Override
  public Rows open(SourceFile source) throws IOException {
    if (!isCounts(source)) {
      return new MarginalsRows(new long[0], new long[0], 0, seed);
    }
    long[] averages = averagesUs(((HadoopSourceFile) source).sibling(AVERAGES));
    return new MarginalsRows(counts(source), averages, source.day(), seed);
  }

  @Override
  public TraceCharacteristics characteristics() {
    return new TraceCharacteristics(
        Shape.COUNTS, Arrivals.SYNTHESISED, Sizes.MODELLED, false, "drawn from the marginals of Azure Functions 2019");
  }

  private static boolean isCounts(SourceFile source) {
    return source.name().substring(source.name().lastIndexOf('/') + 1).startsWith(COUNTS);
  }

  /** Daily counts, hottest first. */
  private static long[] counts(SourceFile source) throws IOException {
    try (BufferedReader reader = new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8))) {
      long[] ascending = reader.lines()
          .filter(line -> !line.isBlank())
          .mapToLong(line -> Math.round(Double.parseDouble(line) * 1440))
          .sorted()
          .toArray();
      if (ascending.length == 0 || ascending[0] < 0) {
        throw new NumberFormatException("no counts");
      }
      return Arrays.stream(ascending).map(Math::negateExact).sorted().map(Math::negateExact).toArray();
    } catch (NumberFormatException e) {
      throw AlpsException.badInput("Cannot read " + source.name() + " as marginals: " + ToldInputStream.oneLine(e)
          + ". Give one number a line, a function's daily count / 1440.");
    }
  }

  /** Averages in microseconds, ascending, without the negative ones; 0 ms stands for {@link Azure2021Reader#BELOW_RESOLUTION_US}. */
  private static long[] averagesUs(SourceFile source) throws IOException {
    try (InputStream in = source.open()) {
      return Arrays.stream(new ObjectMapper().readValue(in, long[].class))
          .filter(ms -> ms >= 0)
          .map(ms -> ms == 0 ? Azure2021Reader.BELOW_RESOLUTION_US : ms * 1000)
          .sorted()
          .toArray();
    } catch (JsonProcessingException e) {
      throw AlpsException.badInput("Cannot read " + source.name() + " as marginals: " + ToldInputStream.oneLine(e)
          + ". Give one JSON array of averages in ms.");
    }
  }
}

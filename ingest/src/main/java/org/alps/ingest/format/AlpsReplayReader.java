package org.alps.ingest.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.regex.Pattern;
import org.alps.ingest.AlpsException;
import org.alps.ingest.format.TraceCharacteristics.Arrivals;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.alps.ingest.format.TraceCharacteristics.Sizes;

/**
 * The replay file of the ALPS artefact: lines of {@code id N job iat port}, no header. The client sleeps int(0.21 x iat) ms before it sends a
 * line, so the arrival is the sum of the sleeps up to and including the line's own. The port names the function; durations depend on the
 * machine and are not in the file. A rejected line adds no sleep.
 */
final class AlpsReplayReader implements TraceReader {
  private static final double IAT_SCALE = 0.21;
  private static final int FIRST_LINES = 10;
  private static final Pattern LINE = Pattern.compile("\\d+\\s+\\d+\\s+\\S+\\s+\\d{1,12}\\s+\\d+");

  @Override
  public Rows open(SourceFile source) throws IOException {
    BufferedReader reader = new BufferedReader(new InputStreamReader(source.open(), StandardCharsets.UTF_8));
    ArrayDeque<String> first = new ArrayDeque<>();
    String line;
    while (first.size() < FIRST_LINES && (line = reader.readLine()) != null) {
      first.add(line);
    }
    if (first.stream().noneMatch(text -> LINE.matcher(text.strip()).matches())) {
      reader.close();
      throw AlpsException.badInput("Cannot read " + source.name()
          + " as alps-replay: its first lines are not \"id N job iat port\". Give the artefact's replay file, such as http_client/azure.");
    }
    return new ReplayRows(reader, first);
  }

  @Override
  public TraceCharacteristics characteristics() {
    return new TraceCharacteristics(Shape.EXACT, Arrivals.EXACT, Sizes.MODELLED, false, "");
  }

  private static final class ReplayRows implements Rows {
    private final BufferedReader reader;
    private final ArrayDeque<String> first;
    private String text;
    private long line;
    private long arrivalMs;

    ReplayRows(BufferedReader reader, ArrayDeque<String> first) {
      this.reader = reader;
      this.first = first;
    }

    @Override
    public boolean next(TraceSink sink) throws IOException {
      String read;
      do {
        read = first.isEmpty() ? reader.readLine() : first.poll();
        line++;
      } while (read != null && read.isBlank());
      if (read == null) {
        return false;
      }
      text = read;
      String[] cells = read.strip().split("\\s+");
      if (cells.length != 5) {
        sink.reject("wrong-columns");
      } else if (!LINE.matcher(read.strip()).matches()) {
        sink.reject("bad-number");
      } else {
        arrivalMs += (long) (IAT_SCALE * Long.parseLong(cells[3]));
        sink.invocation(cells[4], arrivalMs * 1000, TraceSink.UNKNOWN, TraceSink.UNKNOWN, TraceSink.UNKNOWN, null, TraceSink.UNKNOWN);
      }
      return true;
    }

    @Override
    public long line() {
      return line;
    }

    @Override
    public String text() {
      return RowText.of(text);
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }
}

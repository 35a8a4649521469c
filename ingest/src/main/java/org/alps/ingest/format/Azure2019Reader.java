package org.alps.ingest.format;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.ingest.dataset.SizeDistribution;
import org.alps.ingest.format.TraceCharacteristics.Arrivals;
import org.alps.ingest.format.TraceCharacteristics.Shape;
import org.alps.ingest.format.TraceCharacteristics.Sizes;

/**
 * The Azure Functions Trace 2019 (Shahrad et al., ATC 2020): files of invocations a minute, of durations, and of memory, told apart by their
 * headers. UIDs are HashApp/HashFunction.
 *
 * <p>Minute columns are found by name ({@code 480}, {@code minute_480} or {@code 480_minute}; 1 is the day's first), so a window of the day is
 * read as what it is; minutes without a column count 0. A row whose counts are all 0 gives nothing and is no reject. Count comes from
 * another log than the minutes and is never used. Memory is an app's, or a function's where the file has HashFunction.
 */
final class Azure2019Reader implements TraceReader {
  private static final Pattern MINUTE = Pattern.compile("(?:minute_)?(\\d{1,4})(?:_minute)?");
  private static final int MINUTES = 1440;
  private static final String APP = "HashApp";
  private static final String FUNCTION = "HashFunction";
  private static final String AVERAGE = "Average";
  private static final String MEMORY = "AverageAllocatedMb";

  @Override
  public Rows open(SourceFile source) throws IOException {
    CsvTable table = CsvTable.open(source, "azure2019");
    int[] minutes = minuteColumns(table);
    if (minutes != null) {
      return invocations(table, minutes, source.day());
    }
    if (table.column(AVERAGE) >= 0) {
      return durations(table, source.day());
    }
    if (table.column(MEMORY) >= 0) {
      return memory(table);
    }
    throw table.wrongHeader(
        "its header is none of the three files'",
        "It must name HashApp, and minutes (1..1440, minute_1 or 1_minute) or Average with HashFunction, or AverageAllocatedMb");
  }

  @Override
  public TraceCharacteristics characteristics() {
    return new TraceCharacteristics(Shape.COUNTS, Arrivals.SYNTHESISED, Sizes.WALL_DURATION, true, "");
  }

  private static Rows invocations(CsvTable table, int[] minutes, int day) throws IOException {
    table.require(APP, FUNCTION);
    int app = table.column(APP);
    int function = table.column(FUNCTION);
    int trigger = table.column("Trigger");
    return table.rows((row, sink) -> {
      String uid = uid(row, app, function);
      int[][] hours = new int[24][];
      for (int minute = 0; minute < MINUTES; minute++) {
        int count = minutes[minute] < 0 ? 0 : count(row.getField(minutes[minute]));
        if (count > 0) {
          int hour = minute / 60;
          hours[hour] = hours[hour] == null ? new int[60] : hours[hour];
          hours[hour][minute % 60] = count;
        }
      }
      boolean any = false;
      for (int hour = 0; hour < hours.length; hour++) {
        if (hours[hour] != null) {
          sink.counts(uid, day, hour, hours[hour]);
          any = true;
        }
      }
      if (any && trigger >= 0 && !row.getField(trigger).isBlank()) {
        sink.trigger(uid, row.getField(trigger));
      }
    });
  }

  private static Rows durations(CsvTable table, int day) throws IOException {
    table.require(APP, FUNCTION);
    int app = table.column(APP);
    int function = table.column(FUNCTION);
    int average = table.column(AVERAGE);
    Azure2019Quantiles quantiles = new Azure2019Quantiles(table);
    return table.rows((row, sink) -> {
      String uid = uid(row, app, function);
      long averageUs = Cells.scaled(row.getField(average), 3, "bad-average");
      if (averageUs < 0) {
        throw new BadRow("negative-average");
      }
      SizeDistribution sizes = quantiles.of(row, averageUs);
      sink.sizes(uid, day, sizes);
    });
  }

  private static Rows memory(CsvTable table) throws IOException {
    table.require(APP);
    int app = table.column(APP);
    int function = table.column(FUNCTION);
    int memory = table.column(MEMORY);
    return table.rows((row, sink) -> {
      String key = function >= 0 ? uid(row, app, function) : Cells.text(row.getField(app), "missing-app");
      long memoryMb = Cells.scaled(row.getField(memory), 0, "bad-memory");
      if (memoryMb < 0) {
        throw new BadRow("negative-memory");
      }
      sink.memory(key, memoryMb);
    });
  }

  private static String uid(CsvRecord row, int app, int function) throws BadRow {
    return Cells.text(row.getField(app), "missing-app") + "/" + Cells.text(row.getField(function), "missing-function");
  }

  private static int count(String cell) throws BadRow {
    if (cell.equals("0")) {
      return 0;
    }
    long count = Cells.integer(cell, "bad-count");
    if (count < 0) {
      throw new BadRow("negative-count");
    }
    if (count > Integer.MAX_VALUE) {
      throw new BadRow("bad-count");
    }
    return (int) count;
  }

  /** For each minute of the day its column or -1; null where the file has no minutes. */
  private static int[] minuteColumns(CsvTable table) throws IOException {
    int[] minutes = null;
    List<String> names = table.names();
    for (int column = 0; column < names.size(); column++) {
      Matcher matcher = MINUTE.matcher(names.get(column));
      if (!matcher.matches()) {
        continue;
      }
      int minute = Integer.parseInt(matcher.group(1));
      if (minute < 1 || minute > MINUTES) {
        throw table.wrongHeader("it has a minute " + names.get(column), "Minutes go from 1, the day's first, to 1440");
      }
      if (minutes == null) {
        minutes = new int[MINUTES];
        Arrays.fill(minutes, -1);
      }
      if (minutes[minute - 1] >= 0) {
        throw table.wrongHeader("it names minute " + minute + " twice", "Name each minute once");
      }
      minutes[minute - 1] = column;
    }
    return minutes;
  }
}

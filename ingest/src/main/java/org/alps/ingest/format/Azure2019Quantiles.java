package org.alps.ingest.format;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.Arrays;
import org.alps.ingest.dataset.SizeDistribution;

/**
 * The size distribution of a row of Azure 2019 durations: the shape of percentile_Average_*, the mean of Average.
 *
 * <p>The percentiles are of 30-second averages, so they need not agree with Minimum, Maximum or Average. The rules, in order: an empty or
 * unreadable end is taken from Minimum or Maximum; a gap inside takes the next lower quantile there is (or the lowest); with no
 * quantile at all every size is the average. Quantiles out of order are put in order (the monotone rearrangement). Below half a
 * millisecond is printed as 0 and stands for {@link Azure2021Reader#BELOW_RESOLUTION_US}, for quantiles as for Average. Last, all are
 * scaled so that the mean is Average.
 */
final class Azure2019Quantiles {
  private static final String[] COLUMNS = {
    "percentile_Average_0", "percentile_Average_1", "percentile_Average_25", "percentile_Average_50",
    "percentile_Average_75", "percentile_Average_99", "percentile_Average_100",
  };
  private static final long MISSING = -1;

  private final int[] columns;
  private final int minimum;
  private final int maximum;

  /** @param table its columns; each of those named above may be missing */
  Azure2019Quantiles(CsvTable table) {
    columns = Arrays.stream(COLUMNS).mapToInt(table::column).toArray();
    minimum = table.column("Minimum");
    maximum = table.column("Maximum");
  }

  /** The distribution of one row, whose Average is {@code averageUs} (at least 0). */
  SizeDistribution of(CsvRecord row, long averageUs) {
    double meanUs = averageUs == 0 ? Azure2021Reader.BELOW_RESOLUTION_US : averageUs;
    long[] quantiles = Arrays.stream(columns).mapToLong(column -> microseconds(row, column)).toArray();
    int last = quantiles.length - 1;
    quantiles[0] = quantiles[0] == MISSING ? microseconds(row, minimum) : quantiles[0];
    quantiles[last] = quantiles[last] == MISSING ? microseconds(row, maximum) : quantiles[last];
    long below = Arrays.stream(quantiles).filter(value -> value != MISSING).findFirst().orElse(MISSING);
    if (below == MISSING) {
      return SizeDistribution.constant((long) meanUs);
    }
    for (int i = 0; i < quantiles.length; i++) {
      below = quantiles[i] == MISSING ? below : quantiles[i];
      quantiles[i] = below;
    }
    Arrays.sort(quantiles);
    return new SizeDistribution(quantiles).scaledToMean(meanUs);
  }

  private static long microseconds(CsvRecord row, int column) {
    try {
      long value = column < 0 ? MISSING : Cells.scaled(row.getField(column), 3, "missing");
      return value == 0 ? Azure2021Reader.BELOW_RESOLUTION_US : Math.max(MISSING, value);
    } catch (BadRow empty) {
      return MISSING;
    }
  }
}

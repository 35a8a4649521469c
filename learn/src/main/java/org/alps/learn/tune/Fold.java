package org.alps.learn.tune;

import java.util.ArrayList;
import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Counted;
import org.alps.ingest.TimeSpan;
import org.alps.simulate.TimeRange;

/**
 * A cut of training time in two: what is learned from, and what comes right after and is judged on. Forward chaining: time n + 1 judges what
 * the times 1 to n teach, so that nothing is ever learned from what came later.
 */
record Fold(TimeRange learned, TimeRange judged) {
  /**
   * So many folds: the windows before {@code untilUs} in {@code folds} + 1 spans of as many windows each, the first one longer by what is left over.
   *
   * @param firstUs the first arrival
   * @param untilUs nothing from here on is in any fold
   * @param windowUs windows are not cut
   * @param dataset for the message
   * @throws AlpsException with exit code 2 where there are too few windows
   */
  static List<Fold> of(String dataset, long firstUs, long untilUs, long windowUs, int folds) {
    long first = firstUs / windowUs;
    long end = untilUs / windowUs;
    long windows = Math.max(0, end - first);
    long span = windows / (folds + 1);
    if (span == 0) {
      throw AlpsException.usage("Cannot tune on " + dataset + ": " + Counted.of(windows, "window") + " of " + new TimeSpan(windowUs).text() + " before "
          + new TimeSpan(untilUs).text() + " make no " + Counted.of(folds, "fold") + ". Simulate with a shorter --window, or ask for fewer --folds.");
    }
    List<Fold> cut = new ArrayList<>();
    for (int fold = folds; fold > 0; fold--) {
      long from = (end - fold * span) * windowUs;
      cut.add(new Fold(new TimeRange(0, from), new TimeRange(from, from + span * windowUs)));
    }
    return cut;
  }
}

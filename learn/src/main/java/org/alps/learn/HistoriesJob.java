package org.alps.learn;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.alps.simulate.profile.FunctionProfile;
import org.alps.simulate.profile.ProfileSchema;
import org.apache.spark.sql.Row;

/** Histories of functions, in UID order, merged from profile rows of several spans of time that each come by function, then window. */
final class HistoriesJob implements Iterator<FunctionHistory> {
  private final List<Head> spans = new ArrayList<>();
  private int functions;

  /** @param spans profile rows, the oldest span first */
  HistoriesJob(List<Iterator<Row>> spans) {
    spans.forEach(rows -> this.spans.add(new Head(rows)));
  }

  /** How many functions came by. */
  int functions() {
    return functions;
  }

  @Override
  public boolean hasNext() {
    return spans.stream().anyMatch(head -> head.row != null);
  }

  @Override
  public FunctionHistory next() {
    String uid = spans.stream().filter(head -> head.row != null).map(head -> head.row.getString(0)).min(String::compareTo).orElseThrow();
    List<FunctionProfile> windows = new ArrayList<>();
    for (Head head : spans) {
      while (head.row != null && head.row.getString(0).equals(uid)) {
        windows.add(ProfileSchema.profile(head.row));
        head.move();
      }
    }
    functions++;
    return new FunctionHistory(uid, windows);
  }

  /** The next row of one span, null at its end. */
  private static final class Head {
    private final Iterator<Row> rows;
    private Row row;

    Head(Iterator<Row> rows) {
      this.rows = rows;
      move();
    }

    void move() {
      row = rows.hasNext() ? rows.next() : null;
    }
  }
}

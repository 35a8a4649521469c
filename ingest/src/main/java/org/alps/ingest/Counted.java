package org.alps.ingest;

import java.util.Locale;

/** How many of something there are, as people read it: "1 host", "2,200,000 invocations". */
public final class Counted {
  private Counted() {}

  /** @param thing the singular of a word whose plural takes an s */
  public static String of(long number, String thing) {
    return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
  }
}

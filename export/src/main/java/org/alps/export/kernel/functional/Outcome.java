package org.alps.export.kernel.functional;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a command ended and what it printed.
 *
 * @param err its progress and problems
 */
record Outcome(int exit, String out, String err) {
  /** Fails unless it did what it was told. */
  Outcome must() throws Unmet {
    Unmet.unless(exit == 0, "it ended with " + exit + ": " + err.strip() + out.strip());
    return this;
  }

  /** A field of JSON that it printed; "null" where it has none. */
  String field(String name) {
    return after(out, name);
  }

  /** A number of JSON that it printed. */
  long number(String name) {
    return Long.parseLong(field(name));
  }

  /** A number of a function in what {@code alps kernel stats --json} printed; 0 where it never ran. */
  long number(String function, String name) {
    int at = out.indexOf("\"function\" : \"" + function + "\"");
    return at < 0 ? 0 : Long.parseLong(after(out.substring(at), name));
  }

  private static String after(String json, String name) {
    Matcher field = Pattern.compile("\"" + name + "\" : (\"?)(.*?)\\1,?$", Pattern.MULTILINE).matcher(json);
    return field.find() ? field.group(2) : "null";
  }
}

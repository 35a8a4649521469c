package org.alps.ingest;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * One stage of a long command as its user sees it on stderr: a line when it ends, with what came out and how long it took; before that,
 * on a terminal only, a bar that redraws itself. Thread-safe.
 *
 * <p>The launcher says whether stderr is a terminal by {@value #TERMINAL_PROPERTY}; {@code --quiet} sets {@value #QUIET_PROPERTY}.
 */
public final class Progress implements AutoCloseable {
  /** System property, true where stderr is a terminal. */
  public static final String TERMINAL_PROPERTY = "alps.stderr.terminal";
  /** System property, true where the user wants no progress. */
  public static final String QUIET_PROPERTY = "alps.quiet";

  private static final long REDRAW_NS = 100_000_000;
  private static final int BAR_WIDTH = 24;
  private static final String CLEAR_LINE = "\r\033[K";

  /** How much of a stage is shown. */
  enum Display {
    NOTHING,
    LINES,
    BAR
  }

  private final String name;
  private final PrintStream out;
  private final LongSupplier clockNs;
  private final Display display;
  private final long startNs;
  private long total;
  private long units;
  private long drawnNs;
  private boolean ended;

  Progress(String name, long total, PrintStream out, LongSupplier clockNs, Display display) {
    this.name = name;
    this.total = total;
    this.out = out;
    this.clockNs = clockNs;
    this.display = display;
    this.startNs = clockNs.getAsLong();
    this.drawnNs = startNs - REDRAW_NS;
    draw();
  }

  /**
   * Begins a stage on stderr.
   *
   * @param name what is being done, such as "Simulating"
   * @param total units of work in it, or 0 where {@link #expect} will tell or nobody knows
   */
  public static Progress stage(String name, long total) {
    Display display = Boolean.getBoolean(QUIET_PROPERTY) ? Display.NOTHING : Boolean.getBoolean(TERMINAL_PROPERTY) ? Display.BAR : Display.LINES;
    return new Progress(name, total, System.err, System::nanoTime, display);
  }

  /** Tells a line about what was done on stderr, unless the user wants none. */
  public static void say(String line) {
    if (!Boolean.getBoolean(QUIET_PROPERTY)) {
      System.err.println(line);
    }
  }

  /** More units of work were found. */
  public synchronized void expect(long more) {
    total += more;
  }

  /** Units of work were done. */
  public synchronized void advance(long more) {
    units += more;
    draw();
  }

  /** Ends the stage with what came of it, such as "4 hosts, 1.1 M invocations". */
  public void done(String outcome) {
    end(outcome);
  }

  /** Ends a stage that was not {@link #done}: it failed. */
  @Override
  public void close() {
    end("not finished");
  }

  private synchronized void end(String outcome) {
    if (ended) {
      return;
    }
    ended = true;
    if (display != Display.NOTHING) {
      out.println((display == Display.BAR ? CLEAR_LINE : "") + name + ": " + outcome + ", " + elapsed());
      out.flush();
    }
  }

  private void draw() {
    long now = clockNs.getAsLong();
    if (display != Display.BAR || ended || now - drawnNs < REDRAW_NS) {
      return;
    }
    drawnNs = now;
    out.print(CLEAR_LINE + name + " " + bar() + " " + elapsed());
    out.flush();
  }

  private String bar() {
    if (total <= 0) {
      return "...";
    }
    long done = Math.min(units, total);
    int filled = (int) (BAR_WIDTH * done / total);
    return "[" + "#".repeat(filled) + ".".repeat(BAR_WIDTH - filled) + "] " + 100 * done / total + " %";
  }

  private String elapsed() {
    double seconds = (clockNs.getAsLong() - startNs) / 1e9;
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : String.format(Locale.ROOT, "%d min %02d s", (long) seconds / 60, (long) seconds % 60);
  }
}

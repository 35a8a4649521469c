package org.alps.ingest.format;

/**
 * What a trace can and cannot tell. Every dataset carries these, and every result and chart made from it shows them.
 *
 * @param shape exact invocations, or counts a minute with size distributions
 * @param arrivals how arrival times came to be
 * @param sizes what stands in the column {@code cpu_time_us}
 * @param memoryKnown whether memory sizes are known: a reader says whether its format can tell them, a dataset whether any row did
 * @param note what else a reader of results must know (an assumption on time stamps, say), or empty
 */
public record TraceCharacteristics(Shape shape, Arrivals arrivals, Sizes sizes, boolean memoryKnown, String note) {
  /** The two shapes of trace. */
  public enum Shape {
    EXACT,
    COUNTS
  }

  /** Whether arrival times are the trace's own or were spread inside minutes or gaps by us. */
  public enum Arrivals {
    EXACT,
    SYNTHESISED
  }

  /** What a size is: CPU time that was measured, a wall-clock duration that stands in for it, or a number a model made. */
  public enum Sizes {
    CPU_TIME("CPU time"),
    WALL_DURATION("wall-clock duration taken as CPU time"),
    MODELLED("modelled");

    private final String words;

    Sizes(String words) {
      this.words = words;
    }

    /** For people: what a size of this kind is. */
    public String words() {
      return words;
    }
  }

  /** One line for people, as every result shows it. */
  public String sentence() {
    return (arrivals == Arrivals.EXACT ? "exact arrivals" : "arrivals synthesised")
        + ", sizes: " + sizes.words()
        + (memoryKnown ? ", memory known" : ", memory unknown")
        + (note.isEmpty() ? "" : ", " + note);
  }
}

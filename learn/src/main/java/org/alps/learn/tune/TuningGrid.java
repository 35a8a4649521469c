package org.alps.learn.tune;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alps.ingest.AlpsException;
import org.alps.learn.LearnerArguments;
import picocli.CommandLine;

/** The candidates of a tuning: every combination of the values of some options of {@code alps learn}. */
final class TuningGrid {
  /** What is tried where nobody says otherwise: around the defaults, by factors that show in a result. */
  private static final Map<String, String> DEFAULT = new LinkedHashMap<>();

  static {
    DEFAULT.put("aging-factor", "2,5,10,20");
    DEFAULT.put("levels", "4,8");
    DEFAULT.put("decay", "1,0.5");
    DEFAULT.put("minimum-evidence", "3,10");
  }

  private TuningGrid() {}

  /**
   * All candidates, the last option's values alternating fastest.
   *
   * @param tries texts like {@code levels=4,8}: each takes the place of an option of the default grid, or adds one to it
   * @throws AlpsException with exit code 2 where one is no option or has no value
   */
  static List<Candidate> candidates(List<String> tries) {
    Map<String, String> grid = new LinkedHashMap<>(DEFAULT);
    for (String text : tries) {
      int equals = text.indexOf('=');
      String option = equals < 0 ? text : text.substring(0, equals);
      if (!known().contains(option)) {
        throw AlpsException.usage("Cannot tune option: " + option + ". Name one of " + String.join(", ", known()) + ".");
      }
      if (equals < 0 || Arrays.stream(text.substring(equals + 1).split(",", -1)).anyMatch(String::isBlank)) {
        throw AlpsException.usage("Cannot tune with " + text + ": a value is missing. Write it as in levels=4,8.");
      }
      grid.put(option, text.substring(equals + 1));
    }
    List<List<String>> lines = List.of(List.of());
    for (Map.Entry<String, String> option : grid.entrySet()) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> line : lines) {
        for (String value : option.getValue().split(",")) {
          List<String> extended = new ArrayList<>(line);
          extended.addAll(List.of("--" + option.getKey(), value));
          longer.add(extended);
        }
      }
      lines = longer;
    }
    return lines.stream().map(Candidate::of).distinct().toList();
  }

  /** The options that {@code alps learn} has, without their dashes, in alphabetical order. */
  private static List<String> known() {
    return new CommandLine(new LearnerArguments()).getCommandSpec().options().stream().map(option -> option.longestName().substring(2)).sorted().toList();
  }
}

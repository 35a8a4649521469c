package org.alps.export.publish;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.alps.ingest.AlpsException;
import org.alps.simulate.outcome.EvaluationManifest.Training;

/**
 * What a policy table's manifest tells of how the table came to be. It holds no clock, so that learning again gives the same manifest.
 *
 * @param learner the learner's id, or null where it was not told
 * @param parameters the learner's options by name
 * @param traceCharacteristics the sentences of the traces it learned from
 * @param seed the seed of all that was drawn, or null where it was not told
 * @param sources the datasets or profiles it learned from
 * @param notes anything else, by name
 */
public record PolicyFacts(
    String learner, Map<String, ?> parameters, List<String> traceCharacteristics, Long seed, List<String> sources, Map<String, String> notes) {
  private static final String PARAMETER = "parameters.";

  /**
   * The facts that stand beside a learned table.
   *
   * @param training may be null, where nothing does
   * @param seed may be null
   */
  public static PolicyFacts of(Training training, Long seed, List<String> sources) {
    return training == null
        ? new PolicyFacts(null, Map.of(), List.of(), seed, sources, Map.of())
        : new PolicyFacts(training.learner(), training.parameters(), training.traces(), seed, sources, Map.of());
  }

  /** These facts, and where they are silent, those of {@code others}. */
  public PolicyFacts or(PolicyFacts others) {
    return new PolicyFacts(
        learner == null ? others.learner : learner,
        parameters.isEmpty() ? others.parameters : parameters,
        traceCharacteristics.isEmpty() ? others.traceCharacteristics : traceCharacteristics,
        seed == null ? others.seed : seed,
        sources.isEmpty() ? others.sources : sources,
        notes);
  }

  /**
   * The facts that {@code name=value} pairs give: {@code learner}, {@code seed}, {@code parameters.NAME}, and {@code source} and
   * {@code trace_characteristics}, which may come several times. Any other name is a note.
   *
   * @throws AlpsException with exit code 2 that tells every pair that cannot be understood
   */
  public static PolicyFacts of(List<String> pairs) {
    String learner = null;
    Long seed = null;
    Map<String, String> parameters = new TreeMap<>();
    Map<String, String> notes = new TreeMap<>();
    List<String> characteristics = new ArrayList<>();
    List<String> sources = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (String pair : pairs) {
      String name = pair.substring(0, Math.max(pair.indexOf('='), 0));
      String value = pair.substring(name.length()).replaceFirst("^=", "");
      if (name.isEmpty()) {
        problems.add(pair + " is not name=value");
      } else if (name.equals("learner")) {
        learner = value;
      } else if (name.equals("seed")) {
        if (value.matches("-?[0-9]{1,18}")) {
          seed = Long.valueOf(value);
        } else {
          problems.add("seed is " + value + ", not a whole number");
        }
      } else if (name.equals("source")) {
        sources.add(value);
      } else if (name.equals("trace_characteristics")) {
        characteristics.add(value);
      } else if (name.startsWith(PARAMETER)) {
        parameters.put(name.substring(PARAMETER.length()), value);
      } else {
        notes.put(name, value);
      }
    }
    if (!problems.isEmpty()) {
      throw AlpsException.usage("Cannot note manifest facts: " + String.join("; ", problems) + ". Write name=value.");
    }
    return new PolicyFacts(learner, parameters, characteristics, seed, sources, notes);
  }
}

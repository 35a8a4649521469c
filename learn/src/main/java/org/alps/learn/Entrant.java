package org.alps.learn;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alps.ingest.AlpsException;
import org.alps.simulate.policy.SimulatedPolicy;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;

/**
 * Who enters an evaluation, and where the table comes from that it obeys: from a learner, from a file, or nowhere as it needs none.
 *
 * @param label what results call it
 * @param learner whose table it obeys; null for a file's or none
 * @param file the table's file; null for a learner's or none
 * @param table what that file holds; null likewise
 * @param knows whether the learner learns from the very time that is judged: a bound, as SRPT is one
 */
record Entrant(String label, SimulatedPolicy policy, Learners learner, Path file, PolicyTable table, boolean knows) {
  /** The label of what {@code --table} names. */
  static final String TABLE = "table";
  /** Who knows how sizes are distributed in judged time, but no single size: what no policy that only learns from sizes of the past can hope to pass. */
  static final String ORACLE = "oracle";

  /**
   * All that enter.
   *
   * @param chosen what {@code --policy} says: policies and learners by id, {@code LABEL=ID}, {@code LABEL=ID:FILE}; empty for all there are
   * @param table what {@code --table} names, or null; it always enters
   * @param learns whether there are profiles that learners can learn from
   * @throws AlpsException with exit code 2 where nobody has such an id, a table is missing or of no use, or labels are not unique; 3 where a file is no
   *     table
   */
  static List<Entrant> of(List<String> chosen, Path table, boolean learns) {
    List<Entrant> entrants = new ArrayList<>(chosen.isEmpty() ? all(learns) : chosen.stream().filter(text -> !text.equals(TABLE)).map(Entrant::parse).toList());
    if (table != null) {
      entrants.add(obeying(TABLE, SimulatedPolicy.ALPS, table));
    } else if (chosen.contains(TABLE)) {
      throw AlpsException.usage("Cannot judge table: no policy table. Give --table FILE.");
    }
    Map<String, Entrant> byLabel = new LinkedHashMap<>();
    for (Entrant entrant : entrants) {
      if (byLabel.put(entrant.label, entrant) != null) {
        throw AlpsException.usage("Cannot judge two contenders called " + entrant.label + ". Name one of them LABEL=policy.");
      }
      if (entrant.learner != null && !learns) {
        throw AlpsException.usage("Cannot judge " + entrant.label + ": no policy table. Give --profile PROFILE to learn one, or LABEL=" + entrant.policy.id()
            + ":FILE.");
      }
    }
    return entrants;
  }

  /** Every policy that needs no table, then, where there is what to learn from, every learner's table, every other policy that needs one, and the oracle. */
  private static List<Entrant> all(boolean learns) {
    Stream<String> policies = Arrays.stream(SimulatedPolicy.values()).filter(policy -> !policy.needsTable()).map(SimulatedPolicy::id);
    Stream<String> learners = Arrays.stream(Learners.values()).map(Learners::id);
    Stream<String> others = Arrays.stream(SimulatedPolicy.values()).filter(policy -> policy.needsTable() && policy != SimulatedPolicy.ALPS)
        .map(SimulatedPolicy::id);
    return Stream.concat(policies, learns ? Stream.of(learners, others, Stream.of(ORACLE)).flatMap(ids -> ids) : Stream.empty()).map(Entrant::parse).toList();
  }

  private static Entrant parse(String text) {
    int equals = text.indexOf('=');
    String rest = text.substring(equals + 1);
    int colon = rest.indexOf(':');
    String id = colon < 0 ? rest : rest.substring(0, colon);
    String label = equals < 0 ? id : text.substring(0, equals);
    if (colon >= 0) {
      SimulatedPolicy policy = SimulatedPolicy.of(id);
      if (!policy.needsTable()) {
        throw AlpsException.usage("Cannot judge " + text + ": " + id + " obeys no table. Leave the file out.");
      }
      return obeying(label, policy, Path.of(rest.substring(colon + 1)));
    }
    if (id.equals(ORACLE)) {
      return new Entrant(label, SimulatedPolicy.ALPS, Learners.GUARDED, null, null, true);
    }
    for (Learners learner : Learners.values()) {
      if (learner.id().equals(id)) {
        return new Entrant(label, SimulatedPolicy.ALPS, learner, null, null, false);
      }
    }
    for (SimulatedPolicy policy : SimulatedPolicy.values()) {
      if (policy.id().equals(id)) {
        return new Entrant(label, policy, policy.needsTable() ? teacher(policy) : null, null, null, false);
      }
    }
    String known = Stream.of(Arrays.stream(SimulatedPolicy.values()).map(SimulatedPolicy::id), Arrays.stream(Learners.values()).map(Learners::id),
        Stream.of(ORACLE)).flatMap(ids -> ids).distinct().collect(Collectors.joining(", "));
    throw AlpsException.usage("Cannot judge policy: " + id + ". Name one of " + known + ".");
  }

  private static Entrant obeying(String label, SimulatedPolicy policy, Path file) {
    return new Entrant(label, policy, null, file, PolicyTableFile.read(file), false);
  }

  /** The one place that says whose table a policy other than ALPS obeys: nice values have no ages and need plain ranks; all else takes the default's. */
  private static Learners teacher(SimulatedPolicy policy) {
    return policy.id().equals("nice") ? Learners.ALPS_MENDED : Learners.GUARDED;
  }
}

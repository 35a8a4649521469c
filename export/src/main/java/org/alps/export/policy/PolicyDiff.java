package org.alps.export.policy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;

/** What changed from one policy table to another: facts, functions added and removed, ranks and slices. */
public final class PolicyDiff {
  private final PolicyTable a;
  private final PolicyTable b;
  private final Map<String, Integer> prioritiesA;
  private final Map<String, Integer> prioritiesB;
  private final Map<String, Integer> counts = new HashMap<>();
  private final AlignedText rows = new AlignedText("lrrrrrrl");

  public PolicyDiff(PolicyTable a, PolicyTable b) {
    this.a = a;
    this.b = b;
    this.prioritiesA = a.densePriorities();
    this.prioritiesB = b.densePriorities();
    rows.row("change", "priority_a", "priority_b", "rank_us_a", "rank_us_b", "slice_ms_a", "slice_ms_b", "function");
    prioritiesB.keySet().forEach(this::compare);
    prioritiesA.keySet().stream().filter(uid -> b.policy(uid).isEmpty()).forEach(this::compare);
  }

  private void compare(String uid) {
    Optional<FunctionPolicy> before = a.policy(uid);
    Optional<FunctionPolicy> after = b.policy(uid);
    String change = change(before, after);
    counts.merge(change, 1, Integer::sum);
    if (!change.equals("same")) {
      rows.row(change, cell(prioritiesA.get(uid)), cell(prioritiesB.get(uid)),
          before.map(policy -> Figures.rankUs(first(policy).rankNs())).orElse("-"), after.map(policy -> Figures.rankUs(first(policy).rankNs())).orElse("-"),
          before.map(policy -> Figures.ms(first(policy).sliceNs())).orElse("-"), after.map(policy -> Figures.ms(first(policy).sliceNs())).orElse("-"),
          uid);
    }
  }

  /** In one word, what became of a function; of a changed one, what its first level tells, or else "levels". */
  private static String change(Optional<FunctionPolicy> before, Optional<FunctionPolicy> after) {
    if (before.isEmpty() || after.isEmpty()) {
      return before.isEmpty() ? "added" : "removed";
    }
    boolean rank = first(before.get()).rankNs() != first(after.get()).rankNs();
    boolean slice = first(before.get()).sliceNs() != first(after.get()).sliceNs();
    if (rank || slice) {
      return rank && slice ? "rank+slice" : rank ? "rank" : "slice";
    }
    return before.equals(after) ? "same" : "levels";
  }

  /** Common functions whose place among the common ones is another; what was added or removed moves nobody. */
  private int moved() {
    Map<String, Integer> placesA = places(prioritiesA, b);
    Map<String, Integer> placesB = places(prioritiesB, a);
    return (int) placesA.keySet().stream().filter(uid -> !placesA.get(uid).equals(placesB.get(uid))).count();
  }

  private static Map<String, Integer> places(Map<String, Integer> priorities, PolicyTable other) {
    Map<String, Integer> places = new HashMap<>();
    int place = 0;
    int lastPriority = 0;
    for (Map.Entry<String, Integer> entry : priorities.entrySet()) {
      if (other.policy(entry.getKey()).isPresent()) {
        place += entry.getValue() == lastPriority ? 0 : 1;
        lastPriority = entry.getValue();
        places.put(entry.getKey(), place);
      }
    }
    return places;
  }

  /** Facts of both, a summary, and a row for each function that changed; in the order of the second table, removed ones at the end. */
  public String text() {
    AlignedText facts = new AlignedText("lll").row("", "a", "b");
    Map<String, String> factsA = HeaderFacts.of(a);
    Map<String, String> factsB = HeaderFacts.of(b);
    Set<String> names = new LinkedHashSet<>(factsA.keySet());
    names.addAll(factsB.keySet());
    names.forEach(name -> facts.row(name, factsA.getOrDefault(name, "-"),
        Objects.equals(factsA.get(name), factsB.get(name)) ? "same" : factsB.getOrDefault(name, "-")));
    int common = a.policies().size() - count("removed");
    List<String> summary = new ArrayList<>();
    summary.add(count("added") + " added, " + count("removed") + " removed, " + count("same") + " of " + common + " common functions the same");
    summary.add((count("rank") + count("rank+slice")) + " changed rank, " + (count("slice") + count("rank+slice")) + " changed slice, "
        + count("levels") + " changed later levels only, " + moved() + " changed places");
    boolean anyRow = count("same") < common || count("added") + count("removed") > 0;
    return facts + "\n" + String.join("\n", summary) + "\n" + (anyRow ? "\n" + rows : "");
  }

  private int count(String change) {
    return counts.getOrDefault(change, 0);
  }

  private static PolicyLevel first(FunctionPolicy policy) {
    return policy.levels().get(0);
  }

  private static String cell(Integer priority) {
    return priority == null ? "-" : priority.toString();
  }
}

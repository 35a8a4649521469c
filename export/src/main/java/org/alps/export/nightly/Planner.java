package org.alps.export.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeSet;
import org.alps.export.publish.PolicyPublication;
import org.alps.ingest.AlpsException;
import org.alps.ingest.Version;

/**
 * Decides what a night has to do. An epoch that is planned and has no verdict is resumed. Else the horizon, the newest partition and the
 * {@code learn-last} before it, is looked at: what has no profile there is new; an epoch is due where the newest is new and others stand
 * before it.
 */
final class Planner {
  private final NightlyConfig config;
  private final StateFolder state;
  private final SortedMap<String, Partition> partitions;

  /** @param partitions those that are there, by name, oldest first */
  Planner(NightlyConfig config, StateFolder state, SortedMap<String, Partition> partitions) {
    this.config = config;
    this.state = state;
    this.partitions = partitions;
  }

  /** @throws AlpsException with exit code 2 where the configuration changed under an epoch that is not finished, 3 where its partitions are gone */
  NightPlan plan(Instant now) throws IOException {
    OptionalLong last = state.lastEpoch();
    if (last.isPresent() && state.verdict(last.getAsLong()).isEmpty()) {
      return resumed(state.plan(last.getAsLong()));
    }
    TreeSet<String> names = new TreeSet<>(Partition.ORDER);
    names.addAll(state.profiles());
    names.addAll(partitions.keySet());
    List<String> known = new ArrayList<>(names);
    List<String> horizon = known.subList(Math.max(0, known.size() - config.learnLast() - 1), known.size());
    String newest = horizon.get(horizon.size() - 1);
    boolean due = horizon.size() > 1 && !state.hasProfile(newest);
    List<String> before = horizon.subList(0, horizon.size() - 1);
    return new NightPlan(missing(horizon), due ? Optional.of(epoch(last, before, newest, now)) : Optional.empty(), newest);
  }

  private EpochPlan epoch(OptionalLong last, List<String> learnFrom, String judgeOn, Instant now) {
    PolicyPublication publication = new PolicyPublication(state.policies());
    OptionalLong incumbent = publication.currentEpoch();
    return new EpochPlan(EpochPlan.FORMAT_VERSION, Version.text(), Math.max(publication.nextEpoch(), last.orElse(0) + 1), now.toString(),
        List.copyOf(learnFrom), judgeOn, incumbent.isPresent() ? Long.valueOf(incumbent.getAsLong()) : null, config.settings());
  }

  private NightPlan resumed(EpochPlan plan) {
    List<String> changed = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(plan.settings().keySet());
    Map<String, String> settings = config.settings();
    keys.addAll(settings.keySet());
    for (String key : keys) {
      String was = plan.settings().getOrDefault(key, "not set");
      String is = settings.getOrDefault(key, "not set");
      if (!was.equals(is)) {
        changed.add(key + " was " + was + " and is " + is);
      }
    }
    if (!changed.isEmpty()) {
      throw AlpsException.usage("Cannot resume epoch " + plan.epoch() + ": " + String.join(", ", changed) + ". Undo that until it is finished, or remove "
          + state.evaluation(plan.epoch()).getParent() + " to plan it anew.");
    }
    List<String> names = new ArrayList<>(plan.learnFrom());
    names.add(plan.judgeOn());
    boolean judged = Files.exists(state.evaluation(plan.epoch()));
    List<String> missing = names.stream()
        .filter(name -> !state.hasProfile(name) || name.equals(plan.judgeOn()) && !judged && !state.hasDataset(name)).toList();
    List<String> gone = missing.stream().filter(name -> !state.hasDataset(name) && !partitions.containsKey(name)).toList();
    if (!gone.isEmpty()) {
      throw AlpsException.badInput("Cannot resume epoch " + plan.epoch() + ": " + String.join(" ", gone) + " has gone. Bring it back, or remove "
          + state.evaluation(plan.epoch()).getParent() + " to plan it anew.");
    }
    return new NightPlan(missing, Optional.of(plan), plan.judgeOn());
  }

  private List<String> missing(List<String> names) {
    return names.stream().filter(name -> !state.hasProfile(name)).toList();
  }
}

package org.alps.export.kernel;

import java.util.Locale;

/** What the scheduler counts, in the order of enum alps_counter. */
public enum Counter {
  HITS("a function's task, its entry found"),
  MISSES("a function's task without an entry: default levels"),
  UNTAGGED("a task of the system's own, queued"),
  IDLE("given an idle CPU at once"),
  QUEUED("a function's task, queued in order"),
  RESUMED("queued again with its place and the rest of its turn"),
  KEPT("its turn was over and it went on, as nobody in the queue was more urgent"),
  PREEMPTIONS("a running task was pushed aside for one that woke up"),
  DEFERRED("a preemption that waited for the minimum quantum"),
  FLOOR("the system's own tasks went first to get their share"),
  RESCUED("a task that waited beyond patience got a turn out of order"),
  STOLEN("a task taken from another last-level cache's queue"),
  BY_TASK("identity by the process's tag"),
  BY_GROUP("identity by the cgroup"),
  INHERITED("tags passed on over fork"),
  INVOCATIONS("ages begun anew"),
  FALLBACKS("a function's task scheduled as the system's own: no table, or a stale one"),
  TORN("a lookup that saw two epochs at once: never");

  private final String meaning;

  Counter(String meaning) {
    this.meaning = meaning;
  }

  String meaning() {
    return meaning;
  }

  /** Its name in what {@code alps kernel stats} prints. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}

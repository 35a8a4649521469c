package org.alps.export.kernel;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.alps.export.policy.AlignedText;
import org.alps.export.policy.Figures;

/**
 * How the kernel half is now, for people or for programs.
 *
 * @param schedExt what the kernel says of sched_ext, "none" where it has none
 * @param table in force, or kept for the next load
 */
record StatusReport(KernelState state, String schedExt, Optional<KernelHeader> table, Moment now) {
  static StatusReport of(Pins pins, HostFiles host) {
    try (InstalledTable table = InstalledTable.open(pins).orElse(null)) {
      return new StatusReport(KernelState.of(pins, host), new AttachedScheduler(host).state().orElse("none"),
          Optional.ofNullable(table).map(InstalledTable::header), Moment.now());
    }
  }

  /** Aligned lines, each ending with a line feed. */
  String text() {
    KernelLife life = state.life();
    AlignedText text = new AlignedText("ll").row("scheduler", state.isOn() ? "on: " + state.backend().id() : "off");
    if (life.loadedAtNs() != 0) {
      text.row(state.isOn() ? "since" : "was on since", moment(life.loadedAtNs()));
    }
    if (!state.isOn() && life.leftAtNs() != 0) {
      text.row("left", moment(life.leftAtNs()) + (life.reason().isEmpty() ? "" : ": " + life.reason()));
      if (!life.message().isEmpty()) {
        text.row("as", life.message());
      }
    }
    if (!state.isOn() && state.link()) {
      text.row("link", "dead; alps kernel load or unload removes it");
    }
    state.other().ifPresent(name -> text.row("attached", name + ", which is not ours"));
    text.row("table", table.map(header -> "epoch " + header.epoch() + ", " + header.entries() + " functions").orElse("none"));
    table.ifPresent(header -> {
      text.row("installed", Figures.moment(header.installedAtNs()));
      text.row("created", Figures.moment(header.createdAtNs()));
      text.row("obeyed until", header.staleAtNs() == 0 ? "another comes" : moment(header.staleAtNs()) + (header.isStale(now.bootTimeNs()) ? ": it is stale" : ""));
      text.row("sha256", header.digest());
    });
    return text.toString();
  }

  String json() {
    KernelLife life = state.life();
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("on", state.isOn());
    fields.put("backend", state.backend().id());
    fields.put("sched_ext_state", schedExt);
    fields.put("other_scheduler", state.other().orElse(null));
    fields.put("dead_link", state.link() && !state.isOn());
    fields.put("loaded_at_ns", sinceEpochNs(life.loadedAtNs()));
    fields.put("left_at_ns", sinceEpochNs(life.leftAtNs()));
    fields.put("exit_kind", life.kind());
    fields.put("exit_code", life.code());
    fields.put("exit_reason", life.reason());
    fields.put("exit_message", life.message());
    fields.put("table", table.map(this::fields).orElse(null));
    return JsonWriter.of(fields);
  }

  private Map<String, Object> fields(KernelHeader header) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("epoch", header.epoch());
    fields.put("entries", header.entries());
    fields.put("installed_at_ns", header.installedAtNs());
    fields.put("created_at_ns", header.createdAtNs());
    fields.put("stale_at_ns", sinceEpochNs(header.staleAtNs()));
    fields.put("stale", header.isStale(now.bootTimeNs()));
    fields.put("sha256", header.digest());
    return fields;
  }

  private String moment(long atBootTimeNs) {
    return Figures.moment(now.sinceEpochNs(atBootTimeNs));
  }

  private Long sinceEpochNs(long atBootTimeNs) {
    return atBootTimeNs == 0 ? null : Long.valueOf(now.sinceEpochNs(atBootTimeNs));
  }
}

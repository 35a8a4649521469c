package org.alps.export.kernel;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.alps.export.policy.AlignedText;
import org.alps.ingest.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code alps kernel doctor}: whether this host can do it, and what to do where it cannot. */
@Command(
    name = "doctor",
    description = "Lists what the kernel half needs of this host, each with its cure; exit code 5 where alps kernel load would refuse.",
    footer = {"", "Example: alps kernel doctor"})
public final class KernelDoctorCommand implements Callable<Integer> {
  @Option(names = "--backend", paramLabel = "BACKEND", defaultValue = "sched_ext", completionCandidates = Backend.Ids.class,
      description = "For which backend: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private String backend;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    List<HostCheck> checks = new Prerequisites(HostFiles.OF_THIS_HOST).of(Backend.of(backend));
    PrintWriter out = spec.commandLine().getOut();
    out.print(json ? JsonWriter.of(checks.stream().map(KernelDoctorCommand::fields).toList()) : text(checks));
    out.flush();
    return checks.stream().anyMatch(HostCheck::forbidsLoading) ? ExitCode.HOST_UNSUPPORTED.code() : ExitCode.OK.code();
  }

  static String text(List<HostCheck> checks) {
    AlignedText text = new AlignedText("llll");
    checks.forEach(check -> text.row(check.ok() ? "ok" : check.required() ? "missing" : "lacking", check.name(), check.found(), check.ok() ? "" : check.cure()));
    return text.toString();
  }

  private static Map<String, Object> fields(HostCheck check) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("name", check.name());
    fields.put("ok", check.ok());
    fields.put("required", check.required());
    fields.put("found", check.found());
    fields.put("cure", check.ok() ? null : check.cure());
    return fields;
  }
}

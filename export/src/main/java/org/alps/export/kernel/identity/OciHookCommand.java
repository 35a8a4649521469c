package org.alps.export.kernel.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.alps.export.kernel.EevdfBackend;
import org.alps.export.kernel.Pins;
import org.alps.export.kernel.PinsOption;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.Progress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code alps oci-hook}: what tells the kernel half of a container's function. It never keeps a container from starting because ALPS is off. */
@Command(
    name = "oci-hook",
    description = {
      "Tags a container, as a hook of its OCI runtime: createRuntime, and poststop, which removes the tag.",
      "",
      "Reads the container's state on stdin. Its annotation " + ContainerFunction.ANNOTATION + " names the function; without one it is left alone.",
      "Where ALPS is off, it says so on stderr and ends with 0."
    },
    footer = {"", "Example: \"hooks\": {\"createRuntime\": [{\"path\": \"/usr/bin/alps\", \"args\": [\"alps\", \"oci-hook\"]}]}"})
public final class OciHookCommand implements Callable<Integer> {
  @Option(names = "--from-cgroup", description = "Without the annotation, take Docker's or OpenLambda's cgroup path for the function's name.")
  private boolean fromCgroup;

  @Mixin private PinsOption pinsOption;

  @Override
  public Integer call() throws IOException {
    ContainerState state = ContainerState.read(new String(System.in.readAllBytes(), StandardCharsets.UTF_8));
    try {
      if (state.stopped()) {
        forgetGone(state, pinsOption.pins());
      } else {
        tag(state, pinsOption.pins());
      }
    } catch (AlpsException e) {
      if (e.exitCode() != ExitCode.HOST_UNSUPPORTED) {
        throw e;
      }
      System.err.println(e.getMessage());
    }
    return ExitCode.OK.code();
  }

  private void tag(ContainerState state, Pins pins) {
    CgroupFolders cgroups = CgroupFolders.ofThisHost();
    Path folder = cgroups.of(state.pid());
    Optional<FunctionName> name = ContainerFunction.annotated(state)
        .or(() -> fromCgroup ? ContainerFunction.ofCgroup(cgroups.mount().relativize(folder).toString()) : Optional.empty())
        .map(FunctionName::new);
    if (name.isEmpty()) {
      Progress.say("Left container " + state.id() + " alone: nothing names its function.");
      return;
    }
    if (folder.equals(cgroups.mount())) {
      throw new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot tag container " + state.id() + ": process " + state.pid()
          + " is in the root cgroup. Give the container a cgroup of its own in version 2.");
    }
    try (IdentityMaps maps = IdentityMaps.open(pins, "container " + state.id())) {
      maps.name(name.get());
      long id = CgroupFolders.id(folder);
      maps.group(id, maps.group(id).map(before -> new GroupTag(name.get().id(), before.mark() + 1)).orElse(new GroupTag(name.get().id(), 0)));
    }
    EevdfBackend.apply(pins, (int) state.pid());
  }

  /** A runtime removes the cgroup before it calls poststop hooks, so that nothing says which it was: all that are gone are forgotten. */
  private static void forgetGone(ContainerState state, Pins pins) throws IOException {
    try (IdentityMaps maps = IdentityMaps.open(pins, "container " + state.id())) {
      Set<Long> gone = new HashSet<>(maps.groups());
      gone.removeAll(CgroupFolders.ofThisHost().ids());
      gone.forEach(maps::removeGroup);
    }
  }
}

package org.alps.export.kernel.functional;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** A container that runc runs, with {@code alps oci-hook} as its hook. */
final class Container {
  private static final String CONFIG = """
      {"ociVersion":"1.0.2","root":{"path":"rootfs"},
       "process":{"user":{"uid":0,"gid":0},"args":["/bin/busybox","sh","-c","SCRIPT"],"env":["PATH=/bin"],"cwd":"/"},
       "mounts":[{"destination":"/proc","type":"proc","source":"proc"},{"destination":"/dev","type":"tmpfs","source":"tmpfs"}],
       "linux":{"cgroupsPath":"/containers/one","namespaces":[{"type":"pid"},{"type":"ipc"},{"type":"uts"},{"type":"mount"}]},
       "annotations":{"org.alps.function":"FUNCTION"},"hooks":{"createRuntime":HOOK,"poststop":HOOK}}
      """;

  private final Path bundle;

  private Container(Path bundle) {
    this.bundle = bundle;
  }

  static Container make(TestedHost host, String function, String script) throws IOException {
    Path bundle = Files.createDirectories(host.folder().resolve("bundle"));
    Path bin = Files.createDirectories(bundle.resolve("rootfs/bin"));
    Files.copy(Path.of("/bin/busybox"), bin.resolve("busybox"));
    List<String> hook = host.process("oci-hook");
    String arguments = hook.stream().collect(Collectors.joining("\",\"", "[\"", "\"]"));
    Files.writeString(bundle.resolve("config.json"), CONFIG.replace("SCRIPT", script).replace("FUNCTION", function)
        .replace("HOOK", "[{\"path\":\"" + hook.get(0) + "\",\"args\":" + arguments + "}]"));
    return new Container(bundle);
  }

  /** Runs it to its end; answers its exit code. The guest's root cannot be pivoted, as it is the kernel's first one. */
  int run() throws IOException, InterruptedException, Unmet {
    Process runc = new ProcessBuilder("runc", "--root", bundle.resolveSibling("runc").toString(), "run", "--no-pivot", "--bundle", bundle.toString(), "one")
        .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.INHERIT).start();
    runc.getOutputStream().close();
    if (!runc.waitFor(2, TimeUnit.MINUTES)) {
      throw new Unmet("the container has not ended");
    }
    return runc.exitValue();
  }
}

package org.alps.export.kernel.record;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.alps.export.kernel.bpf.BpfObject;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** What the recorder asks of its host: libbpf, the kernel's type information, and a build with the BPF object in it. */
final class RecorderHost {
  private static final Path TYPES = Path.of("/sys/kernel/btf/vmlinux");

  private RecorderHost() {}

  /** @throws AlpsException with exit code 5 that tells all that is missing */
  static BpfObject open(String resource) {
    List<String> problems = new ArrayList<>();
    Optional<int[]> libbpf = BpfObject.libbpfVersion();
    if (!BpfObject.libbpfServes(libbpf)) {
      String found = libbpf.map(version -> "libbpf " + version[0] + "." + version[1]).orElse("no libbpf.so.1");
      problems.add(found + ". Install libbpf 1.4 or newer.");
    }
    if (!Files.exists(TYPES)) {
      problems.add("no " + TYPES + ". Boot a kernel with CONFIG_DEBUG_INFO_BTF.");
    }
    Optional<BpfObject> object = problems.isEmpty() ? BpfObject.open(resource) : Optional.empty();
    if (problems.isEmpty() && object.isEmpty()) {
      problems.add("no " + resource + " in this build. Build ALPS where clang and libbpf-dev are installed.");
    }
    return object.orElseThrow(() -> new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot record: " + String.join(" Also: ", problems)));
  }
}

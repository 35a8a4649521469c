package org.alps.export.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.alps.export.kernel.AlpsProcess;
import org.alps.export.kernel.KernelHost;
import org.alps.export.kernel.KernelHost.Capability;
import org.alps.export.kernel.TestCgroup;
import org.alps.export.kernel.TestPins;
import org.alps.export.kernel.bpf.BpfObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code alps oci-hook} as the hook of a real container that runc runs. */
class OciHookTest {
  @TempDir private Path folder;
  private TestPins pins;
  private Path group;

  @BeforeEach
  void makeBundle() throws IOException {
    KernelHost.assumeBpf(Capability.RUNC, Capability.BUSYBOX, Capability.CGROUP2);
    pins = new TestPins("oci");
    group = TestCgroup.make("oci");
    Path bin = Files.createDirectories(folder.resolve("rootfs/bin"));
    Files.copy(Path.of("/bin/busybox"), bin.resolve("busybox"));
  }

  @AfterEach
  void remove() throws IOException {
    if (group != null) {
      TestCgroup.remove(group);
      pins.close();
      removeFoldersOfVersion1();
    }
  }

  @Test
  void aContainerIsTaggedWhileItRuns() throws Exception {
    pinMaps();
    Process container = start("resize", "echo on; read line");
    assertThat(container.getInputStream().readNBytes(2)).asString().isEqualTo("on");
    FunctionName name = new FunctionName("resize");
    try (IdentityMaps maps = IdentityMaps.open(pins.pins(), "a test")) {
      assertThat(maps.group(CgroupFolders.id(group.resolve("c1")))).contains(new GroupTag(name.id(), 0));
      container.getOutputStream().close();
      container.waitFor();
      assertThat(maps.groups()).isEmpty();
    }
  }

  @Test
  void aContainerWithoutAFunctionIsLeftAlone() throws Exception {
    pinMaps();
    Process container = start(null, "exit 7");
    container.getOutputStream().close();
    assertThat(container.waitFor()).isEqualTo(7);
  }

  @Test
  void aContainerStartsWhereAlpsIsOff() throws Exception {
    Process container = start("resize", "exit 7");
    container.getOutputStream().close();
    assertThat(container.waitFor()).isEqualTo(7);
  }

  @Test
  void aStateThatIsNoneIsRefused() throws Exception {
    Ended ended = Ended.alps(folder, "oci-hook", "--pins", pins.folder().toString());
    assertThat(ended.exit()).isEqualTo(3);
    assertThat(ended.err()).startsWith("Cannot read the container's state: it is no JSON: it ends too early at character 0. ");
  }

  private void pinMaps() {
    BpfObject.open("eevdf.bpf.o").orElseThrow().pinMapsIn(pins.folder()).load().close();
  }

  /** @param function null for a container without annotation */
  private Process start(String function, String script) throws IOException {
    List<String> alps = AlpsProcess.command("oci-hook", "--pins", pins.folder().toString());
    String hook = "[{\"path\":\"" + alps.get(0) + "\",\"args\":" + alps.stream().collect(Collectors.joining("\",\"", "[\"", "\"]")) + "}]";
    Files.writeString(folder.resolve("config.json"), """
        {"ociVersion":"1.0.2","root":{"path":"rootfs"},
         "process":{"user":{"uid":0,"gid":0},"args":["/bin/busybox","sh","-c","SCRIPT"],"env":["PATH=/bin"],"cwd":"/"},
         "mounts":[{"destination":"/proc","type":"proc","source":"proc"},{"destination":"/dev","type":"tmpfs","source":"tmpfs"}],
         "linux":{"cgroupsPath":"CGROUP/c1","namespaces":[{"type":"pid"},{"type":"ipc"},{"type":"uts"},{"type":"mount"}]},
         "annotations":{ANNOTATION},"hooks":{"createRuntime":HOOK,"poststop":HOOK}}
        """.replace("SCRIPT", script).replace("CGROUP", "/" + group.getFileName()).replace("HOOK", hook)
            .replace("ANNOTATION", function == null ? "" : "\"org.alps.function\":\"" + function + "\""));
    return new ProcessBuilder("runc", "--root", folder.resolve("runc").toString(), "run", "--bundle", folder.toString(),
        group.getFileName().toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** On a host with cgroup v1 as well, runc leaves the parents of what it made there. */
  private void removeFoldersOfVersion1() throws IOException {
    try (Stream<Path> hierarchies = Files.list(Path.of("/sys/fs/cgroup"))) {
      for (Path hierarchy : hierarchies.toList()) {
        Files.deleteIfExists(hierarchy.resolve(group.getFileName()));
      }
    }
  }
}

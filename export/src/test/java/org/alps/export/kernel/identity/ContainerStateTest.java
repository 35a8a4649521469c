package org.alps.export.kernel.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.alps.ingest.AlpsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an OCI runtime passes to its hooks, and the function that a container is of. */
class ContainerStateTest {
  private static final String CURE = ". Have an OCI runtime run alps oci-hook, as createRuntime and as poststop hook.";

  @TempDir private Path bundle;

  @Test
  void aContainerThatIsBeingMade() {
    ContainerState state = ContainerState.read("{\"ociVersion\":\"1.0.2\",\"id\":\"c1\",\"status\":\"creating\",\"pid\":18450,\"bundle\":\"/b\","
        + "\"annotations\":{\"org.alps.function\":\"resize\",\"odd\":7}}");
    assertThat(state).isEqualTo(new ContainerState("c1", "creating", 18450, Path.of("/b"), Map.of("org.alps.function", "resize")));
    assertThat(state.stopped()).isFalse();
  }

  @Test
  void oneThatHasStoppedHasNoPid() {
    ContainerState state = ContainerState.read("{\"id\":\"c1\",\"status\":\"stopped\",\"bundle\":\"/b\"}");
    assertThat(state).isEqualTo(new ContainerState("c1", "stopped", 0, Path.of("/b"), Map.of()));
    assertThat(state.stopped()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      ~~                                             | it is no JSON: it ends too early at character 0
      []                                             | it is no object
      {}                                             | no id, no status, no bundle, no pid
      {"id":"c","status":"running","bundle":"/b"}    | no pid
      {"id":"","status":"stopped","bundle":7}        | no id, no bundle
      {"id":"c","status":"created","bundle":"/b","pid":-1} | no pid
      """)
  void allThatIsWrongIsToldAtOnce(String json, String problems) {
    assertThatThrownBy(() -> ContainerState.read(json)).isInstanceOf(AlpsException.class)
        .hasMessage("Cannot read the container's state: " + problems + CURE);
  }

  @Test
  void theStatesAnnotationCountsBeforeTheBundles() throws IOException {
    Files.writeString(bundle.resolve("config.json"), "{\"ociVersion\":\"1.0.2\",\"annotations\":{\"org.alps.function\":\"of the bundle\"}}");
    assertThat(ContainerFunction.annotated(state(Map.of("org.alps.function", "of the state")))).contains("of the state");
    assertThat(ContainerFunction.annotated(state(Map.of()))).contains("of the bundle");
  }

  @Test
  void withoutAnyAnnotationThereIsNoFunction() throws IOException {
    assertThat(ContainerFunction.annotated(state(Map.of()))).isEmpty();
    Files.writeString(bundle.resolve("config.json"), "{\"ociVersion\":\"1.0.2\"}");
    assertThat(ContainerFunction.annotated(state(Map.of()))).isEmpty();
  }

  @Test
  void aDamagedBundleIsRefused() throws IOException {
    Files.writeString(bundle.resolve("config.json"), "{");
    assertThatThrownBy(() -> ContainerFunction.annotated(state(Map.of()))).hasMessage("Cannot read the container's configuration: "
        + bundle.resolve("config.json") + ": no \" at character 1. Make the bundle again.");
  }

  @ParameterizedTest
  @CsvSource({
    "docker/ID, docker/0123456789ab",
    "system.slice/docker-ID.scope, docker/0123456789ab",
    "functions/resize/ID, resize",
    "functions.slice/functions-resize.slice/docker-ID.scope, functions-resize",
    "default-ol-sandboxes/cg-17, default-ol-sandboxes/cg-17",
    "system.slice/ssh.service, ",
    "kubepods/cg-17, ",
    "ID, "
  })
  void whatCgroupPathsTell(String path, String function) {
    String full = path.replace("ID", "0123456789abcdef".repeat(4));
    assertThat(ContainerFunction.ofCgroup(full).orElse(null)).isEqualTo(function);
  }

  private ContainerState state(Map<String, String> annotations) {
    return new ContainerState("c", "creating", 1, bundle, annotations);
  }
}

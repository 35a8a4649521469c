package org.alps.export.kernel.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/**
 * The function that a container belongs to: what its annotation {@value #ANNOTATION} says, in its state or else in its bundle's config.json; or what
 * its cgroup path tells.
 */
final class ContainerFunction {
  /** The OCI annotation that names a container's function by its UID. */
  static final String ANNOTATION = "org.alps.function";

  private static final Pattern DOCKER = Pattern.compile("(?:.*/)?([^/]+)/(?:docker-)?([0-9a-f]{12})[0-9a-f]{52}(?:\\.scope)?");
  private static final Pattern DOCKERS_OWN = Pattern.compile("docker|system\\.slice");
  private static final Pattern OPEN_LAMBDA = Pattern.compile("(?:.*/)?([^/]+-sandboxes)/(cg-[0-9]+)");

  private ContainerFunction() {}

  /** @throws AlpsException with exit code 3 where config.json is no JSON */
  static Optional<String> annotated(ContainerState state) {
    return Optional.ofNullable(state.annotations().get(ANNOTATION)).or(() -> ofBundle(state.bundle().resolve("config.json")));
  }

  /**
   * What a cgroup path tells: of Docker, started with {@code --cgroup-parent PARENT}, the last name of PARENT (without .slice); without, each
   * container is a function of its own, {@code docker/ID} with the ID's first 12 digits. Of OpenLambda, where sandboxes are used again for other
   * functions, {@code POOL/cg-N} until {@code alps mark} gives it another. Of anything else, nothing.
   */
  static Optional<String> ofCgroup(String path) {
    Matcher docker = DOCKER.matcher(path);
    if (docker.matches()) {
      String parent = docker.group(1);
      return Optional.of(DOCKERS_OWN.matcher(parent).matches() ? "docker/" + docker.group(2) : parent.replaceFirst("\\.slice$", ""));
    }
    Matcher openLambda = OPEN_LAMBDA.matcher(path);
    return openLambda.matches() ? Optional.of(openLambda.group(1) + "/" + openLambda.group(2)) : Optional.empty();
  }

  private static Optional<String> ofBundle(Path config) {
    if (!Files.isReadable(config)) {
      return Optional.empty();
    }
    try {
      return JsonReader.read(Files.readString(config)) instanceof Map<?, ?> object
          ? Optional.ofNullable(ContainerState.texts(object.get("annotations")).get(ANNOTATION))
          : Optional.empty();
    } catch (IOException | JsonReader.Malformed e) {
      throw new AlpsException(ExitCode.BAD_INPUT,
          "Cannot read the container's configuration: " + config + ": " + e.getMessage() + ". Make the bundle again.", e);
    }
  }
}

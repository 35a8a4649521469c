package org.alps.export.kernel.identity;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.alps.ingest.AlpsException;

/**
 * The state of a container, as an OCI runtime passes it to its hooks (OCI runtime specification, "State").
 *
 * @param pid its first process as the runtime sees it; 0 where it has stopped
 * @param bundle the folder that holds its config.json
 */
record ContainerState(String id, String status, long pid, Path bundle, Map<String, String> annotations) {
  private static final String STOPPED = "stopped";

  /** @throws AlpsException with exit code 3 that tells all that is wrong with it */
  static ContainerState read(String json) {
    List<String> problems = new ArrayList<>();
    Map<?, ?> state = Map.of();
    try {
      if (JsonReader.read(json) instanceof Map<?, ?> object) {
        state = object;
      } else {
        problems.add("it is no object");
      }
    } catch (JsonReader.Malformed e) {
      problems.add("it is no JSON: " + e.getMessage());
    }
    if (problems.isEmpty()) {
      for (String name : List.of("id", "status", "bundle")) {
        if (!(state.get(name) instanceof String text) || text.isEmpty()) {
          problems.add("no " + name);
        }
      }
      if (!STOPPED.equals(state.get("status")) && !(state.get("pid") instanceof Long pid && pid > 0)) {
        problems.add("no pid");
      }
    }
    if (!problems.isEmpty()) {
      throw AlpsException.badInput("Cannot read the container's state: " + String.join(", ", problems)
          + ". Have an OCI runtime run alps oci-hook, as createRuntime and as poststop hook.");
    }
    return new ContainerState((String) state.get("id"), (String) state.get("status"),
        state.get("pid") instanceof Long pid ? pid : 0, Path.of((String) state.get("bundle")), texts(state.get("annotations")));
  }

  boolean stopped() {
    return STOPPED.equals(status);
  }

  /** Those members of an object that are texts; none where it is no object. */
  static Map<String, String> texts(Object annotations) {
    Map<String, String> texts = new LinkedHashMap<>();
    if (annotations instanceof Map<?, ?> object) {
      object.forEach((name, value) -> {
        if (value instanceof String text) {
          texts.put((String) name, text);
        }
      });
    }
    return texts;
  }
}

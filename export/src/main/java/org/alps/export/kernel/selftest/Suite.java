package org.alps.export.kernel.selftest;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;
import picocli.CommandLine.ITypeConverter;

/** The parts of the self-test. */
enum Suite {
  FUNCTIONAL("functional"),
  EXPERIMENT("experiment"),
  COSTS("costs"),
  /** Random forks, a table swapped every second, killed loaders. */
  SOAK("soak");

  private final String id;

  Suite(String id) {
    this.id = id;
  }

  /** @throws AlpsException with exit code 2 for anything else than an id */
  static Suite of(String id) {
    return Arrays.stream(values()).filter(suite -> suite.id.equals(id)).findFirst().orElseThrow(() -> AlpsException.usage("Cannot run suite: " + id
        + ". Name one of " + Arrays.stream(values()).map(suite -> suite.id).collect(Collectors.joining(", ")) + "."));
  }

  /** For picocli options of this type. */
  static final class Converter implements ITypeConverter<Suite> {
    @Override
    public Suite convert(String id) {
      return of(id);
    }
  }
}

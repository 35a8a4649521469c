package org.alps.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What is in the jar that {@code spark-submit} is given: ours and what Spark does not bring, nothing else. */
class PackagedJarIT {
  private static final Path JAR = Path.of("target/alps.jar");
  private static final Pattern EXPECTED = Pattern.compile(String.join("|", List.of(
      "log4j2\\.properties",
      "org/alps/.*",
      "picocli/.*",
      "com/sun/jna/.*",
      "de/siegmar/fastcsv/.*",
      "tech/tablesaw/.*",
      "it/unimi/dsi/fastutil/.*",
      "(nonapi/)?io/github/classgraph/.*",
      "org/knowm/xchart/.*",
      "org/tribuo/.*",
      "com/oracle/labs/mlrg/olcut/.*",
      "ai/onnx/.*",
      "META-INF/MANIFEST\\.MF",
      "META-INF/(maven|services)/.*",
      "LICENSE-ClassGraph\\.txt",
      "META-INF/(LICENSE|NOTICE)(\\.txt|\\.md)?")));

  @Test
  void holdsNothingUnexpected() throws IOException {
    List<String> entries = entries();
    assertThat(entries).contains("org/alps/export/Main.class", "picocli/CommandLine.class", "tech/tablesaw/api/Table.class", "org/knowm/xchart/XYChart.class");
    assertThat(entries).filteredOn(EXPECTED.asMatchPredicate().negate()).isEmpty();
  }

  @Test
  void startsAtMain() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Main-Class")).isEqualTo(Main.class.getName());
    }
  }

  @Test
  void staysSmall() throws IOException {
    assertThat(Files.size(JAR)).isLessThan(8_000_000);
  }

  private static List<String> entries() throws IOException {
    try (JarFile jar = new JarFile(JAR.toFile())) {
      return jar.stream().filter(entry -> !entry.isDirectory()).map(entry -> entry.getName()).toList();
    }
  }
}

package org.alps.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code ./alps} as its user starts it. */
class LauncherIT {
  private static final Path ALPS = Path.of("../alps").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void runsFromAnyFolderAndThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("a link"), ALPS);
    Ended ended = run(Map.of(), link.toString(), "--version");
    Files.delete(link);
    assertThat(ended.exitCode).isZero();
    assertThat(ended.out).startsWith("alps ");
    assertThat(ended.err).isEmpty();
  }

  @Test
  void keepsArgumentsWhole() throws Exception {
    Ended ended = run(Map.of(), ALPS.toString(), "one argument", "*", "");
    assertThat(ended.exitCode).isEqualTo(2);
    assertThat(ended.err).startsWith("Cannot run alps: unmatched arguments from index 0: 'one argument', '*', ''.");
  }

  @Test
  void namesKeepTheirLettersInAnyLocale() throws Exception {
    Path table = Files.writeString(folder.resolve("größe 😀.alps"), "no table");
    Ended ended = run(Map.of("LC_ALL", "C"), ALPS.toString(), "policy", "verify", table.toString());
    assertThat(ended.err).startsWith("Cannot read policy table: " + table + ": ").doesNotContain("no such file");
  }

  @Test
  void takesFurtherJavaOptions() throws Exception {
    Ended ended = run(Map.of("ALPS_JAVA_OPTS", "-Xmx64m -Xlog:gc+init"), ALPS.toString(), "--version");
    assertThat(ended.out).contains("Heap Max Capacity: 64M");
  }

  @ParameterizedTest
  @CsvSource({"11.0.2, 11", "1.8.0_402, 8"})
  void refusesAnOldJava(String version, String release) throws Exception {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\necho 'openjdk version \"" + version + "\"' >&2\n");
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Ended ended = run(Map.of("JAVA_HOME", folder.resolve("jdk").toString()), ALPS.toString(), "--version");
    assertThat(ended.exitCode).isEqualTo(5);
    assertThat(ended.err).isEqualTo("Cannot run on Java " + release + ": " + java + ". Install a JDK 17 or newer, or set JAVA_HOME to one.\n");
  }

  @Test
  void refusesAMissingJava() throws Exception {
    Ended ended = run(Map.of("JAVA_HOME", folder.toString()), ALPS.toString(), "--version");
    assertThat(ended.exitCode).isEqualTo(5);
    assertThat(ended.err).isEqualTo("Cannot find Java: " + folder + "/bin/java. Install a JDK 17 or newer, or set JAVA_HOME to one.\n");
  }

  @Test
  void completesSubcommandsInBash() throws Exception {
    Path script = folder.resolve("completion.sh");
    Files.writeString(script, run(Map.of(), ALPS.toString(), "generate-completion").out);
    assertThat(run(Map.of(), "bash", "-n", script.toString()).exitCode).isZero();
    Ended ended = run(Map.of(), "bash", "-c",
        "source " + script + "; COMP_WORDS=(alps gen); COMP_CWORD=1; COMP_LINE='alps gen'; _complete_alps; echo \"${COMPREPLY[@]}\"");
    assertThat(ended.out.strip()).isEqualTo("generate-completion");
  }

  private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
    Path out = Files.createTempFile(folder, "out", "");
    Path err = Files.createTempFile(folder, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    int exitCode = builder.start().waitFor();
    return new Ended(exitCode, Files.readString(out), Files.readString(err));
  }

  private record Ended(int exitCode, String out, String err) {}
}

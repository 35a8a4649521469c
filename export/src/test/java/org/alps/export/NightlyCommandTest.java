package org.alps.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir private Path folder;

  @Test
  void aDryRunTellsAndChangesNothing() throws IOException {
    Files.createDirectories(folder.resolve("traces/day=1"));
    Files.createDirectories(folder.resolve("traces/day=2"));
    Files.createDirectories(folder.resolve("traces/_day=3"));
    assertThat(run("partitions = csv:" + folder + "/traces/*\nstate = " + folder.resolve("state"), "--dry-run")).isZero();
    assertThat(out.toString()).isEqualTo("""
        ingest and simulate day=1
        ingest and simulate day=2
        epoch 1: learn from day=1; judge on day=2 against fair sharing
        """);
    assertThat(folder.resolve("state")).doesNotExist();
  }

  @Test
  void aWrongConfigurationEndsWith2() throws IOException {
    assertThat(run("cores = 0")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("Cannot use configuration: " + folder.resolve("nightly.conf") + """
        . Mend these 3:
          partitions is missing. Name format and glob, as in azure2019:/data/traces/day=*.
          state is missing. Name the folder that keeps everything, as in /var/lib/alps.
          cores is 0. Give 1 to 1024.
        """);
    assertThat(out.toString()).isEmpty();
  }

  private int run(String config, String... more) throws IOException {
    Path file = Files.writeString(folder.resolve("nightly.conf"), config);
    String[] arguments = new String[3 + more.length];
    System.arraycopy(new String[] {"nightly", "--config", file.toString()}, 0, arguments, 0, 3);
    System.arraycopy(more, 0, arguments, 3, more.length);
    return Main.run(Main.commandLine(Main.SUBCOMMANDS).setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)), arguments);
  }
}

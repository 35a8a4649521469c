package org.alps.export.kernel.selftest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.alps.export.Main;
import org.alps.export.kernel.experiment.Contender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** What the command answers before it boots anything. */
class SelftestCommandTest {
  @TempDir private Path folder;
  private final PrintStream realErr = System.err;
  private final ByteArrayOutputStream told = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setErr(new PrintStream(told, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveBack() {
    System.setErr(realErr);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "--suites functional,sanity | Cannot run suite: sanity. Name one of functional, experiment, costs, soak.",
      "--suites COSTS | Cannot run suite: COSTS. Name one of functional, experiment, costs, soak.",
      "--contenders eevdf,EEVDF_NICE | Cannot compare scheduler: EEVDF_NICE. Name one of eevdf, eevdf-nice, fifo, alps, guarded.",
  })
  void anUnknownNameIsAnsweredWithAllThatAreKnown(String arguments, String message) {
    assertThat(selftest(arguments.split(" "))).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo(message + " See alps kernel selftest --help." + System.lineSeparator());
  }

  @Test
  void byDefaultAllContendersRun() {
    assertThat(new CommandLine(new SelftestCommand()).getCommandSpec().findOption("--contenders").defaultValue())
        .isEqualTo(String.join(",", Arrays.stream(Contender.values()).map(Contender::id).toList()));
  }

  @Test
  void whatIsThereIsLeftAlone() throws IOException {
    Files.writeString(folder.resolve("mine"), "");
    assertThat(selftest("--out", folder.toString())).isEqualTo(2);
    assertThat(told.toString(StandardCharsets.UTF_8))
        .isEqualTo("Cannot write " + folder + ": it is not empty. Remove it, or name another folder with --out." + System.lineSeparator());
  }

  @Test
  void aFolderThatCannotBeMadeIsToldAtOnce() throws IOException {
    Path out = Files.writeString(folder.resolve("file"), "").resolve("out");
    assertThat(selftest("--out", out.toString())).isEqualTo(3);
    assertThat(told.toString(StandardCharsets.UTF_8)).isEqualTo(
        "Cannot write " + out + ": no folder can be made of it. Name a folder with --out whose parent can be written." + System.lineSeparator());
  }

  private static int selftest(String... arguments) {
    String[] all = new String[arguments.length + 2];
    all[0] = "kernel";
    all[1] = "selftest";
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return Main.execute(all);
  }
}

package org.alps.export.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NightlyConfigTest {
  private static final Path EXAMPLE = Path.of("src/main/config/nightly.conf");
  private static final Pattern SHOWN = Pattern.compile("(?m)^(#?)([a-z-]+) = (.*)$");

  @TempDir private Path folder;

  @Test
  void theExampleShowsEveryKeyAndNoOther() throws IOException {
    List<String> shown = SHOWN.matcher(Files.readString(EXAMPLE)).results().map(line -> line.group(2)).toList();
    assertThat(shown).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(NightlyConfig.keys());
  }

  @Test
  void theExampleShowsTheDefaults() throws IOException {
    NightlyConfig example = NightlyConfig.read(EXAMPLE);
    NightlyConfig defaults = read("partitions = csv:/x/*", "state = /x");
    assertThat(example.settings()).isEqualTo(defaults.settings());
    assertThat(example.keep()).isEqualTo(defaults.keep());
    assertThat(example.glob()).isEqualTo("/data/traces/day=*");
    assertThat(example.state()).isEqualTo(Path.of("/var/lib/alps"));
  }

  @Test
  void whatTheExampleShowsAsACommentIsRight() throws IOException {
    Matcher commented = SHOWN.matcher(Files.readString(EXAMPLE));
    NightlyConfig config = read(commented.replaceAll("$2 = $3").split("\n"));
    assertThat(config.settings()).containsEntry("durations", "sample:/data/durations.csv").containsEntry("event-time", "end")
        .containsEntry("short-below", "100000us").hasSize(NightlyConfig.keys().size() - 3);
  }

  @Test
  void allProblemsAreToldAtOnce() {
    assertThatThrownBy(() -> read("partitions = /data/day=*", "coers = 2", "cores = many", "load = 0.9 # high", "window = 1x", "seed = 3", "seed = 4",
            "durations =", "arrivals = burst", "event-time = now", "placement = here", "learner = other", "alpha = -2", "gamma = 0", "learn-last = 0",
            "hosts = -1"))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.USAGE))
        .hasMessage("Cannot use configuration: " + folder.resolve("nightly.conf") + ". Mend these 15:\n" + """
              seed stands twice. Keep one of the lines.
              durations has no value. Give it one, or remove the line.
              coers is no key. Perhaps cores is meant; else remove the line.
              cores is many. Write a whole number.
              load is 0.9 # high. Write a number, as in 0.8; a comment needs a line of its own.
              window is 1x. Write a whole number and one of us, ms, s, m, h, d, as in 90s.
              state is missing. Name the folder that keeps everything, as in /var/lib/alps.
              learn-last is 0. Give 1 to 1000.
              hosts is -1. Give 0 to 10000000.
              placement is here. Say auto, traced or seeded.
              partitions is /data/day=*. Name format and glob, as in azure2019:/data/traces/day=*.
              Cannot read event-time: now. Say start or end.
              Cannot spread arrivals: arrivals burst. Say poisson or bursty.
              Cannot learn with learner: other. Name one of alps, alps-mended, gittins, guarded.
              Cannot learn with these options: alpha is -2, not at least 0; gamma is 0, not above 0. Correct them.
            """.stripTrailing());
  }

  @Test
  void aSingleProblemIsToldAlone() {
    assertThatThrownBy(() -> read("partitions = csv:/x/*", "state = /x", "zzz = 1"))
        .hasMessage("Cannot use configuration: " + folder.resolve("nightly.conf") + ". Mend this:\n  zzz is no key. Remove the line.");
  }

  @Test
  void aMissingFileIsTold() {
    Path nowhere = folder.resolve("nowhere.conf");
    assertThatThrownBy(() -> NightlyConfig.read(nowhere)).isInstanceOf(AlpsException.class).hasMessage("Cannot read configuration: " + nowhere
        + ": there is no such file. Copy export/src/main/config/nightly.conf, and write lines of key = value.");
  }

  private NightlyConfig read(String... lines) {
    try {
      return NightlyConfig.read(Files.writeString(folder.resolve("nightly.conf"), String.join("\n", lines)));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

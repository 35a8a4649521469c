package org.alps.export.kernel.selftest;

import java.util.Arrays;
import java.util.Optional;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** The machine's own apt sources, turned to other suites of the same archive, so that no archive is named here. */
final class AptSources {
  /** Stanzas (deb822) and one-line entries whose suite is a Debian release as such, not its security or updates. */
  private static final Pattern RELEASE = Pattern.compile("(bookworm|trixie|forky|sid|stable|testing)");
  private static final Pattern ONE_LINE = Pattern.compile("deb\\s+(\\[[^]]*]\\s+)?(\\S+)\\s+(\\S+)\\s+.*");

  private AptSources() {}

  /**
   * @param sources all of the machine's sources, in either of apt's formats
   * @throws AlpsException with exit code 5 where none of them is Debian's
   */
  static String ofSuites(String sources, List<String> suites) {
    return Arrays.stream(sources.split("\\n\\s*\\n"))
        .map(stanza -> stanza.lines().filter(line -> !line.startsWith("#")).reduce("", (text, line) -> text + line + "\n"))
        .flatMap(stanza -> stanza(stanza, suites).or(() -> oneLine(stanza, suites)).stream())
        .findFirst()
        .orElseThrow(() -> new AlpsException(
            ExitCode.HOST_UNSUPPORTED, "Cannot fetch a kernel: no Debian release in /etc/apt. Run the self-test on Debian, or add Debian's sources."));
  }

  private static Optional<String> stanza(String stanza, List<String> suites) {
    return field(stanza, "Suites")
        .filter(its -> Arrays.stream(its.split("\\s+")).anyMatch(suite -> RELEASE.matcher(suite).matches()))
        .flatMap(its -> field(stanza, "URIs").map(uris -> "Types: deb\nURIs: " + uris + "\nSuites: " + String.join(" ", suites) + "\nComponents: main\n"
            + field(stanza, "Signed-By").map(key -> "Signed-By: " + key + "\n").orElse("")));
  }

  private static Optional<String> oneLine(String stanza, List<String> suites) {
    return stanza.lines().map(ONE_LINE::matcher).filter(Matcher::matches).filter(line -> RELEASE.matcher(line.group(3)).matches()).findFirst()
        .map(line -> {
          Matcher key = Pattern.compile("signed-by=([^] ]+)").matcher(Optional.ofNullable(line.group(1)).orElse(""));
          return "Types: deb\nURIs: " + line.group(2) + "\nSuites: " + String.join(" ", suites) + "\nComponents: main\n"
              + (key.find() ? "Signed-By: " + key.group(1) + "\n" : "");
        });
  }

  private static Optional<String> field(String stanza, String name) {
    return stanza.lines().filter(line -> line.startsWith(name + ":")).map(line -> line.substring(name.length() + 1).strip()).findFirst();
  }
}

package org.alps.export.kernel.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.Test;

class AptSourcesTest {
  private static final List<String> SUITES = List.of("bookworm-backports", "trixie-backports");

  @Test
  void aStanzaOfTheReleaseGetsOtherSuites() {
    assertThat(AptSources.ofSuites("""
        # security first
        Types: deb
        URIs: http://security.example/debian-security
        Suites: bookworm-security
        Components: main

        Types: deb
        URIs: http://archive.example/debian
        Suites: bookworm bookworm-updates
        Components: main contrib
        Signed-By: /usr/share/keyrings/debian.gpg
        """, SUITES)).isEqualTo("""
        Types: deb
        URIs: http://archive.example/debian
        Suites: bookworm-backports trixie-backports
        Components: main
        Signed-By: /usr/share/keyrings/debian.gpg
        """);
  }

  @Test
  void aLineOfTheReleaseBecomesAStanza() {
    assertThat(AptSources.ofSuites("""
        deb http://security.example/debian-security bookworm-security main
        deb [arch=amd64 signed-by=/k.gpg] http://archive.example/debian bookworm main contrib
        """, SUITES)).isEqualTo("""
        Types: deb
        URIs: http://archive.example/debian
        Suites: bookworm-backports trixie-backports
        Components: main
        Signed-By: /k.gpg
        """);
  }

  @Test
  void aCommentedLineIsNone() {
    assertThatThrownBy(() -> AptSources.ofSuites("# deb http://archive.example/debian bookworm main\n", SUITES)).isInstanceOf(AlpsException.class);
  }

  @Test
  void anotherDistributionIsToldWhatToDo() {
    assertThatThrownBy(() -> AptSources.ofSuites("deb http://archive.example/ubuntu noble main\n", SUITES))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.HOST_UNSUPPORTED))
        .hasMessageStartingWith("Cannot fetch a kernel: no Debian release in /etc/apt. ");
  }
}

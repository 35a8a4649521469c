package org.alps.export.kernel.selftest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.junit.jupiter.api.Test;

class StockKernelTest {
  private static final List<String> IMAGES = List.of("linux-image-6.1.2+deb13-cloud-amd64", "linux-image-6.18.9+deb13-cloud-amd64", "linux-image-6.18.15+deb13-cloud-amd64",
      "linux-image-6.18.20+deb13-amd64", "linux-image-6.18.21+deb13-cloud-amd64-dbg", "linux-image-cloud-amd64", "linux-image-7.0.13+deb13-cloud-amd64");

  @Test
  void theNewestOfAReleaseIsTaken() {
    assertThat(StockKernel.newest(IMAGES, "6.18")).isEqualTo("linux-image-6.18.15+deb13-cloud-amd64");
    assertThat(StockKernel.newest(IMAGES, "6.1")).isEqualTo("linux-image-6.1.2+deb13-cloud-amd64");
    assertThat(StockKernel.newest(IMAGES, "6")).isEqualTo("linux-image-6.18.15+deb13-cloud-amd64");
    assertThat(StockKernel.newest(IMAGES, "6.18.9")).isEqualTo("linux-image-6.18.9+deb13-cloud-amd64");
  }

  @Test
  void tellsWhatThereIsInstead() {
    assertThatThrownBy(() -> StockKernel.newest(IMAGES, "6.20"))
        .isInstanceOfSatisfying(AlpsException.class, e -> assertThat(e.exitCode()).isEqualTo(ExitCode.HOST_UNSUPPORTED))
        .hasMessage("Cannot find a kernel: 6.20. Name one of these with --kernel-release: 6.1.2, 6.18.9, 6.18.15, 7.0.13.");
  }

  @Test
  void eachHasAFolderOfItsOwn() {
    assertThat(new StockKernel("trixie-backports", null).name()).isEqualTo("trixie-backports");
    assertThat(new StockKernel("trixie-backports", "6.18").name()).isEqualTo("trixie-backports-6.18");
  }
}

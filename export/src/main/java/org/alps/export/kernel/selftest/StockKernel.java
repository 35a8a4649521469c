package org.alps.export.kernel.selftest;

import java.lang.module.ModuleDescriptor.Version;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/**
 * A kernel as Debian ships it for virtual machines.
 *
 * @param suite of Debian, such as {@code trixie-backports}
 * @param release how its release begins, such as {@code 6.18}: the newest such; null: the suite's default
 */
record StockKernel(String suite, String release) {
  private static final String IMAGE = "linux-image-";
  private static final String FLAVOUR = "-cloud-amd64";

  /** A name for people and for a folder. */
  String name() {
    return release == null ? suite : suite + "-" + release;
  }

  /**
   * The package that brings it.
   *
   * @param apt that has the suite's lists
   * @throws AlpsException with exit code 5 where there is none
   */
  String in(Apt apt) {
    String image = release == null ? apt.dependency(IMAGE + FLAVOUR.substring(1), suite, IMAGE) : newest(apt.names(IMAGE), release);
    String binary = image.replace(IMAGE, "linux-binary-");
    return apt.names(binary).contains(binary) ? binary : image;
  }

  /** The package of the newest release that begins so: 6.1 is no beginning of 6.18. */
  static String newest(List<String> images, String release) {
    List<String> releases = images.stream()
        .filter(image -> image.matches(IMAGE + "\\d.*" + FLAVOUR))
        .map(image -> image.substring(IMAGE.length(), image.length() - FLAVOUR.length()))
        .sorted(Comparator.comparing(Version::parse))
        .toList();
    return releases.stream()
        .filter(its -> its.startsWith(release) && !its.substring(release.length()).matches("\\d.*"))
        .reduce((older, newer) -> newer)
        .map(its -> IMAGE + its + FLAVOUR)
        .orElseThrow(() -> new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot find a kernel: " + release + ". Name one of these with --kernel-release: "
            + releases.stream().map(its -> its.replaceAll("\\+.*", "")).distinct().collect(Collectors.joining(", ")) + "."));
  }
}

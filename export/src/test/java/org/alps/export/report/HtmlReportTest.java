package org.alps.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole report: complete, self-contained, escaped and the same each time. */
class HtmlReportTest {
  private static final Pattern IMAGE = Pattern.compile("<img alt=\"[^\"]*\" width=\"(\\d+)\" height=\"(\\d+)\" src=\"data:image/png;base64,([^\"]+)\">");

  @TempDir
  Path folder;

  @Test
  void equalInputGivesEqualBytes() {
    EvaluationFolder.write(folder, 1, EvaluationFolder.uids(40));
    assertThat(HtmlReport.of(EvaluationFiles.read(folder))).isEqualTo(HtmlReport.of(EvaluationFiles.read(folder)));
  }

  @Test
  void needsNoNetwork() {
    EvaluationFolder.write(folder, 1, EvaluationFolder.uids(40));
    assertThat(HtmlReport.of(EvaluationFiles.read(folder))).doesNotContain("http://", "https://", "<link", "@import");
  }

  @Test
  void holdsSixChartsAtTwiceTheirSize() throws IOException {
    EvaluationFolder.write(folder, 1, EvaluationFolder.uids(40));
    Matcher image = IMAGE.matcher(HtmlReport.of(EvaluationFiles.read(folder)));
    List<Integer> widths = new ArrayList<>();
    while (image.find()) {
      var pixels = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.group(3))));
      assertThat(pixels.getWidth()).isEqualTo(2 * Integer.parseInt(image.group(1)));
      assertThat(pixels.getHeight()).isEqualTo(2 * Integer.parseInt(image.group(2)));
      widths.add(pixels.getWidth());
    }
    assertThat(widths).hasSize(6);
  }

  @Test
  void everyChartTellsCharacteristicsSeedAndEpoch() {
    EvaluationFolder.write(folder, 1, EvaluationFolder.uids(40));
    String html = HtmlReport.of(EvaluationFiles.read(folder));
    assertThat(html.split("Trace: exact arrivals, sizes: modelled, memory known. Seed 1, epoch 1.", -1)).hasSize(7);
  }

  @Test
  void untrustedTextIsEscaped() {
    EvaluationFolder.write(folder, 1, List.of("<script>alert('x')</script>", "a\"b&c", "plain"));
    assertThat(HtmlReport.of(EvaluationFiles.read(folder)))
        .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;", "a&quot;b&amp;c")
        .doesNotContain("<script>alert");
  }

  @Test
  void functionsNamedLikeMissingValuesKeepTheirNames() {
    EvaluationFolder.write(folder, 1, List.of("NA", "null", "NaN", "*", "12", "2026-01-01", "#x", "true"));
    assertThat(EvaluationFiles.read(folder).gains().table().stringColumn("function_uid").asList())
        .containsExactlyInAnyOrder("NA", "null", "NaN", "*", "12", "2026-01-01", "#x", "true");
  }

  @Test
  void anIdleHostWhereNothingWaitsIsDrawn() {
    HandMade.write(folder);
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replaceAll("(?m)^(ps|srpt|alps),(all|short|long),(\\d+),.*$",
        "$1,$2,$3,500,500,500,500,500,1,1,1,0,0,0"));
    HandMade.put(folder, "cdf.csv", "policy,class,measure,value,fraction\nps,short,slowdown,1,0\nps,short,slowdown,1,1\nalps,short,slowdown,1,1\n");
    HandMade.put(folder, "functions.csv", HandMade.FUNCTIONS.lines().limit(1).findFirst().orElseThrow()
        + "\nps,f,short,8,500,500,1,0,0\nalps,f,short,8,500,500,1,0,0\n");
    assertThat(HtmlReport.of(EvaluationFiles.read(folder)))
        .contains("ALPS left mean turnaround where it was against fair sharing, from 500\u00a0µs to 500\u00a0µs; the gap to SRPT is not known")
        .contains("is nowhere worse than fair sharing");
  }

  @Test
  void twoCandidatesKeepTheirOwnNamesAndColours() {
    HandMade.write(folder);
    String incumbent = HandMade.MEASURES.lines().filter(line -> line.startsWith("alps,")).map(line -> line.replace("alps,", "incumbent,") + "\n")
        .reduce("", String::concat);
    HandMade.put(folder, "measures.csv", HandMade.MEASURES + incumbent + incumbent.replace("incumbent", "<b>"));
    assertThat(HtmlReport.of(EvaluationFiles.read(folder)))
        .contains("#8b3a8f\"></span>incumbent", "#0f766e\"></span>&lt;b&gt;").doesNotContain("<b>,");
  }
}

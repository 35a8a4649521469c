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
  void holdsItsChartsAtTwiceTheirSize() throws IOException {
    EvaluationFolder.write(folder, 1, EvaluationFolder.uids(40));
    Matcher image = IMAGE.matcher(HtmlReport.of(EvaluationFiles.read(folder)));
    List<Integer> widths = new ArrayList<>();
    while (image.find()) {
      var pixels = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image.group(3))));
      assertThat(pixels.getWidth()).isEqualTo(2 * Integer.parseInt(image.group(1)));
      assertThat(pixels.getHeight()).isEqualTo(2 * Integer.parseInt(image.group(2)));
      widths.add(pixels.getWidth());
    }
    assertThat(widths).hasSize(9);
  }

  @Test
  void everyChartTellsCharacteristicsSeedAndEpoch() {
    EvaluationFolder.write(folder, 1, EvaluationFolder.uids(40));
    String html = HtmlReport.of(EvaluationFiles.read(folder));
    assertThat(html.split("Trace: exact arrivals, sizes: modelled, memory known. Seeds 1, 2, 3, epoch 1. Congestion", -1)).hasSize(10);
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
    HandMade.put(folder, "measures.csv", HandMade.MEASURES.replaceAll("(?m)^(ps|eevdf|srpt|alps),(all|short|long),(\\d+),.*$",
        "$1,$2,$3,500,500,500,500,500,1,1,1,1,1,0,0,0,$3"));
    HandMade.put(folder, "comparisons.csv", HandMade.COMPARISONS.replaceAll("(?m)^([a-z]+,ps,(?:all|short|long)),.*$",
        "$1,1,,,1,,,,,,1,1,0,0,,1"));
    HandMade.put(folder, "cdf.csv", "policy,class,measure,value,fraction\nps,short,slowdown,1,0\nps,short,slowdown,1,1\nalps,short,slowdown,1,1\n");
    HandMade.put(folder, "functions.csv", HandMade.FUNCTIONS.lines().limit(1).findFirst().orElseThrow()
        + "\nps,f,short,8,500,500,1,0,0\nalps,f,short,8,500,500,1,0,0\n");
    assertThat(HtmlReport.of(EvaluationFiles.read(folder)))
        .contains("ALPS as specified left mean turnaround where it was against fair sharing (PS) at a congestion of 2.50×, from 500\u00a0µs to 500\u00a0µs; the gap to SRPT is not known")
        .contains("is nowhere worse than fair sharing (PS)");
  }

  @Test
  void twoCandidatesKeepTheirOwnNamesAndColours() {
    HandMade.write(folder);
    String mine = HandMade.MEASURES.lines().filter(line -> line.startsWith("alps,")).map(line -> line.replace("alps,", "mine,") + "\n")
        .reduce("", String::concat);
    HandMade.put(folder, "measures.csv", HandMade.MEASURES + mine + mine.replace("mine", "<b>"));
    assertThat(HtmlReport.of(EvaluationFiles.read(folder)))
        .contains("#b4233c\"></span>mine", "#5b6b1f\"></span>&lt;b&gt;").doesNotContain("<b>,");
  }

  @Test
  void anArenaOfManyPoliciesIsRankedAndSaysWhatItDoesNotDraw() {
    EvaluationFolder.write(folder, 1, EvaluationFolder.uids(40), EvaluationFolder.ARENA);
    assertThat(HtmlReport.of(EvaluationFiles.read(folder))).contains("mean / PS", "mean / EEVDF", "Not drawn, so that curves can be told apart: "
        + "CFS, round robin, FIFO, EEVDF + nice, LAS, PSJF (clairvoyant), ALPS mended, Gittins levels, candidate, the table.");
  }

  @Test
  void whatTheFiguresStandOnIsTold() {
    HandMade.write(folder);
    assertThat(HtmlReport.of(EvaluationFiles.read(folder))).contains("<dt>Tick</dt><dd>4.00 ms", "<dt>Sleeps</dt><dd>3 an invocation",
        "<dt>Stretched to load</dt><dd>0.90", "<dt>Drift</dt><dd>sizes by e^N(0, 1.00)", "<dt>Seeds</dt><dd>7",
        "<dt>Units</dt><dd>20 (host × seed), 1,000 bootstrap replicates");
  }
}

package org.alps.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The notebooks' cells as a kernel would run them, in JShell: in order, each without an error. Public, so that cells reach it. */
public class NotebookTest {
  /** What cells handed to {@code display}. */
  public static final List<Object> DISPLAYED = new ArrayList<>();

  @TempDir private Path evaluation;

  @AfterEach
  void forget() {
    DISPLAYED.clear();
    System.clearProperty("alps.evaluation");
  }

  @Test
  void policyGainComparesAndDraws() throws IOException {
    Files.writeString(evaluation.resolve("measures.csv"), String.join("\n",
        "policy,class,invocations,mean_turnaround_us,p99_turnaround_us,mean_slowdown",
        "ps,all,1000,400000,9000000,2.5",
        "ps,short,900,20000,90000,2.6",
        "ps,long,100,3820000,9900000,1.6",
        "srpt,all,1000,200000,8000000,1.1",
        "srpt,short,900,10000.5,40000,1.1",
        "srpt,long,100,1909995.5,8500000,1.1",
        "alps,all,1000,250000,8100000,1.4",
        "alps,short,900,12000,50000,1.4",
        "alps,long,100,2392000,8600000,1.3",
        ""));
    System.setProperty("alps.evaluation", evaluation.toString());

    String printed = run(Path.of("../notebooks/policy-gain.ipynb"));

    assertThat(printed).contains("ps       +0.0 %", "srpt     -50.0 %", "alps     -37.5 %");
    assertThat(DISPLAYED).hasSize(1).first().isInstanceOfSatisfying(BufferedImage.class,
        image -> assertThat(image.getRGB(0, 0, 800, 420, null, 0, 800)).as("pixels").contains(0xffffffff).matches(pixels -> colours(pixels) > 20));
  }

  private static long colours(int[] pixels) {
    return Arrays.stream(pixels).distinct().count();
  }

  /** Runs all code cells and answers what they printed. */
  private static String run(Path notebook) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    PrintStream before = System.out;
    System.setOut(out);
    try (JShell shell = JShell.builder().executionEngine("local").out(out).err(out).build()) {
      for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
        shell.addToClasspath(entry);
      }
      evaluate(shell, "void display(Object shown) { " + NotebookTest.class.getName() + ".DISPLAYED.add(shown); }");
      for (JsonNode cell : new ObjectMapper().readTree(notebook.toFile()).get("cells")) {
        if (cell.get("cell_type").asText().equals("code")) {
          evaluate(shell, source(cell));
        }
      }
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  private static String source(JsonNode cell) {
    return StreamSupport.stream(cell.get("source").spliterator(), false).map(JsonNode::asText).collect(Collectors.joining());
  }

  private static void evaluate(JShell shell, String cell) {
    String rest = cell;
    while (!rest.isBlank()) {
      CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
      String snippet = next.source() == null ? rest : next.source();
      for (SnippetEvent event : shell.eval(snippet)) {
        List<String> diagnostics = shell.diagnostics(event.snippet()).map(diagnostic -> diagnostic.getMessage(Locale.ENGLISH)).toList();
        assertThat(event.exception()).as(snippet).isNull();
        assertThat(event.status()).as("%s: %s", snippet, diagnostics).isEqualTo(Snippet.Status.VALID);
      }
      rest = next.source() == null ? "" : next.remaining();
    }
  }
}

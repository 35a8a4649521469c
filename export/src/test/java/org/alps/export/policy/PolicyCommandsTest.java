package org.alps.export.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.alps.export.ExportCommand;
import org.alps.export.PolicyCommand;
import org.alps.ingest.AlpsException;
import org.alps.simulate.table.FunctionPolicy;
import org.alps.simulate.table.PolicyHeader;
import org.alps.simulate.table.PolicyLevel;
import org.alps.simulate.table.PolicyTable;
import org.alps.simulate.table.PolicyTableFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class PolicyCommandsTest {
  @Command(name = "alps", subcommands = {PolicyCommand.class, ExportCommand.class})
  private static final class Alps {}

  /** What a command line printed, what it failed with, and how it ended. */
  private record Outcome(int exit, String out, String failure) {}

  private static final PolicyHeader HEADER = new PolicyHeader(
      0, 1_770_000_000_000_000_000L, 0, List.of(new PolicyLevel(0, PolicyTable.LAST_RANK_NS, 3_000_000)), 1_000_000, 50, 172_800_000_000_000L);

  @TempDir private Path folder;
  private Path a;
  private Path b;

  @BeforeEach
  void tables() {
    a = folder.resolve("a.alps");
    b = folder.resolve("b.alps");
    PolicyTableFile.write(new PolicyTable(HEADER, List.of(
        function("app/resize", 45_000_321, 200_000_000),
        function("app/thumbnail", 1_234_567, 3_000_000),
        new FunctionPolicy("zip", List.of(new PolicyLevel(0, 999, 1_000_001), new PolicyLevel(10_000_000, 9_000_000, 20_000_000))),
        function("gone", 77_000, 1_500_000))), a);
    PolicyTableFile.write(new PolicyTable(HEADER.withEpoch(4), List.of(
        function("app/resize", 45_000_321, 150_000_000),
        function("app/thumbnail", 567, 4_000_000),
        new FunctionPolicy("zip", List.of(new PolicyLevel(0, 999, 1_000_001))),
        function("new, \"quoted\"", 5, 1_500_000))), b);
  }

  @Test
  void showsATableForPeople() {
    assertThat(run("policy", "show", a.toString()).out).isEqualTo("""
        epoch             0
        created           2026-02-02T02:40:00Z
        functions         4
        aging factor      0 (order by rank alone)
        minimum quantum   1.000 ms
        fair share        5.0 %
        staleness limit   172800 s
        without an entry  rank last, slice 3.000 ms

        priority  levels  age_ms    rank_us  slice_ms  function
               1       2   0.000      0.999  1.000001  zip
                          10.000   9000.000    20.000
               2       1   0.000     77.000     1.500  gone
               3       1   0.000   1234.567     3.000  app/thumbnail
               4       1   0.000  45000.321   200.000  app/resize
        """);
  }

  @Test
  void showsTheFirstOrTheNamed() {
    assertThat(run("policy", "show", a.toString(), "--top", "1").out).contains("zip").contains("20.000").endsWith("(3 more functions are not shown)\n");
    assertThat(run("policy", "show", a.toString(), "--function", "app/").out).contains("app/thumbnail", "app/resize").doesNotContain("zip")
        .contains("       3       1").endsWith("(2 more functions are not shown)\n");
    assertThat(run("policy", "show", a.toString(), "--top", "-1").failure).isEqualTo("Cannot show functions: -1. Give --top 0 or more.");
  }

  @Test
  void showsATableForPrograms() throws IOException {
    assertThat(run("policy", "show", b.toString(), "--format", "csv").out).isEqualTo("""
        function_uid,priority,level,age_ns,rank_ns,slice_ns
        "new, ""quoted""\",1,0,0,5,1500000
        app/thumbnail,2,0,0,567,4000000
        zip,3,0,0,999,1000001
        app/resize,4,0,0,45000321,150000000
        """);
    JsonNode json = new ObjectMapper().readTree(run("policy", "show", a.toString(), "--format=json").out);
    assertThat(json.at("/header/epoch").asLong()).isZero();
    assertThat(json.at("/header/default_levels/0/slice_ns").asLong()).isEqualTo(3_000_000);
    assertThat(json.at("/functions").size()).isEqualTo(4);
    assertThat(json.at("/functions/0/function_uid").asText()).isEqualTo("zip");
    assertThat(json.at("/functions/0/levels/1/age_ns").asLong()).isEqualTo(10_000_000);
    assertThat(json.at("/functions/3/priority").asInt()).isEqualTo(4);
  }

  @Test
  void tellsWhatChanged() {
    assertThat(run("policy", "diff", a.toString(), b.toString()).out).isEqualTo("""
                          a                          b
        epoch             0                          4
        created           2026-02-02T02:40:00Z       same
        functions         4                          same
        aging factor      0 (order by rank alone)    same
        minimum quantum   1.000 ms                   same
        fair share        5.0 %                      same
        staleness limit   172800 s                   same
        without an entry  rank last, slice 3.000 ms  same

        1 added, 1 removed, 0 of 3 common functions the same
        1 changed rank, 2 changed slice, 1 changed later levels only, 2 changed places

        change      priority_a  priority_b  rank_us_a  rank_us_b  slice_ms_a  slice_ms_b  function
        added                -           1          -      0.005           -       1.500  new, "quoted"
        rank+slice           3           2   1234.567      0.567       3.000       4.000  app/thumbnail
        levels               1           3      0.999      0.999    1.000001    1.000001  zip
        slice                4           4  45000.321  45000.321     200.000     150.000  app/resize
        removed              2           -     77.000          -       1.500           -  gone
        """);
    assertThat(run("policy", "diff", a.toString(), a.toString()).out)
        .endsWith("0 added, 0 removed, 4 of 4 common functions the same\n0 changed rank, 0 changed slice, 0 changed later levels only, 0 changed places\n");
  }

  @Test
  void defaultLevelsStandBelowEachOther() {
    Path levels = folder.resolve("levels.alps");
    PolicyTableFile.write(new PolicyTable(new PolicyHeader(0, 0, 0, List.of(new PolicyLevel(0, 1_000_000, 3_000_000),
        new PolicyLevel(8_000_000, PolicyTable.LAST_RANK_NS, 3_000_000)), 0, 0, 0), List.of()), levels);
    assertThat(run("policy", "show", levels.toString()).out).contains("""
        without an entry     rank 1000.000 us, slice 3.000 ms
          from age 8.000 ms  rank last, slice 3.000 ms
        """);
    assertThat(run("policy", "diff", a.toString(), levels.toString()).out).contains("""
        without an entry     rank last, slice 3.000 ms  rank 1000.000 us, slice 3.000 ms
          from age 8.000 ms  -                          rank last, slice 3.000 ms
        """);
  }

  @Test
  void anUnknownFormIsRefused() {
    assertThat(run("policy", "show", a.toString(), "--format", "xml").failure).isEqualTo("Cannot show a table as: xml. Say text, csv, json.");
  }

  @Test
  void verifies() throws IOException {
    assertThat(run("policy", "verify", b.toString())).isEqualTo(new Outcome(0, "ok: " + b + ": version 1, epoch 4, 4 functions, 4 levels\n", ""));
    byte[] bytes = Files.readAllBytes(b);
    bytes[99] ^= 1;
    Files.write(b, bytes);
    Outcome damaged = run("policy", "verify", b.toString());
    assertThat(damaged.exit).isEqualTo(3);
    assertThat(damaged.failure).isEqualTo("Cannot read policy table: " + b
        + ": its SHA-256 does not match its content. Copy it again from where it was made, or learn a new one.");
  }

  @Test
  void exportsAndThenShowsWhatIsCurrent() {
    Path policies = folder.resolve("policies");
    Outcome first = run("export", "--table", a.toString(), "--to", policies.toString(), "--manifest-fact", "learner=alps", "--manifest-fact", "seed=1");
    assertThat(first).isEqualTo(new Outcome(0, policies.resolve("epoch=1/policy.alps") + "\n", ""));
    assertThat(run("export", "--table", b.toString(), "--to", policies.toString()).out).isEqualTo(policies.resolve("epoch=2/policy.alps") + "\n");
    assertThat(run("export", "--table", a.toString(), "--to", policies.toString(), "--epoch", "7").exit).isZero();
    assertThat(policies.resolve("epoch=1/manifest.json")).content().contains("\"learner\" : \"alps\"", "\"seed\" : 1,");
    assertThat(run("policy", "show", policies.toString()).out).startsWith("epoch             7\n");
    assertThat(run("policy", "verify", policies.resolve("epoch=2").toString()).out).contains("epoch=2/policy.alps: version 1, epoch 2, ");
    Outcome again = run("export", "--table", b.toString(), "--to", policies.toString(), "--epoch", "7");
    assertThat(again.exit).isEqualTo(3);
    assertThat(again.failure).isEqualTo("Cannot publish epoch: " + policies.resolve("epoch=7") + " exists and holds something else. Publish under a new number.");
  }

  @Test
  void aFolderWithoutATableIsRefused() {
    assertThat(run("policy", "show", folder.toString()).failure).isEqualTo(
        "Cannot find a policy table: " + folder + " has none published. Name a table's file or a folder that alps export wrote.");
    assertThat(run("policy").exit).isEqualTo(2);
  }

  private static Outcome run(String... arguments) {
    StringWriter out = new StringWriter();
    StringBuilder failure = new StringBuilder();
    CommandLine alps = new CommandLine(new Alps())
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(new StringWriter()))
        .setExecutionExceptionHandler((exception, command, parsed) -> {
          failure.append(exception.getMessage());
          return exception instanceof AlpsException alpsException ? alpsException.exitCode().code() : 1;
        });
    int exit = alps.execute(arguments);
    return new Outcome(exit, out.toString(), failure.toString());
  }

  private static FunctionPolicy function(String uid, long rankNs, long sliceNs) {
    return new FunctionPolicy(uid, List.of(new PolicyLevel(0, rankNs, sliceNs)));
  }
}

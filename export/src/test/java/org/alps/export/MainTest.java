package org.alps.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.alps.export.Subcommand.Section;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.Progress;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Parameters;

class MainTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @AfterEach
  void forgetQuiet() {
    System.clearProperty(Progress.QUIET_PROPERTY);
  }

  @ParameterizedTest
  @CsvSource({"USAGE, 2", "BAD_INPUT, 3", "GATE_REFUSED, 4", "HOST_UNSUPPORTED, 5"})
  void tellsAnAlpsExceptionInOneLineAndEndsWithItsCode(ExitCode exitCode, int expected) {
    assertThat(run("fail", exitCode.name())).isEqualTo(expected);
    assertThat(err.toString()).isEqualTo("Cannot do it: " + exitCode + ". Do otherwise." + System.lineSeparator());
  }

  @Test
  void findsTheAlpsExceptionThatATaskThrew() {
    assertThat(run("fail", "wrapped")).isEqualTo(3);
    assertThat(err.toString()).isEqualTo("Cannot read file: a.csv. Give another." + System.lineSeparator());
  }

  @Test
  void findsTheAlpsExceptionOfWhichOnlyTheTextIsLeft() {
    assertThat(run("fail", "quoted")).isEqualTo(3);
    assertThat(err.toString()).isEqualTo("Cannot read file: a.csv. Give another." + System.lineSeparator());
  }

  @Test
  void callsAnythingElseABugOfOurs() {
    assertThat(run("fail", "bug")).isEqualTo(1);
    assertThat(err.toString()).isEqualTo("Cannot finish: java.lang.IllegalStateException: two. This is a bug of ours; run again with --debug for the"
        + " stack trace and report it." + System.lineSeparator());
  }

  @Test
  void callsAnErrorABugOfOurs() {
    assertThat(run("fail", "error")).isEqualTo(1);
    assertThat(err.toString()).startsWith("Cannot finish: java.lang.StackOverflowError. This is a bug of ours;");
  }

  @Test
  void saysWhatToDoWithoutSpark() {
    assertThat(run("fail", "spark")).isEqualTo(5);
    assertThat(err.toString())
        .isEqualTo("Cannot find Spark: org/apache/spark/sql/SparkSession. Run ./alps or spark-submit." + System.lineSeparator());
  }

  @Test
  void takesAReaderThatWentAwayForNoFailure() {
    assertThat(run("fail", "pipe")).isZero();
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--debug fail bug", "fail --debug bug", "fail bug --debug"})
  void showsTheStackTraceOnRequest(String arguments) {
    assertThat(run(arguments.split(" "))).isEqualTo(1);
    assertThat(err.toString()).contains("\tat org.alps.export.MainTest").contains("Cannot finish: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--quiet say x", "say --quiet x", "say x --quiet"})
  void silencesProgressOnRequest(String arguments) {
    assertThat(run(arguments.split(" "))).isZero();
    assertThat(Boolean.getBoolean(Progress.QUIET_PROPERTY)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "''|Cannot run alps: no subcommand. Begin with alps demo. See alps --help.",
      "sai|Cannot run alps: unmatched argument at index 0: 'sai'. Did you mean alps say or alps fail? See alps --help.",
      "say|Cannot run alps say: missing required parameter: 'WORDS'. See alps say --help.",
      "say x --quit|Cannot run alps say: unknown option: '--quit'. Did you mean --quiet? See alps say --help.",
      "say x --nonsense|Cannot run alps say: unknown option: '--nonsense'. See alps say --help."})
  void refusesAWrongCommandLineInOneLine(String arguments, String message) {
    assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).isEqualTo(message + System.lineSeparator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h"})
  void teaches(String option) {
    assertThat(run(option)).isZero();
    assertThat(out.toString())
        .containsSubsequence("Usage: alps", "The pipeline:", "say ", "Says words.", "Example: ", "For researchers:", "fail ", "README.md", "Exit codes:",
            "4   the gate refused");
  }

  @Test
  void helpOfASubcommandIsItsOwn() {
    assertThat(run("say", "--help")).isZero();
    assertThat(out.toString()).contains("Usage: alps say", "Says words.", "--quiet", "--debug", "Exit codes:").doesNotContain("The pipeline");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--version", "say --version"})
  void tellsItsVersion(String arguments) {
    assertThat(run(arguments.split(" "))).isZero();
    assertThat(out.toString()).matches("alps \\d+\\.\\d+\\.\\d+\\S*\\R");
  }

  @Test
  void everyRegisteredSubcommandStartsAndHasASummary() {
    CommandLine alps = Main.commandLine(Main.SUBCOMMANDS);
    assertThat(alps.getSubcommands()).hasSameSizeAs(Main.SUBCOMMANDS);
    assertThat(alps.getSubcommands().values())
        .allSatisfy(command -> {
          assertThat(command.getCommandSpec().usageMessage().description()).isNotEmpty();
          assertThat(command.getCommandSpec().userObject()).isNotNull();
        });
  }

  @Test
  void makesOnlyTheSubcommandThatIsNamedFirst() {
    assertThat(Main.needed("policy", "show", "--help")).singleElement().satisfies(subcommand -> assertThat(subcommand.command()).isEqualTo(PolicyCommand.class));
    assertThat(Main.needed("generate-completion")).isEqualTo(Main.SUBCOMMANDS);
    assertThat(Main.needed("--help", "policy")).isEqualTo(Main.SUBCOMMANDS);
    assertThat(Main.needed("polici")).isEqualTo(Main.SUBCOMMANDS);
    assertThat(Main.needed()).isEqualTo(Main.SUBCOMMANDS);
  }

  @Test
  void everyOptionIsDescribedInOneStyle() {
    SoftAssertions soft = new SoftAssertions();
    commands(Main.commandLine(Main.SUBCOMMANDS)).forEach(command -> {
      String name = command.getCommandSpec().qualifiedName();
      for (ArgSpec argument : command.getCommandSpec().args()) {
        if (argument instanceof OptionSpec option && (option.usageHelp() || option.versionHelp())) {
          continue;
        }
        soft.assertThat(String.join(" ", argument.description())).as(name + " " + argument.paramLabel())
            .matches("[A-Z].*\\.").doesNotContain("Default:", "(default:${").doesNotEndWith("..");
        soft.assertThat(argument.arity().max() > 0 ? argument.paramLabel() : "").as(name + " " + argument).doesNotContain("<");
        if (argument.defaultValue() != null && !argument.defaultValue().equals("0")) {
          soft.assertThat(String.join(" ", argument.description())).as(name + " " + argument.paramLabel()).contains("(default");
        }
      }
      soft.assertThat(command.getCommandSpec().usageMessage().description()[0]).as(name).matches("[A-Z][a-z]+s\\b.*\\..*");
    });
    soft.assertAll();
  }

  private static Stream<CommandLine> commands(CommandLine command) {
    return Stream.concat(Stream.of(command), command.getSubcommands().values().stream().flatMap(MainTest::commands));
  }

  private int run(String... arguments) {
    CommandLine alps = Main.commandLine(List.of(new Subcommand(Section.PIPELINE, Say.class), new Subcommand(Section.RESEARCH, Fail.class)));
    return Main.run(alps.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)), arguments);
  }

  @Command(name = "say", description = "Says words.", mixinStandardHelpOptions = true)
  static final class Say implements Callable<Integer> {
    @Parameters(paramLabel = "WORDS")
    private String words;

    @Override
    public Integer call() {
      return words.isEmpty() ? 1 : 0;
    }
  }

  @Command(name = "fail", description = "Fails.")
  static final class Fail implements Callable<Integer> {
    @Parameters
    private String how;

    @Override
    public Integer call() {
      AlpsException refused = AlpsException.badInput("Cannot read file: a.csv. Give another.");
      throw switch (how) {
        case "bug" -> new IllegalStateException("two\nlines");
        case "error" -> throw new StackOverflowError();
        case "spark" -> throw new NoClassDefFoundError("org/apache/spark/sql/SparkSession");
        case "pipe" -> new UncheckedIOException(new IOException("Broken pipe"));
        case "wrapped" -> new RuntimeException("Job aborted due to stage failure", new RuntimeException("task", refused));
        case "quoted" -> new RuntimeException("Job aborted: Lost task 0.0 (executor 1): " + refused + "\n\tat org.alps.ingest.Reader.open(Reader.java:1)");
        default -> new AlpsException(ExitCode.valueOf(how), "Cannot do it: " + how + ". Do otherwise.");
      };
    }
  }
}

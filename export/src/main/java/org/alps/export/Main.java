package org.alps.export;

import static org.alps.export.Subcommand.Section.OPERATION;
import static org.alps.export.Subcommand.Section.PIPELINE;
import static org.alps.export.Subcommand.Section.RESEARCH;

import java.util.List;
import java.util.Optional;
import org.alps.export.kernel.KernelCommand;
import org.alps.export.kernel.identity.ExecCommand;
import org.alps.export.kernel.identity.MarkCommand;
import org.alps.export.kernel.identity.OciHookCommand;
import org.alps.export.kernel.record.RecordCommand;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import org.alps.ingest.IngestCommand;
import org.alps.ingest.Progress;
import org.alps.ingest.Version;
import org.alps.learn.EvaluateCommand;
import org.alps.learn.LearnCommand;
import org.alps.learn.tune.TuneCommand;
import org.alps.simulate.ReplayCommand;
import org.alps.simulate.SimulateCommand;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.PicocliException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The entry point of {@code alps}: its subcommands, what they share, and how a run ends. */
@Command(
    name = "alps",
    mixinStandardHelpOptions = true,
    versionProvider = Main.JarVersion.class,
    scope = ScopeType.INHERIT,
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = "Learns from a trace of serverless functions how they should be scheduled. Begin with: alps demo",
    commandListHeading = "",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug of ours",
      "2:the command line or a configuration is wrong",
      "3:an input is refused",
      "4:the gate refused the candidate; the incumbent stays",
      "5:this host cannot do it"
    })
public final class Main implements Runnable {
  /** Every subcommand, in the order in which help lists them. */
  static final List<Subcommand> SUBCOMMANDS = List.of(
      new Subcommand(PIPELINE, DemoCommand.class),
      new Subcommand(PIPELINE, IngestCommand.class),
      new Subcommand(PIPELINE, SimulateCommand.class),
      new Subcommand(PIPELINE, LearnCommand.class),
      new Subcommand(PIPELINE, EvaluateCommand.class),
      new Subcommand(PIPELINE, ReportCommand.class),
      new Subcommand(PIPELINE, ExportCommand.class),
      new Subcommand(RESEARCH, ReplayCommand.class),
      new Subcommand(RESEARCH, TuneCommand.class),
      new Subcommand(OPERATION, NightlyCommand.class),
      new Subcommand(OPERATION, AdaptCommand.class),
      new Subcommand(OPERATION, PolicyCommand.class),
      new Subcommand(OPERATION, KernelCommand.class),
      new Subcommand(OPERATION, ExecCommand.class),
      new Subcommand(OPERATION, MarkCommand.class),
      new Subcommand(OPERATION, OciHookCommand.class),
      new Subcommand(OPERATION, RecordCommand.class),
      new Subcommand(OPERATION, GenerateCompletion.class));

  private static final String[] COMPLETION = {
    "Prints a completion script for bash and zsh.", "", "To complete alps in this shell:", "  source <(alps generate-completion)"};

  @Option(names = "--quiet", scope = ScopeType.INHERIT, description = "Tell no progress on stderr; problems are told.")
  private boolean quiet;

  @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Where a run fails, show the stack trace.")
  private boolean debug;

  @Spec private CommandSpec spec;

  public static void main(String[] args) {
    Interruption.watch();
    System.exit(execute(args));
  }

  /** Runs a command line in this process; answers its exit code. */
  public static int execute(String... args) {
    return run(commandLine(needed(args)), args);
  }

  /**
   * The subcommands that a command line needs: the one that it begins with, as making them all takes a tenth of a second; or all, where it
   * begins otherwise or asks for what all have.
   */
  static List<Subcommand> needed(String... args) {
    List<Subcommand> first = SUBCOMMANDS.stream().filter(subcommand -> args.length > 0 && args[0].equals(subcommand.name())).toList();
    return first.isEmpty() || first.get(0).command() == GenerateCompletion.class ? SUBCOMMANDS : first;
  }

  /** Runs a command line; picocli hands us the exceptions of a command, but lets errors and its own pass. */
  static int run(CommandLine commandLine, String... args) {
    try {
      return commandLine.execute(args);
    } catch (NoClassDefFoundError e) {
      return new Failure(withoutSpark(e)).tell(commandLine.getErr(), commandLine.<Main>getCommand().debug);
    } catch (PicocliException | Error e) {
      return new Failure(e).tell(commandLine.getErr(), commandLine.<Main>getCommand().debug);
    }
  }

  private static Throwable withoutSpark(NoClassDefFoundError missing) {
    return String.valueOf(missing.getMessage()).startsWith("org/apache/")
        ? new AlpsException(ExitCode.HOST_UNSUPPORTED, "Cannot find Spark: " + missing.getMessage() + ". Run ./alps or spark-submit.", missing)
        : missing;
  }

  /** The parser of {@code alps} with these subcommands; {@link CommandLine#execute} answers the exit code. */
  static CommandLine commandLine(List<Subcommand> subcommands) {
    Main main = new Main();
    CommandLine root = new CommandLine(main);
    subcommands.forEach(subcommand -> root.addSubcommand(subcommand.command()));
    root.setExecutionStrategy(main::run);
    root.setParameterExceptionHandler(new UsageErrors());
    root.setExecutionExceptionHandler((exception, commandLine, parsed) -> new Failure(exception).tell(commandLine.getErr(), main.debug));
    Optional.ofNullable(root.getSubcommands().get("generate-completion"))
        .ifPresent(completion -> completion.getCommandSpec().usageMessage().description(COMPLETION));
    root.getHelpSectionMap().put(CommandLine.Model.UsageMessageSpec.SECTION_KEY_COMMAND_LIST, new CommandList(subcommands));
    return root;
  }

  /** {@code alps} alone teaches. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Cannot run alps: no subcommand. Begin with alps demo.");
  }

  private int run(ParseResult parsed) {
    if (quiet) {
      System.setProperty(Progress.QUIET_PROPERTY, "true");
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  /** What {@code --version} prints. */
  static final class JarVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"alps " + Version.text()};
    }
  }
}

package org.alps.export;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Locale;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What a wrong command line is answered with: the problem, what was perhaps meant, and where help is, in one line. */
final class UsageErrors implements IParameterExceptionHandler {
  @Override
  public int handleParseException(ParameterException problem, String[] args) {
    CommandLine command = problem.getCommandLine();
    PrintWriter err = command.getErr();
    String name = command.getCommandSpec().qualifiedName();
    err.println(sentence(words(problem), name) + suggestions(problem) + " See " + name + " --help.");
    return ExitCode.USAGE.code();
  }

  /** Our own words where a converter of ours refused a value, else picocli's. */
  private static String words(ParameterException problem) {
    return problem.getCause() instanceof AlpsException refused ? refused.getMessage() : problem.getMessage();
  }

  /** Picocli's words as ours. */
  private static String sentence(String words, String name) {
    String text = words.endsWith(".") ? words : words + ".";
    return text.startsWith("Cannot ") ? text : "Cannot run " + name + ": " + text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static String suggestions(ParameterException problem) {
    StringWriter words = new StringWriter();
    UnmatchedArgumentException.printSuggestions(problem, new PrintWriter(words, true));
    String told = words.toString().strip().replace("Possible solutions:", "Did you mean").replace("Did you mean:", "Did you mean");
    return told.isEmpty() ? "" : " " + (told.endsWith("?") ? told : told + "?");
  }
}

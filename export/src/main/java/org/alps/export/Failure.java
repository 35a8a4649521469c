package org.alps.export;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/**
 * A run's failure, and what its user is told of it. Spark wraps what tasks throw, and where it cannot rebuild an exception it keeps only
 * its text, so an {@link AlpsException} is looked for in the whole chain of causes, by type, then in their messages.
 */
final class Failure {
  private static final Pattern QUOTED = Pattern.compile(Pattern.quote(AlpsException.class.getName()) + ": (.+)");

  private final Throwable thrown;

  Failure(Throwable thrown) {
    this.thrown = thrown;
  }

  /** Tells it in one line, or with its stack trace, and answers the exit code. */
  int tell(PrintWriter err, boolean debug) {
    if (Interruption.happened() || isClosedPipe()) {
      return ExitCode.OK.code();
    }
    if (debug) {
      thrown.printStackTrace(err);
    }
    AlpsException told = told().orElseGet(this::bug);
    err.println(told.getMessage());
    return told.exitCode().code();
  }

  private Optional<AlpsException> told() {
    List<Throwable> chain = chain();
    for (Throwable link : chain) {
      if (link instanceof AlpsException alps) {
        return Optional.of(alps);
      }
    }
    for (Throwable link : chain) {
      Matcher quoted = QUOTED.matcher(link.toString());
      if (quoted.find()) {
        return Optional.of(AlpsException.badInput(quoted.group(1)));
      }
    }
    return Optional.empty();
  }

  private AlpsException bug() {
    String message = thrown.toString().lines().findFirst().orElse("");
    return new AlpsException(
        ExitCode.BUG, "Cannot finish: " + message + ". This is a bug of ours; run again with --debug for the stack trace and report it.");
  }

  /** Whether who reads our output has gone, as {@code head} does; that is no failure. */
  private boolean isClosedPipe() {
    return chain().stream().anyMatch(link -> link instanceof IOException && "Broken pipe".equals(link.getMessage()));
  }

  private List<Throwable> chain() {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable link = thrown; link != null && !chain.contains(link); link = link.getCause()) {
      chain.add(link);
    }
    return chain;
  }
}

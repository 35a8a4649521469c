package org.alps.ingest;

/**
 * A failure that is told in one line: "Cannot &lt;verb&gt; &lt;thing&gt;: &lt;value&gt;. &lt;what to do&gt;.", with the exit code that goes with it.
 * Anything else that reaches {@code main} is a bug of ours and ends with {@link ExitCode#BUG}.
 */
public final class AlpsException extends RuntimeException {
  private final ExitCode exitCode;

  public AlpsException(ExitCode exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  public AlpsException(ExitCode exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  /** A refused input: an unreadable file, a wrong header, no good rows, a damaged table. */
  public static AlpsException badInput(String message) {
    return new AlpsException(ExitCode.BAD_INPUT, message);
  }

  /** A wrong command line or configuration. */
  public static AlpsException usage(String message) {
    return new AlpsException(ExitCode.USAGE, message);
  }

  public ExitCode exitCode() {
    return exitCode;
  }
}

package org.alps.ingest;

/** The exit codes of every {@code alps} command. */
public enum ExitCode {
  OK(0),
  BUG(1),
  USAGE(2),
  BAD_INPUT(3),
  GATE_REFUSED(4),
  HOST_UNSUPPORTED(5);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  /** The process exit status, 0 to 5. */
  public int code() {
    return code;
  }
}

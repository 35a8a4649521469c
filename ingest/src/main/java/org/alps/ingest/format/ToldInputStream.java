package org.alps.ingest.format;

import java.io.FileNotFoundException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** An input stream whose failures are told as a refused input that names the file: a damaged or truncated file is exit 3, not a bug of ours. */
final class ToldInputStream extends FilterInputStream {
  private final String name;

  ToldInputStream(String name, InputStream in) {
    super(in);
    this.name = name;
  }

  @Override
  public int read() {
    try {
      return in.read();
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  /** The refusal of a file that is not there, may not be read, or is damaged. */
  static AlpsException unreadable(String name, Exception cause) {
    String advice = cause instanceof FileNotFoundException
        ? "Check that it is there and may be read."
        : "It is damaged, cut short or out of reach: fetch it again.";
    return new AlpsException(ExitCode.BAD_INPUT, "Cannot read " + name + ": " + oneLine(cause) + ". " + advice, cause);
  }

  /** The first line of what an exception says, without a full stop at its end. */
  static String oneLine(Throwable cause) {
    String message = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    return message.lines().findFirst().orElse("").strip().replaceFirst("\\.$", "");
  }
}

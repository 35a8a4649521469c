package org.alps.export.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.alps.ingest.AlpsException;
import org.alps.ingest.ExitCode;

/** A report's page: one HTML file that needs no network, in the dress that all reports share. */
public final class HtmlPage {
  private static final String TEMPLATE = "report.html";

  private HtmlPage() {}

  /**
   * A whole page.
   *
   * @param title text
   * @param lead text beneath the title
   * @param body HTML, in which whatever comes from a file is escaped
   */
  public static String of(String title, String lead, String body) {
    String[] parts = template().split("\\{\\{(title|lead|body)}}", -1);
    String heading = Markup.escape(title);
    return parts[0] + heading + parts[1] + heading + parts[2] + Markup.escape(lead) + parts[3] + body + parts[4];
  }

  /**
   * Writes a page aside and switches it into place in one step; missing folders are made.
   *
   * @throws AlpsException with exit code 3 where it cannot be written
   */
  public static void write(String html, Path out) {
    Path aside = out.resolveSibling(out.getFileName() + ".writing");
    try {
      Files.createDirectories(out.toAbsolutePath().getParent());
      Files.writeString(aside, html);
      Files.move(aside, out, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new AlpsException(ExitCode.BAD_INPUT, "Cannot write report: " + out + ". Name a file in a folder that can be written.", e);
    }
  }

  private static String template() {
    try (InputStream resource = HtmlPage.class.getResourceAsStream(TEMPLATE)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package org.alps.export.kernel.selftest;

import java.util.List;
import java.util.Locale;

/** Scenario results in the XML that JUnit made common, for whatever collects test results. */
final class JUnitReport {
  private JUnitReport() {}

  static String of(String suite, List<ScenarioResult> results) {
    StringBuilder xml = new StringBuilder(String.format(Locale.ROOT,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n<testsuite name=\"%s\" tests=\"%d\" failures=\"%d\" skipped=\"%d\" time=\"%.3f\">%n",
        text(suite), results.size(), results.stream().filter(ScenarioResult::failed).count(),
        results.stream().filter(result -> result.skipped().isPresent()).count(), results.stream().mapToDouble(ScenarioResult::seconds).sum()));
    for (ScenarioResult result : results) {
      xml.append(String.format(Locale.ROOT, "  <testcase classname=\"%s\" name=\"%s\" time=\"%.3f\">", text(suite), text(result.name()), result.seconds()));
      result.failure().ifPresent(why -> xml.append("<failure message=\"").append(text(why)).append("\"/>"));
      result.skipped().ifPresent(why -> xml.append("<skipped message=\"").append(text(why)).append("\"/>"));
      xml.append("</testcase>\n");
    }
    return xml.append("</testsuite>\n").toString();
  }

  /** What XML takes: other control characters become spaces. */
  private static String text(String raw) {
    return raw.replaceAll("\\p{Cntrl}", " ").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}

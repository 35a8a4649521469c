package org.alps.export.report;

import static org.alps.export.report.EvaluationManifest.NOT_RECORDED;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.Collectors;

/** The section on what the figures stand on: trace, machine, judging, training and the tables that were obeyed. */
final class BasisSection {
  private BasisSection() {}

  static String html(Evaluation evaluation) {
    EvaluationManifest manifest = evaluation.manifest();
    StringBuilder html = new StringBuilder("<section id=\"basis\">\n<h2>What this stands on</h2>\n<div class=\"facts\">\n");
    facts(html, "Trace", trace(manifest));
    facts(html, "Machine", machine(manifest));
    facts(html, "Judging", judging(manifest));
    facts(html, "Training", training(manifest, manifest.training(evaluation.measures().subject())));
    return html.append("</div>\n").append(tables(evaluation)).append("</section>\n").toString();
  }

  private static Map<String, String> trace(EvaluationManifest manifest) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Dataset", manifest.text("/dataset"));
    facts.put("Formats", orNotRecorded(String.join(", ", manifest.items("/trace/formats"))));
    facts.put("Shape", manifest.text("/trace/shape").toLowerCase(Locale.ROOT));
    facts.put("Characteristics", manifest.text("/trace/characteristics"));
    facts.put("Functions", count(manifest, "/trace/functions"));
    facts.put("Invocations kept", count(manifest, "/trace/invocations"));
    facts.put("Rows read", count(manifest, "/trace/rows_read"));
    facts.put("Rejected", manifest.has("/trace/rejected") ? rejected(manifest.members("/trace/rejected")) : NOT_RECORDED);
    return facts;
  }

  private static Map<String, String> machine(EvaluationManifest manifest) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Placement", manifest.text("/placement/kind"));
    facts.put("Hosts", count(manifest, "/placement/hosts"));
    facts.put("Cores a host", count(manifest, "/placement/cores"));
    facts.put("Load placed for", load(manifest, "/placement/target_load"));
    facts.put("Load as judged", load(manifest, "/placement/actual_load"));
    facts.put("Switch cost", duration(manifest, "/switch_cost_us"));
    facts.put("Tick", duration(manifest, "/tick_us"));
    facts.put("Sleeps", known(manifest.number("/sleeps"), sleeps -> sleeps == 0 ? "none" : Figures.count(sleeps) + " an invocation that blocks"));
    return facts;
  }

  private static Map<String, String> judging(EvaluationManifest manifest) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Window", window(manifest, ""));
    facts.put("Short is below", duration(manifest, "/short_below_us"));
    facts.put("Arrivals", manifest.text("/arrivals"));
    facts.put("Stretched to load", known(manifest.number("/load"), Figures::significant, "not stretched"));
    facts.put("Drift", known(manifest.number("/drift_sigma"), sigma -> sigma == 0 ? "none" : "sizes by e^N(0, " + Figures.significant(sigma) + ")"));
    facts.put("Seeds", String.join(", ", manifest.seeds()));
    facts.put("Units", units(manifest));
    facts.put("Made by", "ALPS " + manifest.text("/alps_version") + ", evaluation format " + manifest.text("/format_version"));
    return facts;
  }

  private static Map<String, String> training(EvaluationManifest manifest, String at) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Learner", manifest.text(at + "/learner"));
    facts.put("Window", window(manifest, at));
    facts.put("Profile windows", count(manifest, at + "/windows"));
    facts.put("CPU utilisation", known(manifest.number(at + "/utilisation_percent"), percent -> Figures.share(percent / 100)));
    facts.put("Profiles of", orNotRecorded(String.join("; ", manifest.items(at + "/traces"))));
    Map<String, String> parameters = manifest.members(at + "/parameters");
    facts.put("Parameters", orNotRecorded(parameters.entrySet().stream().map(parameter -> parameter.getKey() + " " + parameter.getValue())
        .collect(Collectors.joining(", "))));
    return facts;
  }

  private static String tables(Evaluation evaluation) {
    EvaluationManifest manifest = evaluation.manifest();
    LearnedFrom learnedFrom = new LearnedFrom(manifest);
    StringBuilder html = new StringBuilder("<table class=\"plain\"><thead><tr><th>Policy</th><th>Id</th><th class=\"n\">Epoch</th>"
        + "<th class=\"n\">Entries</th><th>Learned from</th><th>Table SHA-256</th></tr></thead><tbody>\n");
    for (String label : evaluation.measures().policies()) {
      html.append("<tr><td>").append(Markup.policy(label, evaluation.measures())).append("</td>")
          .append(Markup.cell(manifest.ofPolicy(label, "id")));
      if (manifest.isLearned(label)) {
        html.append("<td class=\"n\">").append(Markup.escape(manifest.ofPolicy(label, "epoch"))).append("</td><td class=\"n\">")
            .append(Markup.escape(entries(manifest.ofPolicy(label, "entries")))).append("</td>")
            .append(Markup.cell(learnedFrom.words(label))).append("<td class=\"hash\">")
            .append(Markup.escape(manifest.ofPolicy(label, "table_sha256"))).append("</td>");
      } else {
        html.append("<td class=\"n none\">–</td><td class=\"n none\">–</td><td class=\"none\">–</td><td class=\"none\">obeys no table</td>");
      }
      html.append("</tr>\n");
    }
    return html.append("</tbody></table>\n").toString();
  }

  private static String units(EvaluationManifest manifest) {
    return known(manifest.number("/bootstrap/units"), units -> Figures.count(units) + " (host × seed), "
        + (units < 2 ? "so no intervals" : Figures.count(manifest.number("/bootstrap/replicates")) + " bootstrap replicates"));
  }

  private static void facts(StringBuilder html, String title, Map<String, String> facts) {
    html.append("<div><h3>").append(title).append("</h3><dl>");
    facts.forEach((name, value) -> html.append("<dt>").append(Markup.escape(name)).append("</dt><dd")
        .append(value.equals(NOT_RECORDED) ? " class=\"none\"" : "").append(">").append(Markup.escape(value)).append("</dd>"));
    html.append("</dl></div>\n");
  }

  private static String rejected(Map<String, String> reasons) {
    return reasons.isEmpty() ? "none"
        : reasons.entrySet().stream().map(reason -> reason.getValue() + " " + reason.getKey()).collect(Collectors.joining(", "));
  }

  static String window(EvaluationManifest manifest, String pointer) {
    double from = manifest.number(pointer + "/from_us");
    double until = manifest.number(pointer + "/until_us");
    if (Double.isNaN(from) || Double.isNaN(until)) {
      return NOT_RECORDED;
    }
    String end = until <= from ? "the trace's end" : Figures.duration(until);
    return (from == 0 ? "the trace's start" : Figures.duration(from)) + " to " + end;
  }

  static String count(EvaluationManifest manifest, String pointer) {
    return known(manifest.number(pointer), Figures::count);
  }

  private static String duration(EvaluationManifest manifest, String pointer) {
    return known(manifest.number(pointer), us -> us == 0 ? "none" : Figures.duration(us));
  }

  private static String load(EvaluationManifest manifest, String pointer) {
    return known(manifest.number(pointer), Figures::significant);
  }

  private static String entries(String number) {
    return number.matches("\\d{1,15}") ? Figures.count(Long.parseLong(number)) : number;
  }

  private static String known(double number, DoubleFunction<String> shown) {
    return known(number, shown, NOT_RECORDED);
  }

  private static String known(double number, DoubleFunction<String> shown, String otherwise) {
    return Double.isNaN(number) ? otherwise : shown.apply(number);
  }

  private static String orNotRecorded(String text) {
    return text.isEmpty() ? NOT_RECORDED : text;
  }
}

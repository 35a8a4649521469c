package org.alps.export.kernel.experiment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.alps.export.report.Figures;
import org.alps.export.report.Markup;
import org.alps.simulate.host.HostModel;

/** The section that says what a prediction knows, and what it does not. */
final class PredictionSection {
  private PredictionSection() {}

  static String html(int cpus) {
    HostModel host = Prediction.host(cpus);
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Given", "arrival, CPU time and time asleep of each invocation, as recorded in the very run that is predicted, and the table that was obeyed. "
        + "Not given: when anything ran or ended");
    facts.put("Host", cpus + " CPUs, all equal; turns end at a tick every " + Figures.duration(host.tickUs()));
    facts.put("Dispatch", "the CPU time that the runtimes took in the same run to begin invocations, as measured: an equal piece at each arrival, which goes "
        + "first; under EEVDF it has its fair share");
    facts.put("Other work", "the CPU time that all else on the host took, likewise, in an equal piece every " + Figures.duration(Prediction.SYSTEM_EVERY_US));
    facts.put("Switches", "no cost of their own: what the kernel spends on them is inside the CPU times that the recorder measures");
    facts.put("Sleeps", host.sleeps() + " an invocation that slept, as long as all its sleeps together");
    facts.put("Left out", "that other work comes in bursts, what it costs to move work between CPUs, how long an idle CPU takes to wake, and what an emulated machine "
        + "loses to its host");
    facts.put("Fitted", "nothing: no figure above was chosen so that predictions come out right. What they miss shows as error");
    StringBuilder html = new StringBuilder("<section id=\"prediction\">\n<h2>What a prediction knows</h2>\n<dl>");
    facts.forEach((what, fact) -> html.append("<dt>").append(what).append("</dt><dd>").append(Markup.prose(fact)).append(".</dd>"));
    return html.append("</dl>\n</section>\n").toString();
  }
}

package org.alps.simulate;

import java.util.List;
import org.alps.simulate.host.HostModel;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.EvaluationManifest;

/**
 * Which policies are judged, on what part of which dataset.
 *
 * @param to the evaluation's folder, which must not exist yet
 * @param model what hosts are like; 0 cores for what the dataset was placed for
 * @param conditions how judged time differs from the trace
 * @param shortBelowUs mean CPU time below which a function is short, or 0 for the mean of all invocations
 * @param training what the contenders' table was learned from, or null
 */
public record EvaluateRequest(
    String dataset,
    String to,
    List<Contender> contenders,
    TimeRange range,
    HostModel model,
    Expansion expansion,
    Conditions conditions,
    double shortBelowUs,
    EvaluationManifest.Training training) {}

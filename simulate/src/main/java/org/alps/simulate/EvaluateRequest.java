package org.alps.simulate;

import java.util.List;
import org.alps.simulate.outcome.Contender;
import org.alps.simulate.outcome.EvaluationManifest;

/**
 * Which policies are judged, on what part of which dataset.
 *
 * @param to the evaluation's folder, which must not exist yet
 * @param cores cores of a host, or 0 for what the dataset was placed for
 * @param shortBelowUs mean CPU time below which a function is short, or 0 for the mean of all invocations
 * @param training what the contenders' table was learned from, or null
 */
public record EvaluateRequest(
    String dataset,
    String to,
    List<Contender> contenders,
    TimeRange range,
    int cores,
    long switchCostUs,
    Expansion expansion,
    double shortBelowUs,
    EvaluationManifest.Training training) {}

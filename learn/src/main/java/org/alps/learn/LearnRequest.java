package org.alps.learn;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.alps.simulate.TimeRange;
import org.alps.simulate.table.PolicyTable;

/**
 * What is learned from, and how.
 *
 * @param profiles folders of profile datasets, oldest first
 * @param range what of each profile is learned from: windows that begin in it
 * @param to the table's file; what it was learned from is written beside it, with .json behind; null where nothing is written
 * @param incumbent the table in force
 * @param createdAtNs what the table's header shall say, nanoseconds since 1970
 */
public record LearnRequest(
    List<String> profiles, TimeRange range, Path to, Learners learner, LearnerOptions options, Optional<PolicyTable> incumbent, long createdAtNs) {}

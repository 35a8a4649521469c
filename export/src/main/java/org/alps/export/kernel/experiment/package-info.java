/**
 * What the schedulers make of the same workload in a real kernel. A {@link org.alps.export.kernel.experiment.Trial} is one workload under one
 * {@link org.alps.export.kernel.experiment.Contender}; the guest runs it ({@link org.alps.export.kernel.experiment.TrialRunner}) and records it, the
 * host learns from records, orders the next trial and reports ({@link org.alps.export.kernel.experiment.Experiment}).
 */
package org.alps.export.kernel.experiment;

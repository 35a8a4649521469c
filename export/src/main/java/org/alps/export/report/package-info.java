/**
 * The operator's report: one HTML file made from the files of an evaluation, and from nothing else. {@link
 * org.alps.export.report.EvaluationFiles} reads, {@link org.alps.export.report.Measures} and {@link org.alps.export.report.FunctionGains}
 * shape, the {@code *Chart} classes draw, the {@code *Section} classes write, {@link org.alps.export.report.HtmlReport} puts together. Reports on
 * other things are {@link org.alps.export.report.HtmlPage}s in the same dress, with the same charts.
 */
package org.alps.export.report;

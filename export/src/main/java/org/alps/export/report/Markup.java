package org.alps.export.report;

import java.util.List;

/** The few pieces of HTML that sections are made of. Whatever comes from a file passes through {@link #escape}. */
public final class Markup {
  private Markup() {}

  /** Text as it may stand between tags and inside quoted attributes. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
  }

  /** Prose as HTML, in which no figure is torn from its unit. */
  public static String prose(String text) {
    return escape(text).replaceAll("(?<=\\d) (?=%|µs|ms|s\\b|min\\b|h\\b)", "\u00a0");
  }

  /** A cell of text. */
  public static String cell(String text) {
    return "<td>" + escape(text) + "</td>";
  }

  /** A cell of text that may be long: cut by the page's width, whole as a tooltip. */
  static String longCell(String text) {
    return "<td class=\"uid\" title=\"" + escape(text) + "\">" + escape(text) + "</td>";
  }

  /** A cell that shows a figure and sorts by its value. */
  public static String figure(double value, String shown) {
    return figure(value, shown, "");
  }

  /** A cell that shows a figure and sorts by its value, dressed by the stylesheet's {@code tone}. */
  public static String figure(double value, String shown, String tone) {
    return "<td class=\"n" + (tone.isEmpty() ? "" : " " + tone) + "\" data-v=\"" + value + "\">" + escape(shown) + "</td>";
  }

  /** The stylesheet's name for better or worse than fair sharing, where that shows: beyond 1 %. */
  public static String tone(double ratio) {
    return ratio > Answer.WORSE ? "worse" : ratio < 1 / Answer.WORSE ? "better" : "";
  }

  /** A policy's name with its colour beside it, the key to every chart. */
  static String policy(String label, Measures measures) {
    return policy(label, measures.policies());
  }

  /** The same; {@code labels} are all that stand on the page, by which colours are given. */
  public static String policy(String label, List<String> labels) {
    int colour = PolicyStyle.colour(label, labels).getRGB() & 0xffffff;
    return "<span class=\"swatch\" style=\"background:" + String.format("#%06x", colour) + "\"></span>" + escape(PolicyStyle.words(label));
  }
}

package org.alps.ingest.format;

/** A row that goes to the quarantine dataset; its message is the reason, a short kebab-case word. No stack trace: there can be millions. */
final class BadRow extends Exception {
  private static final long serialVersionUID = 1;

  BadRow(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return getMessage();
  }
}

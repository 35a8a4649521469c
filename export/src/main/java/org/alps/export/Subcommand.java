package org.alps.export;

import picocli.CommandLine.Command;

/**
 * A registered subcommand of {@code alps}.
 *
 * @param section where help lists it
 * @param command its picocli class, which any module may own; no Spark type may stand in its signatures
 */
record Subcommand(Section section, Class<?> command) {
  /** What it is called by. */
  String name() {
    return command.getAnnotation(Command.class).name();
  }

  /** The sections of help, each with an example. */
  enum Section {
    PIPELINE("The pipeline", "alps ingest csv:datasets/tiny.csv --to out/dataset"),
    RESEARCH("For researchers", "alps replay --policy srpt --cores 4 < trace.csv"),
    OPERATION("For operators", "alps nightly --config nightly.conf");

    private final String heading;
    private final String example;

    Section(String heading, String example) {
      this.heading = heading;
      this.example = example;
    }

    String heading() {
      return heading;
    }

    String example() {
      return example;
    }
  }
}

package org.alps.export;

import java.util.List;
import java.util.stream.Collectors;
import org.alps.export.Subcommand.Section;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;

/** The part of {@code alps --help} that lists the subcommands, by section, each section with an example. */
final class CommandList implements IHelpSectionRenderer {
  private static final String WHERE_TO_READ_ON = "alps COMMAND --help tells a command's options; README.md walks through them all.";

  private final List<Subcommand> subcommands;

  CommandList(List<Subcommand> subcommands) {
    this.subcommands = subcommands;
  }

  @Override
  public String render(Help help) {
    StringBuilder text = new StringBuilder();
    for (Section section : Section.values()) {
      String commands = subcommands.stream()
          .filter(subcommand -> subcommand.section() == section)
          .map(subcommand -> line(help, subcommand))
          .collect(Collectors.joining());
      if (!commands.isEmpty()) {
        text.append(String.format("%n%s:%n%s  Example: %s%n", section.heading(), commands, section.example()));
      }
    }
    return text.append(String.format("%n%s%n", WHERE_TO_READ_ON)).toString();
  }

  private static String line(Help help, Subcommand subcommand) {
    CommandLine command = help.commandSpec().subcommands().values().stream()
        .filter(candidate -> subcommand.command().isInstance(candidate.getCommandSpec().userObject()))
        .findFirst()
        .orElseThrow();
    String[] description = command.getCommandSpec().usageMessage().description();
    String summary = description.length == 0 ? "" : description[0].lines().findFirst().orElse("");
    return String.format("  %-20s %s%n", command.getCommandName(), summary);
  }
}

package org.attune.research;

import org.attune.engine.trajectory.RefusedGrowth;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The engine's command line. */
@Command(
    name = "attune-research",
    description = "Statistics of session-by-session scores: suspected ruptures, change, growth.",
    mixinStandardHelpOptions = true,
    version = "Attune research 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RupturesCommand.class,
      ChangeCommand.class,
      GainsCommand.class,
      GrowthCommand.class,
      DescribeCommand.class,
      SimulateCommand.class,
      HelpCommand.class
    })
public final class Main {
  /** Exit status where the input or what was asked for is wrong, as picocli's for a wrong option. */
  static final int WRONG = 2;

  private Main() {}

  public static void main(String[] args) {
    System.exit(command().execute(args));
  }

  static CommandLine command() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      if (failure instanceof BadInput || failure instanceof RefusedGrowth) {
        command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + failure.getMessage());
        return WRONG;
      }
      throw failure;
    });
    return line;
  }
}

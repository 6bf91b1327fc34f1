package org.attune.research;

import org.attune.engine.trajectory.InvalidGrowthDataException;
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
      ReliableChangeCommand.class,
      GainsCommand.class,
      GrowthCommand.class,
      DescribeCommand.class,
      SimulateCommand.class,
      HelpCommand.class
    })
public final class Main {
  /** Exit status where the input or what was asked for is wrong, as picocli's for a wrong option. */
  static final int EXIT_INVALID_INPUT = 2;

  private Main() {}

  public static void main(String[] args) {
    System.exit(command().execute(args));
  }

  static CommandLine command() {
    CommandLine line = new CommandLine(new Main());
    line.setExecutionExceptionHandler((failure, command, parsed) -> {
      boolean theirs = failure instanceof IllegalArgumentException || failure instanceof InvalidInputException;
      String message = failure instanceof InvalidGrowthDataException refused ? said(refused)
          : theirs ? failure.getMessage()
          : "a fault in this program, not in your file; nothing was written (" + failure.getClass().getSimpleName() + ")";
      command.getErr().println(command.getCommandSpec().qualifiedName() + ": " + message);
      return theirs ? EXIT_INVALID_INPUT : CommandLine.ExitCode.SOFTWARE;
    });
    return line;
  }

  /** What a refusal means for the person with the file, and what they can do. */
  private static String said(InvalidGrowthDataException refused) {
    String what = String.valueOf(refused.getMessage()).replaceFirst("^[A-Z_]+: ", "");
    return what + ": " + switch (refused.reason()) {
      case NOT_A_NUMBER -> "expected a finite number; correct it in the file";
      case NO_LOGARITHM -> "has no logarithm; count sessions from 1, or choose --time log1p or --time linear";
      case COVARIATE_CHANGES -> "expected one value for each client; correct it in the file";
      case TWO_THERAPISTS -> "expected one therapist for each client; correct it in the file";
      case NO_THERAPIST -> "expected a therapist for each client; fill the column, or leave out --therapist";
      case ONE_THERAPIST -> "expected two therapists or more; leave out --therapist";
      case TOO_FEW_CLIENTS -> "expected two clients or more";
      case ONE_SESSION_EACH -> "expected a client with two sessions or more, so that change can be seen";
      case TOO_FEW_SESSIONS -> "expected more sessions than random effects, so that clients can be told from noise";
      case COVARIATE_SAYS_NOTHING -> "expected a covariate that differs between clients and doesn't follow from the others; leave it out";
      case NO_NOISE -> "the scores are exactly on the clients' lines, so there is no noise to estimate";
    };
  }
}

package dev.aicall.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The program itself: only names its commands. */
@Command(
    name = "aicall",
    description = "Calls AI agents over real-time audio and video.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      CallCommand.class,
      LoadCommand.class,
      ServeCommand.class,
      ShareCommand.class,
      DoctorCommand.class,
      VersionCommand.class
    })
final class AicallCommand implements Runnable {
  @Option(
      names = {"-v", "--verbose"},
      scope = ScopeType.INHERIT,
      description = "Log more to standard error; -vv logs most.")
  private boolean[] verbose = {};

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** How often -v was given. */
  int verbosity() {
    return verbose.length;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command; 'aicall demo' is a start.");
  }
}

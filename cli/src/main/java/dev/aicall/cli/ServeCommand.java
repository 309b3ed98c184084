package dev.aicall.cli;

import picocli.CommandLine.Command;

/** x. */
@Command(name = "serve", description = "x", mixinStandardHelpOptions = true)
final class ServeCommand implements Runnable {
  @Override
  public void run() {}
}

package dev.aicall.cli;

import picocli.CommandLine.Command;

/** x. */
@Command(name = "demo", description = "x", mixinStandardHelpOptions = true)
final class DemoCommand implements Runnable {
  @Override
  public void run() {}
}

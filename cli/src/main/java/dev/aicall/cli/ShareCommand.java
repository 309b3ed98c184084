package dev.aicall.cli;

import picocli.CommandLine.Command;

/** x. */
@Command(name = "share", description = "x", mixinStandardHelpOptions = true)
final class ShareCommand implements Runnable {
  @Override
  public void run() {}
}

package dev.aicall.cli.view;

import java.io.PrintStream;

/** Lines as they are, for pipes, files and terminals that can do nothing else. */
final class PlainScreen implements Screen {
  private final PrintStream out;

  PlainScreen(PrintStream out) {
    this.out = out;
  }

  @Override
  public synchronized void add(Line line) {
    out.println(line.plain());
    out.flush();
  }

  @Override
  public void status(String text) {
    // What changes cannot be shown here; it comes as a line when it is final.
  }
}

package dev.aicall.cli.view;

import org.jline.terminal.Terminal;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;

/** Lines on a terminal, with one line at the bottom that is rewritten in place. */
final class TerminalScreen implements Screen {
  private static final String REWRITE = "\r\u001b[K";
  private static final int USUAL_WIDTH = 80;

  private final Terminal terminal;
  private final boolean colours;
  private String status = "";

  TerminalScreen(Terminal terminal, boolean colours) {
    this.terminal = terminal;
    this.colours = colours;
  }

  @Override
  public synchronized void add(Line line) {
    String text = colours ? line.styled().toAnsi(terminal) : line.plain();
    terminal.writer().print(REWRITE + text + "\r\n" + drawn());
    terminal.flush();
  }

  @Override
  public synchronized void status(String text) {
    if (!text.equals(status)) {
      status = text;
      terminal.writer().print(REWRITE + drawn());
      terminal.flush();
    }
  }

  /** The end of the text counts: it is what has just been said. */
  private String drawn() {
    int width = (terminal.getWidth() > 0 ? terminal.getWidth() : USUAL_WIDTH) - 1;
    AttributedString text = new AttributedString(status, AttributedStyle.DEFAULT.faint());
    int length = text.columnLength();
    AttributedString shown = length > width ? text.columnSubSequence(length - width, length) : text;
    return colours ? shown.toAnsi(terminal) : shown.toString();
  }
}

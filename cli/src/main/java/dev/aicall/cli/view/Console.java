package dev.aicall.cli.view;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.TimeSource;
import java.io.IOException;
import java.io.PrintStream;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.NonBlockingReader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The person's side of a call: the view, and on a terminal the keys. Closing it gives the terminal
 * back as it was.
 */
public final class Console implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Console.class);

  private final CallView view;
  private final @Nullable Terminal terminal;
  private @Nullable Attributes before;

  private Console(CallView view, @Nullable Terminal terminal) {
    this.view = view;
    this.terminal = terminal;
  }

  /**
   * Opens what fits: JSON if asked for, a live view on a terminal, plain lines elsewhere.
   *
   * @param json whether a program reads it
   * @param out standard output
   * @param time where times come from
   * @return the console
   */
  // From Java 22 on there is a console without a terminal too; JLine then finds a dumb one.
  @SuppressWarnings("SystemConsoleNull")
  public static Console open(boolean json, PrintStream out, TimeSource time) {
    if (json) {
      return new Console(new JsonView(out, time), null);
    }
    Terminal terminal = System.console() == null ? null : systemTerminal();
    return terminal == null ? plain(out, time) : on(terminal, time);
  }

  static Console plain(PrintStream out, TimeSource time) {
    return new Console(new LiveView(new PlainScreen(out), time, ""), null);
  }

  static Console on(Terminal terminal, TimeSource time) {
    boolean colours = System.getenv("NO_COLOR") == null;
    return new Console(
        new LiveView(new TerminalScreen(terminal, colours), time, Keys.HINT), terminal);
  }

  private static @Nullable Terminal systemTerminal() {
    try {
      Terminal terminal =
          TerminalBuilder.builder()
              .system(true)
              .systemOutput(TerminalBuilder.SystemOutput.SysOut)
              .dumb(true)
              .build();
      if (!terminal.getType().startsWith(Terminal.TYPE_DUMB)) {
        return terminal;
      }
      terminal.close();
    } catch (IOException e) {
      log.debug("no terminal", e);
    }
    return null;
  }

  /**
   * Returns the view.
   *
   * @return always the same one
   */
  public CallView view() {
    return view;
  }

  /**
   * Says whether keys are read.
   *
   * @return false where there is no terminal
   */
  public boolean hasKeys() {
    return terminal != null;
  }

  /**
   * Lets the keys steer a call. Nothing without a terminal.
   *
   * @param engine the call
   */
  public void steer(ARTCAICallEngineInterface engine) {
    Terminal keyboard = terminal;
    if (keyboard != null) {
      before = keyboard.enterRawMode();
      Keys keys = new Keys(engine, view);
      DaemonThreads.named("aicall-keys").newThread(() -> read(keyboard, keys)).start();
    }
  }

  private static void read(Terminal keyboard, Keys keys) {
    try {
      NonBlockingReader reader = keyboard.reader();
      for (int key = reader.read(); key >= 0; key = reader.read()) {
        keys.press(key);
      }
    } catch (IOException e) {
      log.debug("the terminal is gone", e);
    }
  }

  @Override
  public void close() {
    Terminal keyboard = terminal;
    if (keyboard == null) {
      return;
    }
    try {
      if (before != null) {
        keyboard.setAttributes(before);
      }
      keyboard.close();
    } catch (IOException e) {
      log.debug("the terminal is gone", e);
    }
  }
}

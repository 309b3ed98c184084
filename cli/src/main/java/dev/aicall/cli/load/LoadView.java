package dev.aicall.cli.load;

import dev.aicall.cli.load.report.LoadReport;
import dev.aicall.cli.load.report.ReportText;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Shows a load while it runs, and what came of it: on a terminal one line that is rewritten every
 * second, elsewhere a line every five. Safe from any thread.
 */
public final class LoadView {
  private static final String REWRITE = "\r\u001b[K";
  private static final Duration EVERY = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private Duration next = Duration.ZERO;
  private boolean over;

  /**
   * Creates a view.
   *
   * @param out standard output
   * @param terminal whether a line can be rewritten there
   */
  public LoadView(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /**
   * Shows a line that stays.
   *
   * @param line without an end of line
   */
  public synchronized void say(String line) {
    out.println(line);
    out.flush();
  }

  /**
   * Shows how far the load is.
   *
   * @param progress every second
   */
  public synchronized void progress(LoadProgress progress) {
    if (over) {
      return;
    }
    if (terminal) {
      out.print(REWRITE + progress.line());
      out.flush();
    } else if (progress.at().compareTo(next) >= 0) {
      next = next.plus(EVERY);
      say(progress.line());
    }
  }

  /**
   * Shows what came of it.
   *
   * @param report all of it
   * @param files what was saved
   */
  public synchronized void summary(LoadReport report, List<Path> files) {
    over = true;
    if (terminal) {
      out.print(REWRITE);
    }
    ReportText.lines(report).forEach(this::say);
    say("saved     " + files.stream().map(Path::toString).collect(Collectors.joining("  ")));
  }
}

package dev.aicall.agent.speech.sphinx4;

import edu.cmu.sphinx.util.SphinxLogFormatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends sphinx4's log to SLF4J. Left alone it writes pages to standard error, unless its logger has
 * a handler with its own formatter already.
 */
final class SphinxLog extends Handler {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(SphinxLog.class);

  /**
   * Named after sphinx4's configuration file; kept, since a logger that nobody holds is forgotten.
   */
  private static final Logger SPHINX = Logger.getLogger("default.config");

  private static final SphinxLog HANDLER = new SphinxLog();

  private SphinxLog() {
    setFormatter(new SphinxLogFormatter());
  }

  /** To be called before sphinx4 is configured; idempotent. */
  static void install() {
    synchronized (SPHINX) {
      SPHINX.removeHandler(HANDLER);
      SPHINX.addHandler(HANDLER);
    }
  }

  @Override
  public void publish(LogRecord log) {
    if (log.getLevel().intValue() >= Level.WARNING.intValue()) {
      LOG.warn("{}", log.getMessage());
    } else {
      LOG.trace("{}", log.getMessage());
    }
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}

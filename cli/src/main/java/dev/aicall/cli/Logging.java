package dev.aicall.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/**
 * The program's log: standard error, warnings only unless asked for more; JUL goes the same way.
 */
final class Logging {
  private static final String NATIVE = "dev.aicall.rtc.webrtc.native";

  private Logging() {}

  /**
   * Sets what is logged.
   *
   * @param verbosity 0 warnings, 1 our own debug and what others inform, 2 or more everything
   */
  static void setUp(int verbosity) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    java.util.logging.Level jul =
        verbosity == 0 ? java.util.logging.Level.WARNING : java.util.logging.Level.INFO;
    java.util.logging.Logger.getLogger("").setLevel(jul);
    logger(Logger.ROOT_LOGGER_NAME)
        .setLevel(verbosity == 0 ? Level.WARN : verbosity == 1 ? Level.INFO : Level.DEBUG);
    logger("dev.aicall").setLevel(verbosity == 0 ? Level.WARN : Level.DEBUG);
    // libwebrtc's warnings are notes to its developers, a dozen for every call; -v shows them.
    logger(NATIVE).setLevel(verbosity == 0 ? Level.ERROR : Level.WARN);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }
}

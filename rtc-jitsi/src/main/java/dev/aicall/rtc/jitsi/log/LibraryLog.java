package dev.aicall.rtc.jitsi.log;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import org.jitsi.utils.logging2.Logger;
import org.slf4j.LoggerFactory;

/**
 * What ice4j and jitsi-srtp log goes to our log at debug level, from warnings on. Their notes of
 * what they do are dropped: some of them hold an ICE password.
 */
public final class LibraryLog implements Logger {
  /** The parts of the libraries that ask {@code java.util.logging} themselves. */
  private static final List<java.util.logging.Logger> DIRECT =
      List.of(
          java.util.logging.Logger.getLogger("org.ice4j"),
          java.util.logging.Logger.getLogger("org.jitsi"),
          java.util.logging.Logger.getLogger("JitsiConfig"));

  private final org.slf4j.Logger log;

  /**
   * Creates a log.
   *
   * @param owner in whose name it is written
   */
  public LibraryLog(Class<?> owner) {
    this(LoggerFactory.getLogger(owner));
  }

  private LibraryLog(org.slf4j.Logger log) {
    this.log = log;
  }

  /**
   * Keeps the libraries from writing to the console by themselves, where the program has not said
   * how much they are to write. The loggers are held here, or their levels would be forgotten.
   */
  public static void quietenDirectLoggers() {
    for (java.util.logging.Logger direct : DIRECT) {
      if (direct.getLevel() == null) {
        direct.setLevel(Level.OFF);
      }
    }
  }

  @Override
  public Logger createChildLogger(String name, Map<String, String> context) {
    return this;
  }

  @Override
  public Logger createChildLogger(String name) {
    return this;
  }

  @Override
  public void setUseParentHandlers(boolean useParentHandlers) {}

  @Override
  public void addHandler(Handler handler) {}

  @Override
  public void removeHandler(Handler handler) {}

  @Override
  public boolean isTraceEnabled() {
    return false;
  }

  @Override
  public void trace(Object message) {}

  @Override
  public void trace(Supplier<String> message) {}

  @Override
  public boolean isDebugEnabled() {
    return false;
  }

  @Override
  public void debug(Object message) {}

  @Override
  public void debug(Supplier<String> message) {}

  @Override
  public boolean isInfoEnabled() {
    return false;
  }

  @Override
  public void info(Object message) {}

  @Override
  public void info(Supplier<String> message) {}

  @Override
  public boolean isWarnEnabled() {
    return log.isDebugEnabled();
  }

  @Override
  public void warn(Object message) {
    log.debug("{}", message);
  }

  @Override
  public void warn(Supplier<String> message) {
    if (isWarnEnabled()) {
      log.debug("{}", message.get());
    }
  }

  @Override
  public void warn(Object message, Throwable cause) {
    log.debug("{}", message, cause);
  }

  @Override
  public void error(Object message) {
    log.debug("{}", message);
  }

  @Override
  public void error(Supplier<String> message) {
    warn(message);
  }

  @Override
  public void error(Object message, Throwable cause) {
    log.debug("{}", message, cause);
  }

  @Override
  public void setLevelError() {}

  @Override
  public void setLevelWarn() {}

  @Override
  public void setLevelInfo() {}

  @Override
  public void setLevelDebug() {}

  @Override
  public void setLevelTrace() {}

  @Override
  public void setLevelAll() {}

  @Override
  public void setLevelOff() {}

  @Override
  public void setLevel(Level level) {}

  @Override
  public Level getLevel() {
    return Level.WARNING;
  }

  @Override
  public void addContext(Map<String, String> addedContext) {}

  @Override
  public void addContext(String key, String value) {}

  @Override
  public void removeContext(String key) {}
}

package dev.aicall.cli.exit;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where results go; logs and errors never do. */
public final class StandardOutput {
  private static final Logger log = LoggerFactory.getLogger(StandardOutput.class);

  private StandardOutput() {}

  /**
   * Returns it as a stream, always in UTF-8: the locale of a script need not know what agents say.
   *
   * @return not buffered beyond a line; need not be closed
   */
  public static PrintStream stream() {
    return new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8);
  }

  /**
   * Ends it, as the last act of the program: webrtc-java 0.14.0 prints two lines about threads when
   * the process exits, even if it was only loaded, and what reads {@code --json} must not see them.
   * The JDK puts the null device in the place of a standard stream that is closed.
   */
  public static void end() {
    System.out.flush();
    try (FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
      out.flush();
    } catch (IOException e) {
      log.debug("standard output was closed already", e);
    }
  }
}

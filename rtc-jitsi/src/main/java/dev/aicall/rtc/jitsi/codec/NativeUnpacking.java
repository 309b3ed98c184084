package dev.aicall.rtc.jitsi.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Has libjitsi load its native codecs from a directory of our own below {@code java.io.tmpdir}, not
 * from the user's home, which may be read-only. libjitsi's loader (JNA) unpacks each library once a
 * process and removes the file as soon as it is loaded, or at exit where a loaded file cannot be
 * removed; the directory goes at once or at exit too.
 */
public final class NativeUnpacking {
  /** Where JNA unpacks to, asked for at each unpacking. */
  private static final String JNA_DIRECTORY = "jna.tmpdir";

  private NativeUnpacking() {}

  /**
   * Loads a codec; once in a process, from a static initialiser.
   *
   * @param codec its name for people
   * @param first the first use of libjitsi's class, which loads the library
   * @return why the library is missing for this system or does not load; null if it did
   */
  public static @Nullable String load(String codec, Runnable first) {
    synchronized (NativeUnpacking.class) {
      String before = System.getProperty(JNA_DIRECTORY);
      try {
        if (before == null) {
          Path own = Files.createTempDirectory("aicall-native");
          System.setProperty(JNA_DIRECTORY, own.toString());
          try {
            first.run();
          } finally {
            System.clearProperty(JNA_DIRECTORY);
            if (!own.toFile().delete()) {
              own.toFile().deleteOnExit();
            }
          }
        } else {
          first.run();
        }
      } catch (LinkageError | IOException e) {
        return codec
            + " does not load on "
            + System.getProperty("os.name")
            + " "
            + System.getProperty("os.arch")
            + "; there must be room below java.io.tmpdir for its library: "
            + e;
      }
      return null;
    }
  }
}

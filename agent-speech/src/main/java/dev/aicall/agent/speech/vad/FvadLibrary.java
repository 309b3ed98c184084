package dev.aicall.agent.speech.vad;

import io.github.givimad.libfvadjni.VoiceActivityDetector;
import io.github.givimad.libfvadjni.internal.NativeUtils;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the native library once in a process. */
final class FvadLibrary {
  /**
   * Held in every call of the library: it keeps its detectors in one unguarded table. A call takes
   * some microseconds.
   */
  static final Object LOCK = new Object();

  private static final Logger LOG = LoggerFactory.getLogger(FvadLibrary.class);

  private FvadLibrary() {}

  /**
   * Loads it, if it is not loaded.
   *
   * @return why it cannot be loaded; empty if it is
   */
  static Optional<String> load() {
    return Holder.FAILURE;
  }

  private static final class Holder {
    static final Optional<String> FAILURE = tryToLoad();

    private Holder() {}

    private static Optional<String> tryToLoad() {
      try {
        VoiceActivityDetector.loadLibrary();
        deleteEmptyFolder();
        return Optional.empty();
      } catch (IOException | RuntimeException | LinkageError e) {
        return Optional.of(e.toString());
      }
    }

    /** The library file is deleted by its loader, its folder only at the end of the process. */
    private static void deleteEmptyFolder() {
      try {
        Field folder = NativeUtils.class.getDeclaredField("temporaryDir");
        folder.setAccessible(true);
        if (folder.get(null) instanceof File file) {
          Files.deleteIfExists(file.toPath());
        }
      } catch (ReflectiveOperationException | RuntimeException | IOException e) {
        LOG.debug("libfvad's folder stays until the process ends: {}", e.toString());
      }
    }
  }
}

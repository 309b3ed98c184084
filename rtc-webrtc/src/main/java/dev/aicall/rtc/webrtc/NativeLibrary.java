package dev.aicall.rtc.webrtc;

import dev.aicall.domain.port.RtcException;
import dev.onvoid.webrtc.logging.Logging;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Loads the native part of webrtc-java, once in a process, or says what it lacks. */
final class NativeLibrary {
  private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);

  /** What libwebrtc itself has to say, from warnings on. */
  private static final Logger nativeLog = LoggerFactory.getLogger("dev.aicall.rtc.webrtc.native");

  /** Debian's and Ubuntu's packages of the libraries that 0.14.0 is linked with. */
  private static final Map<String, String> PACKAGES =
      Map.of(
          "libpulse.so.0", "libpulse0",
          "libudev.so.1", "libudev1",
          "libX11.so.6", "libx11-6",
          "libXfixes.so.3", "libxfixes3",
          "libXrandr.so.2", "libxrandr2",
          "libXcomposite.so.1", "libxcomposite1",
          "libdbus-1.so.3", "libdbus-1-3");

  private static final Pattern MISSING_LIBRARY =
      Pattern.compile(
          "(lib[\\w.+-]+\\.so[.\\d]*): (?:cannot open|cannot read|file too short|invalid ELF)");
  private static final Pattern UNPACKED =
      Pattern.compile("^(.*?libwebrtc-java[^:]*\\.(?:so|dylib|dll)):");

  /**
   * Where the library complains every 10 ms that nobody takes what the headless sound module
   * records. Nobody shall: programs push their sound themselves.
   */
  private static final String WANTED_COMPLAINT = "audio_device_buffer.cc";

  /** ICE credentials, which must not be in a log. */
  private static final Pattern SECRET =
      Pattern.compile("(?i)(ufrag|username|pwd|passw\\w*)(\\W+)\\S+");

  /** Loads with its first use, so that the texts here need no library. */
  private static final class Loading {
    private static final Optional<Failure> FAILURE = load();
  }

  private record Failure(String remedy, Throwable cause) {}

  private NativeLibrary() {}

  /**
   * Returns once the library is loaded.
   *
   * @throws RtcException if it cannot be; the message says what to do
   */
  static void require() {
    Loading.FAILURE.ifPresent(
        failure -> {
          throw new RtcException(failure.remedy, failure.cause);
        });
  }

  private static void warn(String message) {
    if (!message.contains(WANTED_COMPLAINT)) {
      nativeLog.warn(masked(message));
    }
  }

  private static Optional<Failure> load() {
    try {
      Class.forName("dev.onvoid.webrtc.PeerConnectionFactory");
      Logging.addLogSink(Logging.Severity.WARNING, NativeGuard.log(NativeLibrary::warn));
      return Optional.empty();
    } catch (Throwable e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof UnsatisfiedLinkError) {
          String message = String.valueOf(cause.getMessage());
          deleteUnpacked(message);
          return Optional.of(new Failure(remedy(message), e));
        }
      }
      return Optional.of(new Failure(remedyWithoutArtifact(), e));
    }
  }

  static String masked(String message) {
    return SECRET.matcher(message.strip()).replaceAll("$1$2***");
  }

  /** What a message of the loader means; it begins with the path of the unpacked library. */
  static String remedy(String linkError) {
    Matcher missing = MISSING_LIBRARY.matcher(linkError);
    if (missing.find()) {
      String library = missing.group(1);
      return "webrtc-java needs "
          + library
          + ", which this machine does not have; on Debian or Ubuntu: apt install "
          + Optional.ofNullable(PACKAGES.get(library)).orElse("the package that has " + library);
    }
    if (linkError.contains("failed to map segment") || linkError.contains("not permitted")) {
      return "webrtc-java cannot be loaded from "
          + System.getProperty("java.io.tmpdir")
          + ", from where nothing may be executed; give the JVM another folder with"
          + " -Djava.io.tmpdir=FOLDER";
    }
    return "webrtc-java cannot be loaded: " + linkError;
  }

  private static String remedyWithoutArtifact() {
    return "webrtc-java has no native library on the class path for this platform; add the artifact"
        + " dev.onvoid.webrtc:webrtc-java:0.14.0:"
        + classifier(System.getProperty("os.name", ""), System.getProperty("os.arch", ""))
        + " (there are linux-x86_64, linux-aarch64, linux-aarch32, macos-x86_64, macos-aarch64 and"
        + " windows-x86_64)";
  }

  /** Names a platform as the artifacts do. */
  static String classifier(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String family = os.startsWith("mac") ? "macos" : os.startsWith("windows") ? "windows" : "linux";
    String cpu =
        switch (osArch.toLowerCase(Locale.ROOT)) {
          case "amd64", "x86_64" -> "x86_64";
          case "aarch64", "arm64" -> "aarch64";
          case "arm", "aarch32" -> "aarch32";
          default -> osArch;
        };
    return family + "-" + cpu;
  }

  /** The library's loader forgets its 23 MB file if loading fails with an error. */
  private static void deleteUnpacked(String linkError) {
    Matcher path = UNPACKED.matcher(linkError);
    if (path.find()) {
      try {
        Files.deleteIfExists(Path.of(path.group(1)));
      } catch (IOException e) {
        log.warn("cannot delete {}", path.group(1), e);
      }
    }
  }
}

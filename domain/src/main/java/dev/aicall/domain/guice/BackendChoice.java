package dev.aicall.domain.guice;

import dev.aicall.api.EngineOptions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the RTC backend: the one named, else the one that is not the fake, else the fake if it is
 * alone. A class path that does not decide is an error that says what to do.
 */
final class BackendChoice {
  private BackendChoice() {}

  static RtcBackend choose(List<RtcBackend> found, @Nullable String wanted) {
    List<String> names = found.stream().map(RtcBackend::name).sorted().toList();
    if (wanted != null) {
      return found.stream()
          .filter(backend -> backend.name().equals(wanted))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "no RTC backend '"
                          + wanted
                          + "' on the class path, found "
                          + names
                          + ": add dev.aicall:aicall-rtc-"
                          + wanted));
    }
    List<RtcBackend> network =
        found.stream().filter(backend -> !backend.name().equals(RtcBackend.FAKE)).toList();
    List<RtcBackend> candidates = network.isEmpty() ? found : network;
    if (candidates.size() == 1) {
      return candidates.get(0);
    }
    throw new IllegalStateException(
        candidates.isEmpty()
            ? "no RTC backend on the class path: add dev.aicall:aicall-rtc-webrtc,"
                + " aicall-rtc-jitsi or (for tests) aicall-rtc-fake"
            : "RTC backends "
                + candidates.stream().map(RtcBackend::name).sorted().toList()
                + " are on the class path and none was chosen: call createEngine(name) or set -D"
                + EngineOptions.BACKEND_PROPERTY
                + "=name");
  }
}

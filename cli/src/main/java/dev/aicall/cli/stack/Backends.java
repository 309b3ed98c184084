package dev.aicall.cli.stack;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.domain.port.RtcException;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the backends of the class path and chooses one. */
public final class Backends {
  /** What is tried first when nobody chooses: libwebrtc is the better one where it runs. */
  private static final List<String> ORDER = List.of("webrtc", "jitsi");

  private Backends() {}

  /**
   * Lists what can be chosen.
   *
   * @return the best first, the fake last
   */
  public static List<String> names() {
    return Stream.concat(
            providers().stream().map(MediaStackProvider::name), Stream.of(Backend.FAKE))
        .toList();
  }

  /**
   * Chooses a backend.
   *
   * @param wanted its name; null takes the first that runs on this machine, never the fake
   * @return the backend
   * @throws CliException USAGE if there is none of that name, MACHINE if it does not run here
   */
  public static Backend choose(@Nullable String wanted) {
    if (Backend.FAKE.equals(wanted)) {
      return new Backend(Backend.FAKE, null, "fake (in memory, no network)", "chosen");
    }
    return wanted == null ? first(providers()) : named(wanted, providers());
  }

  private static Backend named(String wanted, List<MediaStackProvider> providers) {
    MediaStackProvider provider =
        providers.stream()
            .filter(candidate -> candidate.name().equals(wanted))
            .findFirst()
            .orElseThrow(
                () ->
                    new CliException(
                        ExitCode.USAGE,
                        "no backend '" + wanted + "'",
                        "Choose one of " + names() + "."));
    try {
      return new Backend(wanted, provider, probe(provider), "chosen");
    } catch (RtcException e) {
      throw cannot(List.of(wanted + ": " + e.getMessage()), e);
    }
  }

  static Backend first(List<MediaStackProvider> providers) {
    List<String> faults = new ArrayList<>();
    RtcException last = null;
    for (MediaStackProvider provider : providers) {
      try {
        String description = probe(provider);
        String why = faults.isEmpty() ? "the first that runs here" : String.join("; ", faults);
        return new Backend(provider.name(), provider, description, why);
      } catch (RtcException e) {
        last = e;
        faults.add(provider.name() + ": " + e.getMessage());
      }
    }
    throw cannot(faults.isEmpty() ? List.of("no network backend on the class path") : faults, last);
  }

  private static CliException cannot(List<String> faults, @Nullable RtcException cause) {
    return new CliException(
        ExitCode.MACHINE,
        "no RTC backend runs on this machine: " + String.join("; ", faults),
        "'aicall doctor' checks the rest; --backend fake shows a call without any network.",
        cause);
  }

  /** Loads what is native; throws where that fails. */
  private static String probe(MediaStackProvider provider) {
    try (MediaStack stack = provider.open()) {
      // What is answered does not matter here: to answer at all, the stack must load.
      if (!stack.capabilities().video()) {
        return stack.description() + " (no video)";
      }
      return stack.description();
    }
  }

  static List<MediaStackProvider> providers() {
    Comparator<MediaStackProvider> byRank =
        Comparator.comparingInt(
            p -> ORDER.contains(p.name()) ? ORDER.indexOf(p.name()) : ORDER.size());
    return ServiceLoader.load(MediaStackProvider.class).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(byRank.thenComparing(MediaStackProvider::name))
        .toList();
  }
}

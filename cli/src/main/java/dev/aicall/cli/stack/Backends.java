package dev.aicall.cli.stack;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.domain.port.RtcException;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.signal.Signalling;
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

  private static final PeerSetup PROBE =
      new PeerSetup(
          PeerSetup.Role.OFFERING,
          IceSettings.DEFAULT,
          PeerSetup.SoundRoute.TAP,
          PeerSetup.SoundRoute.TAP,
          Signalling.CHANNELS,
          ARTCAICallAudioConfig.builder().build(),
          ARTCAICallVideoConfig.builder().build());

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
      return Backend.fake();
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
      return Backend.of(provider, opened(provider), "chosen");
    } catch (RtcException e) {
      throw cannot(List.of(wanted + ": " + e.getMessage()), e);
    }
  }

  static Backend first(List<MediaStackProvider> providers) {
    List<String> faults = new ArrayList<>();
    RtcException last = null;
    for (MediaStackProvider provider : providers) {
      try {
        MediaStack stack = opened(provider);
        String why = faults.isEmpty() ? "the first that runs here" : String.join("; ", faults);
        return Backend.of(provider, stack, why);
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

  /** Opens a stack and makes a peer, since only that loads what is native. */
  private static MediaStack opened(MediaStackProvider provider) {
    MediaStack stack = provider.open();
    try {
      stack.newPeer(PROBE, new DeafListener()).close().join();
      return stack;
    } catch (RtcException e) {
      stack.close();
      throw e;
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

package dev.aicall.cli.stack;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.domain.port.RtcException;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.signal.Signalling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tries the backends of the class path on this machine and chooses one. */
public final class Backends {
  /** What is tried first when nobody chooses: libwebrtc is the better one where it runs. */
  private static final List<String> ORDER = List.of("webrtc", "jitsi");

  /** Stacks that cannot be told to use 127.0.0.1: libwebrtc never gathers it. */
  private static final Set<String> NEVER_LOOPBACK = Set.of("webrtc");

  /** A peer with all that calls have. */
  static final PeerSetup PROBE =
      new PeerSetup(
          PeerSetup.Role.OFFERING,
          IceSettings.DEFAULT,
          PeerSetup.SoundRoute.TAP,
          PeerSetup.SoundRoute.TAP,
          Signalling.CHANNELS,
          ARTCAICallAudioConfig.builder().build(),
          ARTCAICallVideoConfig.builder().build(),
          MediaSection.PICTURES);

  private final List<MediaStackProvider> providers;
  private final Supplier<Reach> reach;

  /**
   * Knows these backends.
   *
   * @param found in any order
   * @param reach how far this machine can call; asked for each trial
   */
  Backends(List<MediaStackProvider> found, Supplier<Reach> reach) {
    Comparator<MediaStackProvider> byRank =
        Comparator.comparingInt(
            p -> ORDER.contains(p.name()) ? ORDER.indexOf(p.name()) : ORDER.size());
    this.providers = found.stream().sorted(byRank.thenComparing(MediaStackProvider::name)).toList();
    this.reach = reach;
  }

  /**
   * Finds the backends.
   *
   * @return those of the class path, on this machine's network
   * @throws CliException USAGE if one refuses how it was set up
   */
  public static Backends onClassPath() {
    try {
      List<MediaStackProvider> found =
          ServiceLoader.load(MediaStackProvider.class).stream()
              .map(ServiceLoader.Provider::get)
              .toList();
      return new Backends(found, Interfaces::reach);
    } catch (ServiceConfigurationError e) {
      Throwable fault = e.getCause() == null ? e : e.getCause();
      throw new CliException(ExitCode.USAGE, String.valueOf(fault.getMessage()), "", e);
    }
  }

  /**
   * Lists what can be chosen.
   *
   * @return the best first, the fake last
   */
  public List<String> names() {
    return Stream.concat(providers.stream().map(MediaStackProvider::name), Stream.of(Backend.FAKE))
        .toList();
  }

  /**
   * Tries all of them but the fake. Takes a second or two.
   *
   * @return the best first
   */
  public List<Trial> trials() {
    return providers.stream().map(this::trial).toList();
  }

  private Trial trial(MediaStackProvider provider) {
    try (MediaStack stack = opened(provider)) {
      return new Trial(provider.name(), true, stack.description());
    } catch (CliException e) {
      return new Trial(provider.name(), false, String.valueOf(e.getMessage()));
    }
  }

  /**
   * Chooses a backend.
   *
   * @param wanted its name; null takes the first that works on this machine, never the fake
   * @return the backend
   * @throws CliException USAGE if there is none of that name, MACHINE if it does not work here
   */
  public Backend choose(@Nullable String wanted) {
    if (Backend.FAKE.equals(wanted)) {
      return Backend.fake();
    }
    return wanted == null ? first() : named(wanted);
  }

  private Backend named(String wanted) {
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
    } catch (CliException e) {
      Optional<Trial> other =
          providers.stream()
              .filter(candidate -> candidate != provider)
              .map(this::trial)
              .filter(Trial::works)
              .findFirst();
      throw other
          .map(
              trial ->
                  new CliException(
                      ExitCode.MACHINE,
                      fault(provider, e),
                      "Or take --backend " + trial.name() + ", which works here.",
                      e))
          .orElseGet(() -> noneWorks(List.of(fault(provider, e)), e));
    }
  }

  private Backend first() {
    List<String> faults = new ArrayList<>();
    CliException last = null;
    for (MediaStackProvider provider : providers) {
      try {
        MediaStack stack = opened(provider);
        String why =
            faults.isEmpty() ? "the first that works here" : "since " + String.join("; ", faults);
        return Backend.of(provider, stack, why);
      } catch (CliException e) {
        last = e;
        faults.add(fault(provider, e));
      }
    }
    throw noneWorks(
        faults.isEmpty() ? List.of("no network backend on the class path") : faults, last);
  }

  private static String fault(MediaStackProvider provider, CliException e) {
    return provider.name() + " does not work here: " + e.getMessage();
  }

  private static CliException noneWorks(List<String> faults, @Nullable CliException cause) {
    return new CliException(
        ExitCode.MACHINE,
        String.join("; ", faults),
        "'aicall doctor' checks the rest; --backend fake shows a call without any network.",
        cause);
  }

  /**
   * Opens a stack and makes a peer, since only that loads what is native.
   *
   * @throws CliException MACHINE if it does not work here; the message has the remedy too
   */
  private MediaStack opened(MediaStackProvider provider) {
    Reach far = reach.get();
    if (far == Reach.NOTHING) {
      throw unreachable(", not even loopback", Interfaces.LOOPBACK_REMEDY);
    }
    if (far == Reach.LOOPBACK && NEVER_LOOPBACK.contains(provider.name())) {
      throw unreachable(
          " but loopback, which " + provider.name() + " never uses", Interfaces.REMEDY);
    }
    MediaStack stack = provider.open();
    try {
      stack.newPeer(PROBE, new MediaPeerListener() {}).close().join();
      return stack;
    } catch (RtcException e) {
      stack.close();
      throw new CliException(ExitCode.MACHINE, String.valueOf(e.getMessage()), "", e);
    }
  }

  private static CliException unreachable(String what, String remedy) {
    return new CliException(ExitCode.MACHINE, "no network interface" + what + ". " + remedy, "");
  }
}

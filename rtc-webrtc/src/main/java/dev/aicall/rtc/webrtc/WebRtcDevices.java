package dev.aicall.rtc.webrtc;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The devices of the machine as one stack sees them: here those of a machine that has none. Sound
 * that is routed to a device is silence one way and goes nowhere the other.
 */
final class WebRtcDevices implements AutoCloseable {
  private static final RtcCapabilities TAPS_ONLY =
      new RtcCapabilities(false, false, false, true, false, false);

  RtcCapabilities capabilities() {
    return TAPS_ONLY;
  }

  AudioDevices audio() {
    return new NoAudioDevices();
  }

  VideoDevices video() {
    return new NoVideoDevices();
  }

  /** Returns the chosen camera or screen. */
  Optional<VideoFrameSource> camera(ARTCAICallVideoConfig video) {
    return Optional.empty();
  }

  /** Goes to the next camera; nothing where there is one or none. */
  void switchCamera() {}

  /** Chooses between loudspeaker and earpiece; nothing where there is no choice. */
  void useSpeaker(boolean loudspeaker) {}

  /**
   * Opens the devices that a peer's routes ask for; nothing where it has taps only.
   *
   * @param failure hears of devices that fail; on any thread
   */
  DeviceSound sound(PeerSetup setup, Consumer<RtcError> failure) {
    return new NoSound();
  }

  @Override
  public void close() {}

  private static final class NoSound implements DeviceSound {
    @Override
    public @Nullable PcmSource microphone() {
      return null;
    }

    @Override
    public void microphone(boolean open, boolean mute) {}

    @Override
    public int level() {
      return 0;
    }

    @Override
    public @Nullable PcmSink loudspeaker(MediaSection section) {
      return null;
    }

    @Override
    public void play(MediaSection section, boolean on) {}

    @Override
    public void close() {}
  }

  private static <T> CompletableFuture<T> none(T answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private static CompletableFuture<Void> refusal(String deviceId) {
    return CompletableFuture.failedFuture(
        new NoSuchElementException("this machine has no device " + deviceId));
  }

  private static final class NoAudioDevices implements AudioDevices {
    @Override
    public CompletableFuture<List<MediaDevice>> microphones() {
      return none(List.of());
    }

    @Override
    public CompletableFuture<List<MediaDevice>> speakers() {
      return none(List.of());
    }

    @Override
    public CompletableFuture<Optional<MediaDevice>> currentMicrophone() {
      return none(Optional.empty());
    }

    @Override
    public CompletableFuture<Optional<MediaDevice>> currentSpeaker() {
      return none(Optional.empty());
    }

    @Override
    public CompletableFuture<Void> chooseMicrophone(String deviceId) {
      return refusal(deviceId);
    }

    @Override
    public CompletableFuture<Void> chooseSpeaker(String deviceId) {
      return refusal(deviceId);
    }

    @Override
    public DeviceRegistration addChangeListener(Runnable listener) {
      return () -> {};
    }
  }

  private static final class NoVideoDevices implements VideoDevices {
    @Override
    public CompletableFuture<List<MediaDevice>> cameras() {
      return none(List.of());
    }

    @Override
    public CompletableFuture<List<MediaDevice>> screens() {
      return none(List.of());
    }

    @Override
    public CompletableFuture<Optional<MediaDevice>> currentSource() {
      return none(Optional.empty());
    }

    @Override
    public CompletableFuture<Void> chooseSource(String deviceId) {
      return refusal(deviceId);
    }

    @Override
    public DeviceRegistration addChangeListener(Runnable listener) {
      return () -> {};
    }
  }
}

package dev.aicall.rtc.webrtc;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallVideoSourceType;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.device.DeviceSound;
import dev.aicall.rtc.peer.device.MachineAudioDevices;
import dev.aicall.rtc.peer.device.SharedSound;
import dev.aicall.rtc.peer.device.SoundDevice;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.webrtc.sound.PulseSound;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices of the machine as one stack sees them. Sound devices are our own taps on the headless
 * factory, in all combinations with a program's taps; {@code docs/webrtc-devices.md} has the runs
 * that led to this.
 */
final class WebRtcDevices implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WebRtcDevices.class);

  private final SoundSystem system;
  private final SharedSound sound;
  private final MachineAudioDevices audio;
  private final MachineVideoDevices video;
  private @Nullable RtcCapabilities capabilities;

  WebRtcDevices() {
    this(new PulseSound());
  }

  WebRtcDevices(SoundSystem system) {
    this.system = system;
    sound = new SharedSound(system, EchoGuard::new);
    audio = new MachineAudioDevices(sound);
    video =
        new MachineVideoDevices(
            reason -> sound.tell(RtcError.of(RtcError.Reason.DEVICE, "camera: " + reason)));
  }

  /** Looks at the machine once; takes at most {@link DeviceRegistration#TIMEOUT} or so. */
  synchronized RtcCapabilities capabilities() {
    RtcCapabilities known = capabilities;
    if (known == null) {
      CompletableFuture<List<SoundDevice>> sounds = system.devices();
      boolean camera = !waitFor(video.cameras(), List.of()).isEmpty();
      boolean screen = !waitFor(video.screens(), List.of()).isEmpty();
      List<SoundDevice> devices = waitFor(sounds, List.of());
      boolean any = !devices.isEmpty();
      known =
          new RtcCapabilities(
              any, camera, screen, true, any, MachineAudioDevices.canSwitch(devices));
      capabilities = known;
    }
    return known;
  }

  private static <T> T waitFor(CompletableFuture<T> answer, T otherwise) {
    return answer
        .completeOnTimeout(otherwise, DeviceRegistration.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            error -> {
              log.debug("devices that cannot be listed", error);
              return otherwise;
            })
        .join();
  }

  AudioDevices audio() {
    return audio;
  }

  VideoDevices video() {
    return video;
  }

  /** Returns the chosen camera or screen. */
  Optional<VideoFrameSource> camera(ARTCAICallVideoConfig config) {
    boolean there =
        config.getVideoSourceType() == ARTCAICallVideoSourceType.Screen
            ? capabilities().screen()
            : capabilities().camera();
    return there ? Optional.of(video.source(config)) : Optional.empty();
  }

  /** Goes to the next camera; nothing where there is one or none. */
  void switchCamera() {
    video.switchCamera();
  }

  /** Chooses between loudspeaker and earpiece; nothing where there is no choice. */
  void useSpeaker(boolean loudspeaker) {
    var unused =
        audio
            .useSpeaker(loudspeaker)
            .whenComplete(
                (done, error) -> {
                  if (error != null) {
                    log.warn("the loudspeaker stays as it is", error);
                  }
                });
  }

  /**
   * Opens the devices that a peer's routes ask for; nothing where it has taps only.
   *
   * @param failure hears of devices that fail; on any thread
   */
  DeviceSound sound(PeerSetup setup, Consumer<RtcError> failure) {
    return sound.sound(setup, failure);
  }

  @Override
  public void close() {
    video.close();
    sound.close();
  }
}

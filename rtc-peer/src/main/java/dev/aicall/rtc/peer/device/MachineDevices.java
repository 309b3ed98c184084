package dev.aicall.rtc.peer.device;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallVideoSourceType;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.PeerSetup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices of the machine as one stack sees them: its sound system and cameras, and the screens,
 * which every stack can use. Safe from any thread.
 */
public final class MachineDevices implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(MachineDevices.class);

  private final SoundSystem system;
  private final SharedSound sound;
  private final MachineAudioDevices audio;
  private final MachineVideoDevices video;
  private @Nullable Found found;

  /**
   * What there was at the first look.
   *
   * @param sound whether there are sound devices
   * @param camera whether there are cameras
   * @param screen whether there are screens
   * @param speakerSwitch whether there are both a loudspeaker and something worn at the ear
   */
  public record Found(boolean sound, boolean camera, boolean screen, boolean speakerSwitch) {}

  /**
   * Creates the view; nothing is asked yet.
   *
   * @param system what plays and records; closed with this
   * @param cleaners as of {@link SharedSound}
   * @param cameras what lists and opens cameras, {@link PictureSystem#NONE} where there is none
   * @param time paces screens and looks for changes; real time
   */
  public MachineDevices(
      SoundSystem system,
      Supplier<? extends SoundCleaner> cleaners,
      PictureSystem cameras,
      TimeSource time) {
    this.system = system;
    sound = new SharedSound(system, cleaners);
    audio = new MachineAudioDevices(sound);
    video =
        new MachineVideoDevices(
            cameras,
            new Screens(time),
            time,
            DaemonThreads.executor("aicall-pictures", 1),
            reason -> sound.tell(RtcError.of(RtcError.Reason.DEVICE, reason)));
  }

  /**
   * Looks at the machine once; takes at most {@link DeviceRegistration#TIMEOUT} or so.
   *
   * @return the same every time
   */
  public synchronized Found found() {
    Found known = found;
    if (known == null) {
      CompletableFuture<List<SoundDevice>> sounds = within(system.devices());
      CompletableFuture<Boolean> camera = within(video.cameras()).thenApply(all -> !all.isEmpty());
      CompletableFuture<Boolean> screen = within(video.screens()).thenApply(all -> !all.isEmpty());
      List<SoundDevice> devices = sounds.join();
      known =
          new Found(
              !devices.isEmpty(),
              camera.join(),
              screen.join(),
              MachineAudioDevices.canSwitch(devices));
      found = known;
    }
    return known;
  }

  private static <T> CompletableFuture<List<T>> within(CompletableFuture<List<T>> answer) {
    return answer
        .completeOnTimeout(List.of(), DeviceRegistration.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            error -> {
              log.debug("devices that cannot be listed", error);
              return List.of();
            });
  }

  /**
   * Returns the sound devices.
   *
   * @return for applications
   */
  public AudioDevices audio() {
    return audio;
  }

  /**
   * Returns the cameras and screens.
   *
   * @return for applications
   */
  public VideoDevices video() {
    return video;
  }

  /**
   * Returns the chosen camera or screen.
   *
   * @param config source type, capture frame rate and size
   * @return empty where there is none of the type
   */
  public Optional<VideoFrameSource> camera(ARTCAICallVideoConfig config) {
    boolean there =
        config.getVideoSourceType() == ARTCAICallVideoSourceType.Screen
            ? found().screen()
            : found().camera();
    return there ? Optional.of(video.source(config)) : Optional.empty();
  }

  /** Goes to the next camera; nothing where there is one or none. */
  public void switchCamera() {
    video.switchCamera();
  }

  /**
   * Chooses between loudspeaker and earpiece; nothing where there is no choice.
   *
   * @param loudspeaker true for the loudspeaker
   */
  public void useSpeaker(boolean loudspeaker) {
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
   * @param setup the peer's routes
   * @param failure hears of devices that fail; on any thread
   * @return the peer's part of the devices
   */
  public DeviceSound sound(PeerSetup setup, Consumer<RtcError> failure) {
    return sound.sound(setup, failure);
  }

  /** Gives all devices back. Idempotent. */
  @Override
  public void close() {
    video.close();
    sound.close();
  }
}

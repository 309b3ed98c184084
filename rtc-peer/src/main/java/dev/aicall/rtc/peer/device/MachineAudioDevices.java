package dev.aicall.rtc.peer.device;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.MediaDevice.Kind;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** The machine's sound devices, as one stack chose them. */
final class MachineAudioDevices implements AudioDevices {
  private final SharedSound sound;

  /**
   * Shows applications what a stack shares.
   *
   * @param sound where choices go
   */
  MachineAudioDevices(SharedSound sound) {
    this.sound = sound;
  }

  @Override
  public CompletableFuture<List<MediaDevice>> microphones() {
    return list(Kind.MICROPHONE);
  }

  @Override
  public CompletableFuture<List<MediaDevice>> speakers() {
    return list(Kind.SPEAKER);
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentMicrophone() {
    return current(Kind.MICROPHONE);
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentSpeaker() {
    return current(Kind.SPEAKER);
  }

  @Override
  public CompletableFuture<Void> chooseMicrophone(String deviceId) {
    return choose(Kind.MICROPHONE, deviceId);
  }

  @Override
  public CompletableFuture<Void> chooseSpeaker(String deviceId) {
    return choose(Kind.SPEAKER, deviceId);
  }

  @Override
  public DeviceRegistration addChangeListener(Runnable listener) {
    return sound.system().addChangeListener(listener);
  }

  /**
   * Goes to a loudspeaker, or to what is worn at the ear; nothing where there is none of the kind.
   *
   * @param loudspeaker true for the loudspeaker
   * @return completes when it is in use; fails if it cannot be opened
   */
  CompletableFuture<Void> useSpeaker(boolean loudspeaker) {
    return sound
        .system()
        .devices()
        .thenCompose(
            all ->
                preferred(all, device -> device.nearEar() != loudspeaker)
                    .map(device -> sound.choose(Kind.SPEAKER, device.id()))
                    .orElseGet(() -> CompletableFuture.completedFuture(null)));
  }

  /**
   * Says whether there are both a loudspeaker and something worn at the ear.
   *
   * @param all what the system listed
   * @return true if {@link #useSpeaker} has a choice
   */
  static boolean canSwitch(List<SoundDevice> all) {
    return preferred(all, SoundDevice::nearEar).isPresent()
        && preferred(all, device -> !device.nearEar()).isPresent();
  }

  private static Optional<MediaDevice> preferred(
      List<SoundDevice> all, Predicate<SoundDevice> wanted) {
    List<MediaDevice> fitting =
        all.stream()
            .filter(device -> device.device().kind() == Kind.SPEAKER)
            .filter(wanted)
            .map(SoundDevice::device)
            .toList();
    return fitting.stream()
        .filter(MediaDevice::isDefault)
        .findFirst()
        .or(() -> fitting.stream().findFirst());
  }

  private CompletableFuture<List<MediaDevice>> list(Kind kind) {
    return sound
        .system()
        .devices()
        .thenApply(
            all ->
                all.stream()
                    .map(SoundDevice::device)
                    .filter(device -> device.kind() == kind)
                    .toList());
  }

  private CompletableFuture<Optional<MediaDevice>> current(Kind kind) {
    DeviceLine line = sound.line(kind);
    String open = line.inUse();
    String id = open.isEmpty() ? line.chosen() : open;
    return list(kind)
        .thenApply(
            all ->
                all.stream()
                    .filter(device -> device.id().equals(id))
                    .findFirst()
                    .or(() -> all.stream().filter(MediaDevice::isDefault).findFirst()));
  }

  private CompletableFuture<Void> choose(Kind kind, String deviceId) {
    return list(kind)
        .thenCompose(
            all -> {
              if (all.stream().noneMatch(device -> device.id().equals(deviceId))) {
                return CompletableFuture.failedFuture(
                    new NoSuchElementException("this machine has no device " + deviceId));
              }
              return sound.choose(kind, deviceId);
            });
  }
}

package dev.aicall.rtc.peer.media;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.VideoDevices;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The devices of a machine that has none: empty lists, and nothing can be chosen. */
public final class NoDevices implements AudioDevices, VideoDevices {
  /** The only one. */
  public static final NoDevices INSTANCE = new NoDevices();

  private NoDevices() {}

  private static CompletableFuture<List<MediaDevice>> none() {
    return CompletableFuture.completedFuture(List.of());
  }

  private static CompletableFuture<Optional<MediaDevice>> nobody() {
    return CompletableFuture.completedFuture(Optional.empty());
  }

  private static CompletableFuture<Void> refused(String id) {
    return CompletableFuture.failedFuture(new NoSuchElementException("no device " + id));
  }

  @Override
  public CompletableFuture<List<MediaDevice>> microphones() {
    return none();
  }

  @Override
  public CompletableFuture<List<MediaDevice>> speakers() {
    return none();
  }

  @Override
  public CompletableFuture<List<MediaDevice>> cameras() {
    return none();
  }

  @Override
  public CompletableFuture<List<MediaDevice>> screens() {
    return none();
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentMicrophone() {
    return nobody();
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentSpeaker() {
    return nobody();
  }

  @Override
  public CompletableFuture<Optional<MediaDevice>> currentSource() {
    return nobody();
  }

  @Override
  public CompletableFuture<Void> chooseMicrophone(String deviceId) {
    return refused(deviceId);
  }

  @Override
  public CompletableFuture<Void> chooseSpeaker(String deviceId) {
    return refused(deviceId);
  }

  @Override
  public CompletableFuture<Void> chooseSource(String deviceId) {
    return refused(deviceId);
  }

  @Override
  public DeviceRegistration addChangeListener(Runnable listener) {
    return () -> {};
  }
}

package dev.aicall.testkit.golden;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.VideoDevices;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The one microphone and the one camera of the recordings' machine. */
final class RecordedDevices {
  private static final MediaDevice MICROPHONE =
      new MediaDevice("mic-1", "mic one", MediaDevice.Kind.MICROPHONE, true);
  private static final MediaDevice CAMERA =
      new MediaDevice("cam-1", "cam one", MediaDevice.Kind.CAMERA, true);

  AudioDevices audio() {
    return new Audio();
  }

  VideoDevices video() {
    return new Video();
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }

  private static final class Audio implements AudioDevices {
    @Override
    public CompletableFuture<List<MediaDevice>> microphones() {
      return done(List.of(MICROPHONE));
    }

    @Override
    public CompletableFuture<List<MediaDevice>> speakers() {
      return done(List.of());
    }

    @Override
    public CompletableFuture<Optional<MediaDevice>> currentMicrophone() {
      return done(Optional.of(MICROPHONE));
    }

    @Override
    public CompletableFuture<Optional<MediaDevice>> currentSpeaker() {
      return done(Optional.empty());
    }

    @Override
    public CompletableFuture<Void> chooseMicrophone(String deviceId) {
      return done(null);
    }

    @Override
    public CompletableFuture<Void> chooseSpeaker(String deviceId) {
      return done(null);
    }

    @Override
    public DeviceRegistration addChangeListener(Runnable listener) {
      return () -> {};
    }
  }

  private static final class Video implements VideoDevices {
    @Override
    public CompletableFuture<List<MediaDevice>> cameras() {
      return done(List.of(CAMERA));
    }

    @Override
    public CompletableFuture<List<MediaDevice>> screens() {
      return done(List.of());
    }

    @Override
    public CompletableFuture<Optional<MediaDevice>> currentSource() {
      return done(Optional.of(CAMERA));
    }

    @Override
    public CompletableFuture<Void> chooseSource(String deviceId) {
      return done(null);
    }

    @Override
    public DeviceRegistration addChangeListener(Runnable listener) {
      return () -> {};
    }
  }
}

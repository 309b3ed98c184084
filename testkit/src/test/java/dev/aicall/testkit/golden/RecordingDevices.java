package dev.aicall.testkit.golden;

import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.VideoDevices;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The one microphone and the one camera of the recordings' machine. */
final class RecordingDevices {
  private static final MediaDevice MICROPHONE =
      new MediaDevice("mic-1", "mic one", MediaDevice.Kind.MICROPHONE, true);
  private static final MediaDevice CAMERA =
      new MediaDevice("cam-1", "cam one", MediaDevice.Kind.CAMERA, true);

  private final List<String> commands;

  RecordingDevices(List<String> commands) {
    this.commands = commands;
  }

  AudioDevices audio() {
    return new Audio();
  }

  VideoDevices video() {
    return new Video();
  }

  private static <T> CompletableFuture<T> done(T value) {
    return CompletableFuture.completedFuture(value);
  }

  private CompletableFuture<Void> chosen(String command) {
    commands.add(command);
    return done(null);
  }

  private final class Audio implements AudioDevices {
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
      return chosen("chooseMicrophone " + deviceId);
    }

    @Override
    public CompletableFuture<Void> chooseSpeaker(String deviceId) {
      return chosen("chooseSpeaker " + deviceId);
    }

    @Override
    public DeviceRegistration addChangeListener(Runnable listener) {
      return () -> {};
    }
  }

  private final class Video implements VideoDevices {
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
      return chosen("chooseSource " + deviceId);
    }

    @Override
    public DeviceRegistration addChangeListener(Runnable listener) {
      return () -> {};
    }
  }
}

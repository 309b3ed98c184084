package dev.aicall.benchmarks;

import dev.aicall.rtc.peer.media.MediaClock;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** webrtc-java as it is: one factory, one thread that calls it, one clock for what is sent. */
final class BareLibrary implements AutoCloseable {
  private final HeadlessAudioDeviceModule sound = new HeadlessAudioDeviceModule();
  private final PeerConnectionFactory factory;
  private final ScheduledExecutorService control = Executors.newSingleThreadScheduledExecutor();
  private final MediaClock clock = new MediaClock("bare-sound");

  BareLibrary() {
    // In this order, or the process aborts.
    sound.initPlayout();
    sound.startPlayout();
    keepSoundGoing();
    factory = new PeerConnectionFactory(sound);
    // Keeps the clock going, so that a call begins at any moment of its 10 ms.
    clock.add(() -> {});
  }

  /** What only receives stands still when the last sender stopped. */
  void keepSoundGoing() {
    sound.initRecording();
    sound.startRecording();
  }

  PeerConnectionFactory factory() {
    return factory;
  }

  ScheduledExecutorService control() {
    return control;
  }

  MediaClock clock() {
    return clock;
  }

  @Override
  public void close() {
    clock.close();
    control.shutdown();
    sound.stopPlayout();
    sound.stopRecording();
    factory.dispose();
    sound.dispose();
  }
}

package dev.aicall.benchmarks;

import dev.aicall.rtc.peer.media.MediaClock;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.media.audio.HeadlessAudioDeviceModule;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The baseline: two connections of webrtc-java on one factory, nothing of ours between them. One
 * thread calls them, as in our stack, and the first packet is looked for in the same way.
 */
final class BareSetup implements AutoCloseable {
  /** As often as our stack looks for it. */
  private static final long LOOK_MS = 4;

  private static final long LIMIT_SECONDS = 10;
  private static final double NANOS_A_MS = 1e6;

  private final HeadlessAudioDeviceModule sound = new HeadlessAudioDeviceModule();
  private final PeerConnectionFactory factory;
  private final ScheduledExecutorService control = Executors.newSingleThreadScheduledExecutor();
  private final MediaClock clock = new MediaClock("bare-sound");

  BareSetup() {
    // In this order, or the process aborts.
    sound.initPlayout();
    sound.startPlayout();
    startRecording();
    factory = new PeerConnectionFactory(sound);
    // Keeps the clock going, so that a call begins at any moment of its 10 ms.
    clock.add(() -> {});
  }

  private void startRecording() {
    sound.initRecording();
    sound.startRecording();
  }

  /**
   * Sets one call up.
   *
   * @param trickle whether candidates are handed over as they come, or in the descriptions, which
   *     then wait until gathering is complete
   * @return ms from createOffer to the first packet at the offering side
   */
  double measure(boolean trickle) {
    BarePeer near = new BarePeer(factory, control);
    BarePeer far = new BarePeer(factory, control);
    try {
      near.prepare();
      far.startSound(clock);
      CompletableFuture<Double> heard = new CompletableFuture<>();
      control.execute(() -> begin(near, far, trickle, heard));
      return heard.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
    } finally {
      near.stopSound();
      far.stopSound();
      CompletableFuture.runAsync(
              () -> {
                near.close();
                far.close();
                startRecording();
              },
              control)
          .join();
    }
  }

  private void begin(
      BarePeer near, BarePeer far, boolean trickle, CompletableFuture<Double> heard) {
    if (trickle) {
      near.trickleTo(far);
      far.trickleTo(near);
    }
    RTCRtpReceiver receiver = near.receiver();
    long began = System.nanoTime();
    near.onConnected(() -> look(receiver, began, heard));
    var unused =
        near.offer()
            .thenComposeAsync(far::answer, control)
            .thenComposeAsync(near::accept, control)
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    heard.completeExceptionally(failure);
                  }
                });
  }

  private void look(RTCRtpReceiver receiver, long began, CompletableFuture<Double> heard) {
    if (heard.isDone()) {
      return;
    }
    if (receiver.getSynchronizationSources().isEmpty()) {
      ScheduledFuture<?> unused =
          control.schedule(() -> look(receiver, began, heard), LOOK_MS, TimeUnit.MILLISECONDS);
    } else {
      heard.complete((System.nanoTime() - began) / NANOS_A_MS);
    }
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

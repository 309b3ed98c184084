package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.onvoid.webrtc.RTCRtpReceiver;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/**
 * The baseline: two connections of webrtc-java on one factory, nothing of ours between them. One
 * thread calls them, as in our stack, and the first packet is looked for in the same way.
 */
final class BareCall implements AutoCloseable {
  /** As often as our stack looks for it. */
  private static final long LOOK_MS = 4;

  private static final long LIMIT_SECONDS = 10;
  private static final double NANOS_A_MS = 1e6;

  private final BareLibrary bare;
  private final BarePeer near;
  private final BarePeer far;
  private final CompletableFuture<Double> heard = new CompletableFuture<>();

  /** Makes a call that is not begun; the far side sends silence. */
  BareCall(BareLibrary bare) {
    this.bare = bare;
    near = new BarePeer(bare.factory(), bare.control());
    far = new BarePeer(bare.factory(), bare.control());
    near.prepare();
  }

  /** Has both send, and hands on what they get. */
  void sound(PcmSource fromNear, PcmSink toFar, PcmSource fromFar, PcmSink toNear) {
    near.send(fromNear);
    far.receive(toFar);
    far.send(fromFar);
    near.receive(toNear);
    near.startSound(bare.clock());
  }

  /**
   * Sets it up.
   *
   * @param trickle whether candidates are handed over as they come, or in the descriptions, which
   *     then wait until gathering is complete
   * @return ms from createOffer to the first packet at the offering side
   */
  double connect(boolean trickle) {
    far.startSound(bare.clock());
    bare.control().execute(() -> begin(trickle));
    return heard.orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS).join();
  }

  private void begin(boolean trickle) {
    if (trickle) {
      near.trickleTo(far);
      far.trickleTo(near);
    }
    RTCRtpReceiver receiver = near.receiver();
    long began = System.nanoTime();
    near.onConnected(() -> look(receiver, began));
    var unused =
        near.offer()
            .thenComposeAsync(far::answer, bare.control())
            .thenComposeAsync(near::accept, bare.control())
            .whenComplete(
                (done, failure) -> {
                  if (failure != null) {
                    heard.completeExceptionally(failure);
                  }
                });
  }

  private void look(RTCRtpReceiver receiver, long began) {
    if (heard.isDone()) {
      return;
    }
    if (receiver.getSynchronizationSources().isEmpty()) {
      ScheduledFuture<?> unused =
          bare.control().schedule(() -> look(receiver, began), LOOK_MS, TimeUnit.MILLISECONDS);
    } else {
      heard.complete((System.nanoTime() - began) / NANOS_A_MS);
    }
  }

  @Override
  public void close() {
    near.stopSound();
    far.stopSound();
    CompletableFuture.runAsync(
            () -> {
              near.close();
              far.close();
              bare.keepSoundGoing();
            },
            bare.control())
        .join();
  }
}

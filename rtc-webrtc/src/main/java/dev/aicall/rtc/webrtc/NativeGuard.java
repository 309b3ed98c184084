package dev.aicall.rtc.webrtc;

import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.RTCStatsCollectorCallback;
import dev.onvoid.webrtc.RTCStatsReport;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.logging.LogSink;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import dev.onvoid.webrtc.media.video.VideoFrame;
import dev.onvoid.webrtc.media.video.VideoTrackSink;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps webrtc-java 0.14.0 from taking the JVM down. The rules, each measured with that version,
 * and who keeps them:
 *
 * <ul>
 *   <li>A Java exception that leaves a native callback aborts the process: all callbacks are made
 *       here, and catch everything.
 *   <li>Closing a connection twice, from two threads, or inside some callbacks crashes: all calls
 *       of connections and channels come from the one control thread of {@link WebRtcRuntime},
 *       never from a callback, and {@link GuardedConnection} closes once.
 *   <li>Waiting inside a callback never ends, since there is one signalling thread for all: nothing
 *       here waits for anything.
 *   <li>A sound source is not guarded against closing, and takes exactly 10 ms or reads beyond the
 *       array: {@link AudioOut} has a lock and checks sizes. {@link VideoOut} has a lock.
 *   <li>Bad session descriptions throw {@link Error}: {@link GuardedConnection} makes an {@link
 *       IllegalArgumentException} of it.
 *   <li>Messages over 256 KiB close the channel, and those of a buffer are sent with its whole
 *       array: {@link GuardedChannel} checks and copies.
 *   <li>Tracks must not be disposed, the factory last of all, and the sound module is to be made in
 *       one order only and set going again when a sender ended: {@link WebRtcRuntime} and {@link
 *       WebRtcPeer}.
 * </ul>
 *
 * <p>This class has the callbacks. What goes wrong in one is logged.
 */
final class NativeGuard {
  private static final Logger log = LoggerFactory.getLogger(NativeGuard.class);

  private NativeGuard() {}

  /** Hears a connection. */
  interface ConnectionEvents {
    void onConnection(RTCPeerConnectionState state);

    void onIce(RTCIceConnectionState state);

    void onGathering(RTCIceGatheringState state);

    void onChannel(RTCDataChannel channel);

    /** A candidate was found; it will be in the description too. */
    void onCandidate(RTCIceCandidate candidate);
  }

  /** Hears a data channel. */
  interface ChannelEvents {
    void onState();

    void onMessage(RTCDataChannelBuffer message);
  }

  /** Runs what a callback is there for; nothing leaves it. */
  static void run(String callback, Runnable task) {
    try {
      task.run();
    } catch (Throwable e) {
      logGuarded(callback, e);
    }
  }

  private static void logGuarded(String callback, Throwable e) {
    try {
      log.error("{} failed", callback, e);
    } catch (Throwable ignored) {
      // A logger that throws must not abort the process either; there is nobody left to tell.
    }
  }

  static PeerConnectionObserver connection(ConnectionEvents events) {
    return new PeerConnectionObserver() {
      @Override
      public void onConnectionChange(RTCPeerConnectionState state) {
        run("onConnectionChange", () -> events.onConnection(state));
      }

      @Override
      public void onIceConnectionChange(RTCIceConnectionState state) {
        run("onIceConnectionChange", () -> events.onIce(state));
      }

      @Override
      public void onIceGatheringChange(RTCIceGatheringState state) {
        run("onIceGatheringChange", () -> events.onGathering(state));
      }

      @Override
      public void onDataChannel(RTCDataChannel channel) {
        run("onDataChannel", () -> events.onChannel(channel));
      }

      @Override
      public void onIceCandidate(RTCIceCandidate candidate) {
        run("onIceCandidate", () -> events.onCandidate(candidate));
      }
    };
  }

  /**
   * An observer of a data channel. webrtc-java 0.14.0 never lets go of it, also when it is
   * unregistered, so it lets go of its owner, or each call would stay in memory whole.
   */
  static final class ChannelRelay implements RTCDataChannelObserver {
    private volatile @Nullable ChannelEvents events;

    ChannelRelay(ChannelEvents events) {
      this.events = events;
    }

    /** Nothing is told any more. */
    void letGo() {
      events = null;
    }

    @Override
    public void onBufferedAmountChange(long previous) {
      // Declared, but never called in 0.14.0.
    }

    @Override
    public void onStateChange() {
      tell("channel onStateChange", ChannelEvents::onState);
    }

    @Override
    public void onMessage(RTCDataChannelBuffer message) {
      tell("channel onMessage", to -> to.onMessage(message));
    }

    private void tell(String callback, Consumer<ChannelEvents> event) {
      ChannelEvents to = events;
      if (to != null) {
        run(callback, () -> event.accept(to));
      }
    }
  }

  /** Completes with the text of the description. */
  static CreateSessionDescriptionObserver created(CompletableFuture<String> result) {
    return new CreateSessionDescriptionObserver() {
      @Override
      public void onSuccess(RTCSessionDescription description) {
        run("createDescription", () -> result.complete(description.sdp));
      }

      @Override
      public void onFailure(String error) {
        run("createDescription", () -> result.completeExceptionally(refused(error)));
      }
    };
  }

  static SetSessionDescriptionObserver set(CompletableFuture<Void> result) {
    return new SetSessionDescriptionObserver() {
      @Override
      public void onSuccess() {
        run("setDescription", () -> result.complete(null));
      }

      @Override
      public void onFailure(String error) {
        run("setDescription", () -> result.completeExceptionally(refused(error)));
      }
    };
  }

  private static IllegalStateException refused(String error) {
    return new IllegalStateException("the media stack refused: " + error);
  }

  static RTCStatsCollectorCallback stats(CompletableFuture<RTCStatsReport> result) {
    return report -> run("onStatsDelivered", () -> result.complete(report));
  }

  /** Hears 10 ms of sound. */
  @FunctionalInterface
  interface SoundEvents {
    void onSound(byte[] littleEndian, int bits, int rateHz, int channels, int frames);
  }

  static AudioTrackSink sound(SoundEvents events) {
    return (data, bits, rateHz, channels, frames) ->
        run("audio onData", () -> events.onSound(data, bits, rateHz, channels, frames));
  }

  static VideoTrackSink pictures(Consumer<VideoFrame> events) {
    return frame -> run("onVideoFrame", () -> events.accept(frame));
  }

  static LogSink log(Consumer<String> events) {
    return (severity, message) -> {
      try {
        events.accept(message);
      } catch (Throwable ignored) {
        // The logger itself failed: there is nobody left to tell.
      }
    };
  }
}

package dev.aicall.rtc.webrtc;

import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelState;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A data channel. The native one is called on the control thread only, events excepted, which ask
 * its state where they are. Messages of other threads wait in the control thread's queue.
 */
final class GuardedChannel implements NativeGuard.ChannelEvents {
  private static final Logger log = LoggerFactory.getLogger(GuardedChannel.class);

  private final WebRtcRuntime runtime;
  private final RTCDataChannel channel;
  private final String label;
  private final MediaPeerListener listener;
  private final AtomicBoolean toldOpen = new AtomicBoolean();
  private final AtomicBoolean toldClosed = new AtomicBoolean();
  private final AtomicLong queued = new AtomicLong();
  private final AtomicBoolean asking = new AtomicBoolean();
  private volatile long buffered;
  private volatile boolean closed;

  GuardedChannel(WebRtcRuntime runtime, RTCDataChannel channel, MediaPeerListener listener) {
    this.runtime = runtime;
    this.channel = channel;
    this.label = channel.getLabel();
    this.listener = listener;
  }

  String label() {
    return label;
  }

  /** Begins to hear it; it may have opened before. On the control thread. */
  void listen() {
    channel.registerObserver(NativeGuard.channel(this));
    onState();
  }

  @Override
  public void onState() {
    if (closed) {
      return;
    }
    RTCDataChannelState state = channel.getState();
    if (state == RTCDataChannelState.OPEN) {
      tellOpen();
    } else if (state == RTCDataChannelState.CLOSED && toldClosed.compareAndSet(false, true)) {
      listener.onChannelClosed(label);
    }
  }

  private void tellOpen() {
    if (toldOpen.compareAndSet(false, true)) {
      listener.onChannelOpen(label);
    }
  }

  @Override
  public void onMessage(RTCDataChannelBuffer message) {
    if (!closed) {
      // The first message may overtake the answer to our question about the state.
      tellOpen();
      listener.onMessage(label, message.data, message.binary);
    }
  }

  /** Refuses what 0.14.0 would close the channel for. */
  static void requireSize(byte[] data) {
    if (data.length > RtcSession.MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "data: at most " + RtcSession.MAX_MESSAGE_BYTES + " bytes, got " + data.length);
    }
  }

  /** Sends if the channel is open. Any thread. */
  void send(byte[] data, boolean binary) {
    requireSize(data);
    queued.addAndGet(data.length);
    runtime.execute(
        () -> {
          try {
            if (isOpen()) {
              // 0.14.0 sends the whole array behind a buffer, so it must be exactly the message.
              channel.send(new RTCDataChannelBuffer(ByteBuffer.wrap(data), binary));
              buffered = channel.getBufferedAmount();
            }
          } catch (Exception e) {
            log.warn("a message of {} bytes was not sent on {}", data.length, label, e);
          } finally {
            queued.addAndGet(-data.length);
          }
        });
  }

  /** Returns what waits here and, as of a moment ago, in the native channel. Any thread. */
  long bufferedAmount() {
    if (buffered > 0 && asking.compareAndSet(false, true)) {
      runtime.execute(
          () -> {
            asking.set(false);
            buffered = isOpen() ? channel.getBufferedAmount() : 0;
          });
    }
    return queued.get() + buffered;
  }

  private boolean isOpen() {
    return !closed && channel.getState() == RTCDataChannelState.OPEN;
  }

  /** Closes it behind what was sent; the other side hears of it, this one does not. */
  void finish() {
    toldClosed.set(true);
    channel.close();
  }

  /** Ends events and the channel; {@link #dispose} follows when the connection is closed. */
  void close() {
    closed = true;
    channel.unregisterObserver();
    channel.close();
  }

  void dispose() {
    channel.dispose();
  }
}

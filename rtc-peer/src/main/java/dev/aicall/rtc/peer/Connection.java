package dev.aicall.rtc.peer;

import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One {@link MediaPeer} with its two data channels. Brings the peer's events to the session's
 * queue; all else is used there only. Once closed it tells nothing more.
 */
final class Connection {
  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  /** Hears what arrives; on the session's queue. */
  interface Receiver {
    void signal(Connection from, Signal signal);

    void message(Connection from, byte[] data);

    void firstPacket(Connection from, MediaSection section);

    void deviceFailed(RtcError error);

    void broken(RtcError error);
  }

  /** Hears how the connection is; on the session's queue. */
  interface Watcher {
    /** Both channels are open. */
    void channelsOpen();

    /** A channel closed. */
    void channelClosed();

    void state(MediaPeerListener.PeerState state);

    /** ICE is up, DTLS not yet. */
    default void iceConnected() {}
  }

  private final Executor queue;
  private final Receiver receiver;
  private final MediaPeer peer;
  private final Set<String> open = new HashSet<>();
  private @Nullable Watcher watcher;
  private MediaPeerListener.PeerState state = MediaPeerListener.PeerState.CONNECTED;
  private boolean lostChannel;
  private @Nullable CompletableFuture<Void> closed;

  /**
   * Makes the peer; nothing happens on the network yet.
   *
   * @throws RuntimeException if the stack cannot
   */
  Connection(MediaStack stack, PeerSetup setup, Executor queue, Receiver receiver) {
    this.queue = queue;
    this.receiver = receiver;
    this.peer = stack.newPeer(setup, new PeerEvents());
  }

  MediaPeer peer() {
    return peer;
  }

  void watch(Watcher newWatcher) {
    watcher = newWatcher;
  }

  boolean hasChannels() {
    return !lostChannel && open.containsAll(Signalling.CHANNELS);
  }

  /** False while the peer itself says that nothing gets through. */
  boolean seemsUp() {
    return state == MediaPeerListener.PeerState.CONNECTED;
  }

  void send(Signal signal) {
    send(Signalling.SIGNAL_CHANNEL, signal.toBytes());
  }

  void sendMessage(byte[] data) {
    send(Signalling.MESSAGE_CHANNEL, data);
  }

  private void send(String channel, byte[] data) {
    if (closed == null && open.contains(channel)) {
      try {
        peer.send(channel, data, false);
      } catch (RuntimeException e) {
        log.warn("a message could not be sent", e);
      }
    }
  }

  /** Idempotent; completes when everything is given back. */
  CompletableFuture<Void> close() {
    CompletableFuture<Void> closing = closed;
    if (closing == null) {
      closing = peer.close();
      closed = closing;
    }
    return closing;
  }

  private final class PeerEvents implements MediaPeerListener {
    private void post(Runnable task) {
      queue.execute(
          () -> {
            if (closed == null) {
              task.run();
            }
          });
    }

    private void tell(Consumer<Watcher> event) {
      Watcher now = watcher;
      if (now != null) {
        event.accept(now);
      }
    }

    @Override
    public void onIceConnected() {
      post(() -> tell(Watcher::iceConnected));
    }

    @Override
    public void onState(PeerState newState) {
      post(
          () -> {
            state = newState;
            tell(w -> w.state(newState));
          });
    }

    @Override
    public void onChannelOpen(String channel) {
      post(
          () -> {
            boolean before = hasChannels();
            open.add(channel);
            if (!before && hasChannels()) {
              tell(Watcher::channelsOpen);
            }
          });
    }

    @Override
    public void onChannelClosed(String channel) {
      post(
          () -> {
            open.remove(channel);
            if (!lostChannel && Signalling.CHANNELS.contains(channel)) {
              lostChannel = true;
              tell(Watcher::channelClosed);
            }
          });
    }

    @Override
    public void onMessage(String channel, ByteBuffer data, boolean binary) {
      byte[] copy = new byte[data.remaining()];
      data.get(copy);
      if (channel.equals(Signalling.MESSAGE_CHANNEL)) {
        post(() -> receiver.message(Connection.this, copy));
      } else if (channel.equals(Signalling.SIGNAL_CHANNEL)) {
        Signal signal = Signal.parse(copy);
        post(() -> receiver.signal(Connection.this, signal));
      }
    }

    @Override
    public void onFirstPacket(MediaSection section) {
      post(() -> receiver.firstPacket(Connection.this, section));
    }

    @Override
    public void onDeviceFailure(RtcError error) {
      post(() -> receiver.deviceFailed(error));
    }

    @Override
    public void onBroken(RtcError error) {
      post(() -> receiver.broken(error));
    }
  }
}

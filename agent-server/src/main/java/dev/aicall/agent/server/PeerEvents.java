package dev.aicall.agent.server;

import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings a peer's events from the stack's threads to the call's loop, with a bound. */
final class PeerEvents implements MediaPeerListener {
  /**
   * What a caller's messages may take while they wait for the loop; more are dropped. Four times
   * what our own client has on the way, so that no accepted message of its is among them. Our
   * choice.
   */
  static final long MAX_WAITING_BYTES = 4L * 1024 * 1024;

  /** What a message takes beside its own bytes, about. */
  static final int OVERHEAD = 256;

  private static final Logger log = LoggerFactory.getLogger(PeerEvents.class);

  private final CallerLink link;
  private final Executor loop;
  private final ServerMeters meters;
  private final AtomicLong waiting = new AtomicLong();

  PeerEvents(CallerLink link, Executor loop, ServerMeters meters) {
    this.link = link;
    this.loop = loop;
    this.meters = meters;
  }

  @Override
  public void onState(PeerState state) {
    // Pings tell whether the caller is there; a failed connection may be restarted by the caller.
    log.debug("event=peer-state state={}", state);
  }

  @Override
  public void onChannelOpen(String channel) {
    loop.execute(() -> link.channelOpened(channel));
  }

  @Override
  public void onChannelClosed(String channel) {
    loop.execute(() -> link.channelClosed(channel));
  }

  @Override
  public void onMessage(String channel, ByteBuffer data, boolean binary) {
    int size = data.remaining() + OVERHEAD;
    if (data.remaining() > RtcSession.MAX_MESSAGE_BYTES
        || waiting.get() + size > MAX_WAITING_BYTES) {
      meters.messageDropped();
      return;
    }
    // Only the stack's one thread for this peer adds, so the bound holds.
    waiting.addAndGet(size);
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    loop.execute(
        () -> {
          waiting.addAndGet(-size);
          link.received(channel, bytes);
        });
  }

  @Override
  public void onFirstPacket(MediaSection section) {
    log.debug("event=first-packet section={}", section);
  }

  @Override
  public void onDeviceFailure(RtcError error) {
    log.warn("event=device-failure message={}", error.message());
  }

  @Override
  public void onBroken(RtcError error) {
    log.warn("event=peer-broken reason={} message={}", error.reason(), error.message());
    loop.execute(link::broken);
  }
}

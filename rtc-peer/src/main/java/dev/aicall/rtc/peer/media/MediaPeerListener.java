package dev.aicall.rtc.peer.media;

import dev.aicall.domain.port.RtcError;
import java.nio.ByteBuffer;

/**
 * Hears the events of one {@link MediaPeer}, on any thread of the stack, several at a time
 * possible; those of one channel come in order. Must return quickly: a stack may have one thread
 * for all its peers. What it throws is logged and forgotten. Does nothing with what it does not
 * override.
 */
public interface MediaPeerListener {
  /** How the connection is. */
  enum PeerState {
    /** ICE and DTLS are up, or up again. */
    CONNECTED,
    /** No answer from the other side for some seconds; may come back by itself. */
    DISCONNECTED,
    /** Only a restart helps. */
    FAILED
  }

  /**
   * ICE has found a way that works; DTLS is still to come. Once for each peer at least, before the
   * first {@link PeerState#CONNECTED}.
   */
  default void onIceConnected() {}

  /**
   * The connection changed.
   *
   * @param state how it is now
   */
  default void onState(PeerState state) {}

  /**
   * A data channel is open.
   *
   * @param channel its label
   */
  default void onChannelOpen(String channel) {}

  /**
   * A data channel closed, by the other side or by an error.
   *
   * @param channel its label
   */
  default void onChannelClosed(String channel) {}

  /**
   * A message arrived.
   *
   * @param channel its label
   * @param data its bytes, valid only inside this call
   * @param binary how it was marked
   */
  default void onMessage(String channel, ByteBuffer data, boolean binary) {}

  /**
   * The first packet of a section arrived; once for each section, silence counts.
   *
   * @param section which one
   */
  default void onFirstPacket(MediaSection section) {}

  /**
   * A device failed; the connection goes on without it.
   *
   * @param error what failed
   */
  default void onDeviceFailure(RtcError error) {}

  /**
   * The stack broke down; nothing but {@link MediaPeer#close} makes sense any more.
   *
   * @param error what happened
   */
  default void onBroken(RtcError error) {}
}

package dev.aicall.rtc.peer.media;

import dev.aicall.domain.port.RtcError;
import java.nio.ByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes events of a stack on until it is shut; what a listener throws is logged and stays here.
 */
public final class GatedListener implements MediaPeerListener {
  private static final Logger log = LoggerFactory.getLogger(GatedListener.class);

  private final MediaPeerListener listener;
  private volatile boolean shut;

  /**
   * Creates an open gate.
   *
   * @param listener who hears the events
   */
  public GatedListener(MediaPeerListener listener) {
    this.listener = listener;
  }

  /** Nothing passes from now on; an event that is on its way may still be running. */
  public void shut() {
    shut = true;
  }

  /**
   * Says whether it is shut.
   *
   * @return whether nothing passes any more
   */
  public boolean isShut() {
    return shut;
  }

  private void pass(String event, Runnable call) {
    if (shut) {
      return;
    }
    try {
      call.run();
    } catch (Throwable e) {
      log.error("{} of a media peer's listener failed", event, e);
    }
  }

  @Override
  public void onIceConnected() {
    pass("onIceConnected", listener::onIceConnected);
  }

  @Override
  public void onState(PeerState state) {
    pass("onState", () -> listener.onState(state));
  }

  @Override
  public void onChannelOpen(String channel) {
    pass("onChannelOpen", () -> listener.onChannelOpen(channel));
  }

  @Override
  public void onChannelClosed(String channel) {
    pass("onChannelClosed", () -> listener.onChannelClosed(channel));
  }

  @Override
  public void onMessage(String channel, ByteBuffer data, boolean binary) {
    pass("onMessage", () -> listener.onMessage(channel, data, binary));
  }

  @Override
  public void onFirstPacket(MediaSection section) {
    pass("onFirstPacket", () -> listener.onFirstPacket(section));
  }

  @Override
  public void onDeviceFailure(RtcError error) {
    pass("onDeviceFailure", () -> listener.onDeviceFailure(error));
  }

  @Override
  public void onBroken(RtcError error) {
    pass("onBroken", () -> listener.onBroken(error));
  }
}

package dev.aicall.rtc.webrtc;

import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import java.nio.ByteBuffer;

/** Passes events on until it is shut; what a listener throws stays here. */
final class GatedListener implements MediaPeerListener {
  private final MediaPeerListener listener;
  private volatile boolean shut;

  GatedListener(MediaPeerListener listener) {
    this.listener = listener;
  }

  /** Nothing passes from now on; an event that is on its way may still be running. */
  void shut() {
    shut = true;
  }

  boolean isShut() {
    return shut;
  }

  private void pass(String event, Runnable call) {
    if (!shut) {
      NativeGuard.run(event, call);
    }
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

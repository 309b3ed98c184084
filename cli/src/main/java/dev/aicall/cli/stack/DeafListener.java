package dev.aicall.cli.stack;

import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import java.nio.ByteBuffer;

/** For a peer that is made only to see whether it can be made; it never goes on the network. */
final class DeafListener implements MediaPeerListener {
  @Override
  public void onState(PeerState state) {}

  @Override
  public void onChannelOpen(String channel) {}

  @Override
  public void onChannelClosed(String channel) {}

  @Override
  public void onMessage(String channel, ByteBuffer data, boolean binary) {}

  @Override
  public void onFirstPacket(MediaSection section) {}

  @Override
  public void onDeviceFailure(RtcError error) {}

  @Override
  public void onBroken(RtcError error) {}
}

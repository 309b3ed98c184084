package dev.aicall.benchmarks;

import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Notes how far a peer is, and passes its events on. */
final class HeardStages implements MediaPeerListener {
  static final String CONNECTED = "connected";
  static final String CHANNEL_OPEN = "first channel open";
  static final String FIRST_PACKET = "first packet of sound";

  private final @Nullable MediaPeerListener next;
  private volatile @Nullable Stages stages;

  HeardStages() {
    this(null);
  }

  HeardStages(@Nullable MediaPeerListener next) {
    this.next = next;
  }

  void noteIn(Stages newStages) {
    stages = newStages;
  }

  private void note(String stage) {
    Stages to = stages;
    if (to != null) {
      to.note(stage);
    }
  }

  @Override
  public void onIceConnected() {
    if (next != null) {
      next.onIceConnected();
    }
  }

  @Override
  public void onState(PeerState state) {
    if (state == PeerState.CONNECTED) {
      note(CONNECTED);
    }
    if (next != null) {
      next.onState(state);
    }
  }

  @Override
  public void onChannelOpen(String channel) {
    note(CHANNEL_OPEN);
    if (next != null) {
      next.onChannelOpen(channel);
    }
  }

  @Override
  public void onChannelClosed(String channel) {
    if (next != null) {
      next.onChannelClosed(channel);
    }
  }

  @Override
  public void onMessage(String channel, ByteBuffer data, boolean binary) {
    if (next != null) {
      next.onMessage(channel, data, binary);
    }
  }

  @Override
  public void onFirstPacket(MediaSection section) {
    if (section == MediaSection.MAIN_AUDIO) {
      note(FIRST_PACKET);
    }
    if (next != null) {
      next.onFirstPacket(section);
    }
  }

  @Override
  public void onDeviceFailure(RtcError error) {
    if (next != null) {
      next.onDeviceFailure(error);
    }
  }

  @Override
  public void onBroken(RtcError error) {
    if (next != null) {
      next.onBroken(error);
    }
  }
}

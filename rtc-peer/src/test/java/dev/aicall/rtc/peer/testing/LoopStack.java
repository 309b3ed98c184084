package dev.aicall.rtc.peer.testing;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.NoDevices;
import dev.aicall.rtc.peer.media.PeerSetup;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The media stack of a {@link LoopNetwork}: no devices, pictures as they are, sound as it is. */
final class LoopStack implements MediaStack {

  private final LoopNetwork network;
  private final List<LoopPeer> peers = new CopyOnWriteArrayList<>();

  LoopStack(LoopNetwork network) {
    this.network = network;
  }

  @Override
  public String description() {
    return "loop in memory";
  }

  @Override
  public RtcCapabilities capabilities() {
    return new RtcCapabilities(false, false, false, true, true, false);
  }

  @Override
  public AudioDevices audioDevices() {
    return NoDevices.INSTANCE;
  }

  @Override
  public VideoDevices videoDevices() {
    return NoDevices.INSTANCE;
  }

  @Override
  public Optional<VideoFrameSource> camera(ARTCAICallVideoConfig video) {
    return Optional.empty();
  }

  @Override
  public void switchCamera() {}

  @Override
  public void useSpeaker(boolean loudspeaker) {}

  @Override
  public MediaPeer newPeer(PeerSetup setup, MediaPeerListener listener) {
    LoopPeer peer = new LoopPeer(network, setup, listener);
    peers.add(peer);
    return peer;
  }

  @Override
  public void close() {
    for (LoopPeer peer : peers) {
      CompletableFuture<Void> unused = peer.close();
    }
  }
}

package dev.aicall.rtc.peer;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcException;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.media.PeerSetup;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** A media stack of {@link ScriptedPeer}s. */
final class ScriptedStack implements MediaStack, MediaStackProvider {
  final List<ScriptedPeer> peers = new ArrayList<>();
  final CountDownLatch closed = new CountDownLatch(1);
  RtcCapabilities capabilities = new RtcCapabilities(false, false, false, true, true, false);
  @Nullable VideoFrameSource cameraDevice;
  int cameraSwitches;
  boolean speaker;
  boolean unusable;

  ScriptedPeer peer() {
    return peers.get(peers.size() - 1);
  }

  @Override
  public String name() {
    return "scripted";
  }

  @Override
  public MediaStack open() {
    return this;
  }

  @Override
  public String description() {
    return "scripted 1.0";
  }

  @Override
  public RtcCapabilities capabilities() {
    return capabilities;
  }

  @Override
  public AudioDevices audioDevices() {
    throw new IllegalStateException("no devices");
  }

  @Override
  public VideoDevices videoDevices() {
    throw new IllegalStateException("no devices");
  }

  @Override
  public Optional<VideoFrameSource> camera(ARTCAICallVideoConfig video) {
    return Optional.ofNullable(cameraDevice);
  }

  @Override
  public void switchCamera() {
    cameraSwitches++;
  }

  @Override
  public void useSpeaker(boolean loudspeaker) {
    speaker = loudspeaker;
  }

  @Override
  public MediaPeer newPeer(PeerSetup setup, MediaPeerListener listener) {
    if (unusable) {
      throw new RtcException("install libexample", new IllegalStateException("no library"));
    }
    ScriptedPeer peer = new ScriptedPeer("peer" + (peers.size() + 1), setup, listener);
    peers.add(peer);
    return peer;
  }

  @Override
  public void close() {
    closed.countDown();
  }
}

package dev.aicall.rtc.peer.testing;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.MediaDevice;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;

/** The media stack of a {@link LoopNetwork}: no devices, pictures as they are, sound as it is. */
final class LoopStack implements MediaStack {
  private static final NoDevices NO_DEVICES = new NoDevices();

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
    return NO_DEVICES;
  }

  @Override
  public VideoDevices videoDevices() {
    return NO_DEVICES;
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

  private static final class NoDevices implements AudioDevices, VideoDevices {
    private static CompletableFuture<List<MediaDevice>> none() {
      return CompletableFuture.completedFuture(List.of());
    }

    private static CompletableFuture<Optional<MediaDevice>> nobody() {
      return CompletableFuture.completedFuture(Optional.empty());
    }

    private static CompletableFuture<Void> refused(String id) {
      return CompletableFuture.failedFuture(new NoSuchElementException("no device " + id));
    }

    @Override
    public CompletableFuture<List<MediaDevice>> microphones() {
      return none();
    }

    @Override
    public CompletableFuture<List<MediaDevice>> speakers() {
      return none();
    }

    @Override
    public CompletableFuture<List<MediaDevice>> cameras() {
      return none();
    }

    @Override
    public CompletableFuture<List<MediaDevice>> screens() {
      return none();
    }

    @Override
    public CompletableFuture<Optional<MediaDevice>> currentMicrophone() {
      return nobody();
    }

    @Override
    public CompletableFuture<Optional<MediaDevice>> currentSpeaker() {
      return nobody();
    }

    @Override
    public CompletableFuture<Optional<MediaDevice>> currentSource() {
      return nobody();
    }

    @Override
    public CompletableFuture<Void> chooseMicrophone(String deviceId) {
      return refused(deviceId);
    }

    @Override
    public CompletableFuture<Void> chooseSpeaker(String deviceId) {
      return refused(deviceId);
    }

    @Override
    public CompletableFuture<Void> chooseSource(String deviceId) {
      return refused(deviceId);
    }

    @Override
    public DeviceRegistration addChangeListener(Runnable listener) {
      return () -> {};
    }
  }
}

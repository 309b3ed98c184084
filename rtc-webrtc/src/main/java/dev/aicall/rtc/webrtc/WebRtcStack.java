package dev.aicall.rtc.webrtc;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.rtc.peer.device.MachineDevices;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.webrtc.sound.PulseSound;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The stack of one user: its peers, its view of the devices, its share of the runtime. */
final class WebRtcStack implements MediaStack {
  private static final String DESCRIPTION = "webrtc-java 0.14.0 (libwebrtc m138)";

  private final MachineDevices devices;
  private final Set<WebRtcPeer> peers = new HashSet<>();
  private @Nullable WebRtcRuntime runtime;
  private boolean closed;

  WebRtcStack() {
    this(new PulseSound());
  }

  WebRtcStack(SoundSystem sound) {
    this.devices = devices(sound);
  }

  /**
   * Sound devices are our own taps on the headless factory, in all combinations with a program's
   * taps; {@code docs/webrtc-devices.md} has the runs that led to this. So are screens: both of the
   * library's ways to capture an X11 screen end in a segmentation fault with 0.14.0.
   */
  static MachineDevices devices(SoundSystem sound) {
    return new MachineDevices(sound, EchoGuard::new, new WebRtcCameras(), new SystemTime());
  }

  @Override
  public String description() {
    return DESCRIPTION;
  }

  @Override
  public RtcCapabilities capabilities() {
    MachineDevices.Found found = devices.found();
    return new RtcCapabilities(
        found.sound(), found.camera(), found.screen(), true, found.sound(), found.speakerSwitch());
  }

  @Override
  public AudioDevices audioDevices() {
    return devices.audio();
  }

  @Override
  public VideoDevices videoDevices() {
    return devices.video();
  }

  @Override
  public Optional<VideoFrameSource> camera(ARTCAICallVideoConfig video) {
    return devices.camera(video);
  }

  @Override
  public void switchCamera() {
    devices.switchCamera();
  }

  @Override
  public void useSpeaker(boolean loudspeaker) {
    devices.useSpeaker(loudspeaker);
  }

  @Override
  public synchronized MediaPeer newPeer(PeerSetup setup, MediaPeerListener listener) {
    if (closed) {
      throw new IllegalStateException("the media stack is closed");
    }
    WebRtcRuntime shared = runtime;
    if (shared == null) {
      shared = WebRtcRuntime.acquire();
      runtime = shared;
    }
    WebRtcPeer peer = new WebRtcPeer(shared, setup, devices, listener);
    peers.add(peer);
    peer.whenClosed(() -> forget(peer));
    return peer;
  }

  private synchronized void forget(WebRtcPeer peer) {
    peers.remove(peer);
  }

  @Override
  public void close() {
    WebRtcRuntime share;
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    synchronized (this) {
      closed = true;
      share = runtime;
      runtime = null;
      peers.forEach(peer -> ends.add(peer.close()));
    }
    ends.forEach(CompletableFuture::join);
    devices.close();
    if (share != null) {
      share.release();
    }
  }
}

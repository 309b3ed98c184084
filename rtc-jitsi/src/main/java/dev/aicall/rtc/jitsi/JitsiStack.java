package dev.aicall.rtc.jitsi;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcException;
import dev.aicall.rtc.jitsi.audio.AudioSender;
import dev.aicall.rtc.jitsi.ice.IceOptions;
import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.jitsi.sound.JavaSound;
import dev.aicall.rtc.jitsi.video.VideoSender;
import dev.aicall.rtc.peer.device.MachineDevices;
import dev.aicall.rtc.peer.device.PictureSystem;
import dev.aicall.rtc.peer.device.SoundCleaner;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The stack of one user: its peers, its view of the devices, its share of the runtime. */
final class JitsiStack implements MediaStack {
  private static final String DESCRIPTION = "jitsi (ice4j 3.2, libjitsi 1.1, own SCTP)";

  private final LocalAddresses addresses;
  private final MachineDevices devices;
  private final Set<JitsiPeer> peers = new HashSet<>();
  private @Nullable JitsiRuntime runtime;

  /** Begins to load what is slow at first, on other threads. */
  JitsiStack(LocalAddresses addresses) {
    this.addresses = addresses;
    JitsiRuntime shared = JitsiRuntime.acquire();
    this.runtime = shared;
    this.devices =
        new MachineDevices(
            new JavaSound(shared.time()),
            () -> SoundCleaner.NONE,
            PictureSystem.NONE,
            shared.time());
  }

  @Override
  public String description() {
    return DESCRIPTION;
  }

  @Override
  public RtcCapabilities capabilities() {
    MachineDevices.Found found = devices.found();
    return new RtcCapabilities(
        found.sound(),
        found.camera(),
        found.screen(),
        VideoSender.isAvailable(),
        false,
        found.speakerSwitch());
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
    JitsiRuntime shared = runtime;
    if (shared == null) {
      throw new IllegalStateException("the media stack is closed");
    }
    try {
      AudioSender.load();
    } catch (IllegalStateException e) {
      throw new RtcException(String.valueOf(e.getMessage()), e);
    }
    IceOptions ice = new IceOptions(setup.ice(), addresses);
    JitsiPeer peer = new JitsiPeer(shared, setup, ice, devices, listener);
    peers.add(peer);
    peer.whenClosed(() -> forget(peer));
    return peer;
  }

  private synchronized void forget(JitsiPeer peer) {
    peers.remove(peer);
  }

  @Override
  public void close() {
    JitsiRuntime share;
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    synchronized (this) {
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

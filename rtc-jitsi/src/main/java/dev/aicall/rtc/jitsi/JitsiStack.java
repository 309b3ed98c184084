package dev.aicall.rtc.jitsi;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.DeviceRegistration;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcException;
import dev.aicall.rtc.jitsi.audio.AudioSender;
import dev.aicall.rtc.jitsi.ice.IceOptions;
import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.jitsi.sound.JavaSound;
import dev.aicall.rtc.jitsi.video.VideoSender;
import dev.aicall.rtc.peer.device.MachineAudioDevices;
import dev.aicall.rtc.peer.device.SharedSound;
import dev.aicall.rtc.peer.device.SoundCleaner;
import dev.aicall.rtc.peer.device.SoundDevice;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.NoDevices;
import dev.aicall.rtc.peer.media.PeerSetup;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The stack of one user: its peers, its view of the devices, its share of the runtime. */
final class JitsiStack implements MediaStack {
  private static final String DESCRIPTION = "jitsi (ice4j 3.2, libjitsi 1.1, own SCTP)";

  private static final Logger log = LoggerFactory.getLogger(JitsiStack.class);

  private final LocalAddresses addresses;
  private final SoundSystem system;
  private final SharedSound sound;
  private final MachineAudioDevices audio;
  private final Set<JitsiPeer> peers = new HashSet<>();
  private @Nullable JitsiRuntime runtime;
  private @Nullable RtcCapabilities capabilities;

  /** Begins to load what is slow at first, on other threads. */
  JitsiStack(LocalAddresses addresses) {
    this.addresses = addresses;
    JitsiRuntime shared = JitsiRuntime.acquire();
    this.runtime = shared;
    this.system = new JavaSound(shared.time());
    this.sound = new SharedSound(system, () -> SoundCleaner.NONE);
    this.audio = new MachineAudioDevices(sound);
  }

  @Override
  public String description() {
    return DESCRIPTION;
  }

  @Override
  public synchronized RtcCapabilities capabilities() {
    RtcCapabilities known = capabilities;
    if (known == null) {
      List<SoundDevice> devices = soundDevices();
      known =
          new RtcCapabilities(
              !devices.isEmpty(),
              false,
              false,
              VideoSender.isAvailable(),
              false,
              MachineAudioDevices.canSwitch(devices));
      capabilities = known;
    }
    return known;
  }

  private List<SoundDevice> soundDevices() {
    return system
        .devices()
        .completeOnTimeout(List.of(), DeviceRegistration.TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .exceptionally(
            error -> {
              log.debug("sound devices cannot be listed", error);
              return List.of();
            })
        .join();
  }

  @Override
  public AudioDevices audioDevices() {
    return audio;
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
  public void useSpeaker(boolean loudspeaker) {
    CompletableFuture<Void> unused =
        audio
            .useSpeaker(loudspeaker)
            .whenComplete(
                (done, error) -> {
                  if (error != null) {
                    log.warn("the loudspeaker stays as it is", error);
                  }
                });
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
    JitsiPeer peer = new JitsiPeer(shared, setup, ice, sound, listener);
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
    sound.close();
    if (share != null) {
      share.release();
    }
  }
}

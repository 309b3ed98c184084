package dev.aicall.rtc.peer.testing;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.media.PeerSetup;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * The caller's media stack with a hand on it: counts its peers, and breaks them on demand. Safe
 * from any thread.
 */
final class WatchedProvider implements MediaStackProvider {
  private final MediaStackProvider provider;
  private final AtomicLong openPeers = new AtomicLong();
  private volatile @Nullable MediaPeerListener newest;
  private volatile boolean withoutDevices;

  WatchedProvider(MediaStackProvider provider) {
    this.provider = provider;
  }

  long openPeers() {
    return openPeers.get();
  }

  /** Breaks the newest peer down. */
  void breakDown(RtcError error) {
    MediaPeerListener listener = newest;
    if (listener != null) {
      listener.onBroken(error);
    }
  }

  /** Peers break down for want of a device as soon as they offer. */
  void loseDevices() {
    withoutDevices = true;
  }

  void offers() {
    if (withoutDevices) {
      breakDown(RtcError.of(RtcError.Reason.DEVICE, "no device"));
    }
  }

  void closed() {
    openPeers.decrementAndGet();
  }

  @Override
  public String name() {
    return provider.name();
  }

  @Override
  public MediaStack open() {
    MediaStack stack = provider.open();
    return new MediaStack() {
      @Override
      public String description() {
        return stack.description();
      }

      @Override
      public RtcCapabilities capabilities() {
        return stack.capabilities();
      }

      @Override
      public AudioDevices audioDevices() {
        return stack.audioDevices();
      }

      @Override
      public VideoDevices videoDevices() {
        return stack.videoDevices();
      }

      @Override
      public Optional<VideoFrameSource> camera(ARTCAICallVideoConfig video) {
        return stack.camera(video);
      }

      @Override
      public void switchCamera() {
        stack.switchCamera();
      }

      @Override
      public void useSpeaker(boolean loudspeaker) {
        stack.useSpeaker(loudspeaker);
      }

      @Override
      public MediaPeer newPeer(PeerSetup setup, MediaPeerListener listener) {
        newest = listener;
        MediaPeer peer = stack.newPeer(setup, listener);
        openPeers.incrementAndGet();
        return new WatchedPeer(WatchedProvider.this, peer);
      }

      @Override
      public void close() {
        stack.close();
      }
    };
  }
}

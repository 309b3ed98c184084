package dev.aicall.agent.server;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerStats;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A stack in memory whose peers may be full, silent about an offer, or quicker than the server. */
final class StubbornStack implements MediaStack {
  /** What every channel claims to hold back. */
  final AtomicLong buffered = new AtomicLong();

  /** How many of the next offers are never answered. */
  final AtomicInteger silent = new AtomicInteger();

  /** Hears the newest peer. */
  volatile MediaPeerListener listener = new MediaPeerListener() {};

  private final MediaStack stack;

  StubbornStack(MediaStack stack) {
    this.stack = stack;
  }

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
  public MediaPeer newPeer(PeerSetup setup, MediaPeerListener events) {
    listener = events;
    return new StubbornPeer(stack.newPeer(setup, events));
  }

  @Override
  public void close() {
    stack.close();
  }

  private final class StubbornPeer implements MediaPeer {
    private final MediaPeer peer;

    StubbornPeer(MediaPeer peer) {
      this.peer = peer;
    }

    @Override
    public CompletableFuture<String> offer() {
      return peer.offer();
    }

    @Override
    public CompletableFuture<Void> acceptAnswer(String sdp) {
      return peer.acceptAnswer(sdp);
    }

    @Override
    public CompletableFuture<String> answer(String sdp, Set<MediaSection> pictures) {
      return silent.getAndUpdate(left -> Math.max(0, left - 1)) > 0
          ? new CompletableFuture<>()
          : peer.answer(sdp, pictures);
    }

    @Override
    public void sendAudio(MediaSection section, @Nullable PcmSource source) {
      peer.sendAudio(section, source);
    }

    @Override
    public void receiveAudio(MediaSection section, @Nullable PcmSink sink) {
      peer.receiveAudio(section, sink);
    }

    @Override
    public void sendVideo(MediaSection section, @Nullable VideoFrameSource source) {
      peer.sendVideo(section, source);
    }

    @Override
    public void receiveVideo(MediaSection section, @Nullable VideoFrameSink sink) {
      peer.receiveVideo(section, sink);
    }

    @Override
    public void microphoneDevice(boolean open, boolean mute) {
      peer.microphoneDevice(open, mute);
    }

    @Override
    public void playOnDevice(MediaSection section, boolean on) {
      peer.playOnDevice(section, on);
    }

    @Override
    public int microphoneDeviceLevel() {
      return peer.microphoneDeviceLevel();
    }

    @Override
    public void send(String channel, byte[] data, boolean binary) {
      peer.send(channel, data, binary);
    }

    @Override
    public long bufferedAmount(String channel) {
      return buffered.get();
    }

    @Override
    public void closeChannels() {
      peer.closeChannels();
    }

    @Override
    public CompletableFuture<PeerStats> stats() {
      return peer.stats();
    }

    @Override
    public CompletableFuture<Void> close() {
      return peer.close();
    }
  }
}

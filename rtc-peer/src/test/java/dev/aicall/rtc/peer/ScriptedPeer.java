package dev.aicall.rtc.peer;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A peer without media: remembers what it is told, and tells what a test wants. */
final class ScriptedPeer implements MediaPeer {
  final PeerSetup setup;
  final MediaPeerListener listener;
  final List<String> accepted = new ArrayList<>();
  final List<Signal> signals = new ArrayList<>();
  final List<String> messages = new ArrayList<>();
  final Map<MediaSection, PcmSink> sinks = new EnumMap<>(MediaSection.class);
  final Map<MediaSection, Boolean> played = new EnumMap<>(MediaSection.class);
  final List<String> devices = new ArrayList<>();
  @Nullable PcmSource microphone;
  @Nullable VideoFrameSource camera;
  @Nullable VideoFrameSink screen;
  PeerStats stats = new PeerStats(-1, Map.of(), Map.of());
  int deviceLevel;
  boolean badAnswers;
  boolean closed;
  private final String name;
  private int offers;

  ScriptedPeer(String name, PeerSetup setup, MediaPeerListener listener) {
    this.name = name;
    this.setup = setup;
    this.listener = listener;
  }

  // What a test makes happen.

  void openChannels() {
    Signalling.CHANNELS.forEach(listener::onChannelOpen);
  }

  void signal(Signal signal) {
    listener.onMessage(Signalling.SIGNAL_CHANNEL, ByteBuffer.wrap(signal.toBytes()), false);
  }

  void message(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    listener.onMessage(Signalling.MESSAGE_CHANNEL, ByteBuffer.wrap(bytes), false);
  }

  void loseChannels() {
    Signalling.CHANNELS.forEach(listener::onChannelClosed);
  }

  @Override
  public void closeChannels() {}

  long pings() {
    return signals.stream().filter(Signal.Ping.class::isInstance).count();
  }

  void hear(MediaSection section, int sample) {
    PcmSink sink = sinks.get(section);
    if (sink != null) {
      short[] samples = new short[480];
      Arrays.fill(samples, (short) sample);
      sink.onPcm(new PcmFrame(samples, 0, samples.length, 48_000, 1, 0));
    }
  }

  short[] say() {
    short[] samples = new short[480];
    if (microphone != null) {
      microphone.read(samples, 0, samples.length);
    }
    return samples;
  }

  void show(VideoFrame frame) {
    if (screen != null) {
      screen.onFrame(frame);
    }
  }

  // The port.

  @Override
  public CompletableFuture<String> offer() {
    offers++;
    return CompletableFuture.completedFuture("a=ice-ufrag:" + name + "-" + offers + "\r\n");
  }

  @Override
  public CompletableFuture<Void> acceptAnswer(String sdp) {
    accepted.add(sdp);
    return badAnswers
        ? CompletableFuture.failedFuture(new IllegalArgumentException("sdp"))
        : CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletableFuture<String> answer(String sdp, Set<MediaSection> pictures) {
    return CompletableFuture.failedFuture(new IllegalStateException("offering"));
  }

  @Override
  public void sendAudio(MediaSection section, @Nullable PcmSource source) {
    microphone = source;
  }

  @Override
  public void receiveAudio(MediaSection section, @Nullable PcmSink sink) {
    if (sink == null) {
      sinks.remove(section);
    } else {
      sinks.put(section, sink);
    }
  }

  @Override
  public void sendVideo(MediaSection section, @Nullable VideoFrameSource source) {
    camera = source;
  }

  @Override
  public void receiveVideo(MediaSection section, @Nullable VideoFrameSink sink) {
    screen = sink;
  }

  @Override
  public void microphoneDevice(boolean open, boolean mute) {
    devices.add("open " + open + " mute " + mute);
  }

  @Override
  public void playOnDevice(MediaSection section, boolean on) {
    played.put(section, on);
  }

  @Override
  public int microphoneDeviceLevel() {
    return deviceLevel;
  }

  @Override
  public void send(String channel, byte[] data, boolean binary) {
    if (channel.equals(Signalling.SIGNAL_CHANNEL)) {
      signals.add(Signal.parse(data));
    } else {
      messages.add(new String(data, StandardCharsets.UTF_8));
    }
  }

  @Override
  public long bufferedAmount(String channel) {
    return 0;
  }

  @Override
  public CompletableFuture<PeerStats> stats() {
    return CompletableFuture.completedFuture(stats);
  }

  @Override
  public CompletableFuture<Void> close() {
    closed = true;
    return CompletableFuture.completedFuture(null);
  }
}

package dev.aicall.rtc.peer.testing;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.exec.SerialExecutor;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaPeerListener.PeerState;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.signal.SdpText;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A peer in memory. Everything runs on its own serial queue; to reach the other peer it posts to
 * the other's queue, so there is no lock.
 */
final class LoopPeer implements MediaPeer {
  private static final Duration TICK = Duration.ofMillis(10);

  private final LoopNetwork network;
  private final PeerSetup setup;
  private final MediaPeerListener listener;
  private final Executor queue;
  private final Map<MediaSection, PcmSource> sources = new EnumMap<>(MediaSection.class);
  private final Map<MediaSection, PcmSink> sinks = new EnumMap<>(MediaSection.class);
  private final Map<MediaSection, VideoFrameSource> cameras = new EnumMap<>(MediaSection.class);
  private final Map<MediaSection, VideoFrameSink> screens = new EnumMap<>(MediaSection.class);
  private final Set<MediaSection> heard = EnumSet.noneOf(MediaSection.class);
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private @Nullable LoopPeer other;
  private boolean connected;
  private boolean disconnected;
  private boolean channelsClosed;
  private boolean closed;
  private TimeSource.@Nullable Timer tick;

  LoopPeer(LoopNetwork network, PeerSetup setup, MediaPeerListener listener) {
    this.network = network;
    this.setup = setup;
    this.listener = listener;
    this.queue = new SerialExecutor(network.executor);
    network.add(this);
  }

  @Override
  public CompletableFuture<String> offer() {
    return onQueue(() -> LoopSdp.offer(network.register(this)));
  }

  @Override
  public CompletableFuture<Void> acceptAnswer(String sdp) {
    return onQueue(
        () -> {
          LoopPeer answering = peerOf(sdp);
          meet(answering);
          answering.queue.execute(() -> answering.meet(this));
          return null;
        });
  }

  @Override
  public CompletableFuture<String> answer(String sdp, Set<MediaSection> pictures) {
    return onQueue(
        () -> {
          peerOf(sdp);
          return LoopSdp.answer(network.register(this), pictures);
        });
  }

  private LoopPeer peerOf(String sdp) {
    LoopPeer found = SdpText.firstUfrag(sdp).map(network::find).orElse(null);
    if (found == null || SdpText.sections(sdp) != MediaSection.values().length + 1) {
      throw new IllegalArgumentException("sdp: not a description of a peer on this network");
    }
    return found;
  }

  private void meet(LoopPeer peer) {
    other = peer;
    if (network.isCut()) {
      disconnected = true;
      return;
    }
    comeUp();
  }

  private void comeUp() {
    boolean first = !connected;
    connected = true;
    disconnected = false;
    listener.onIceConnected();
    listener.onState(PeerState.CONNECTED);
    if (first) {
      setup.channels().forEach(listener::onChannelOpen);
      cameras.forEach((section, source) -> source.start(frame -> film(section, frame)));
      tick = network.time.schedule(TICK, this::tick);
    }
    while (!waiting.isEmpty()) {
      waiting.remove().run();
    }
  }

  void noticeCut() {
    queue.execute(
        () -> {
          if (connected && !disconnected && network.isCut() && !closed) {
            disconnected = true;
            listener.onState(PeerState.DISCONNECTED);
          }
        });
  }

  void noticeRestore() {
    queue.execute(
        () -> {
          if (other != null && !closed) {
            if (disconnected) {
              comeUp();
            }
            while (!waiting.isEmpty()) {
              waiting.remove().run();
            }
          }
        });
  }

  private void tick() {
    queue.execute(
        () -> {
          if (closed) {
            return;
          }
          tick = network.time.schedule(TICK, this::tick);
          for (MediaSection section : MediaSection.values()) {
            if (section.isAudio() && sends(section)) {
              speak(section);
            }
          }
        });
  }

  private boolean sends(MediaSection section) {
    return section == MediaSection.MAIN_AUDIO
        || (section == MediaSection.SECOND_AUDIO && setup.role() == PeerSetup.Role.ANSWERING);
  }

  private void speak(MediaSection section) {
    PcmSource source = sources.get(section);
    int rate = source == null ? 48_000 : source.sampleRateHz();
    int channels = source == null ? 1 : source.channels();
    short[] samples = new short[rate / 100 * channels];
    if (source != null) {
      source.read(samples, 0, samples.length);
    }
    LoopPeer to = other;
    // A section without a source has no packets, as with a track that was taken out.
    if (to != null) {
      boolean packet = source != null && !network.isCut();
      PcmFrame frame =
          new PcmFrame(
              packet ? samples : new short[samples.length],
              0,
              samples.length,
              rate,
              channels,
              network.time.nanoTime());
      to.queue.execute(() -> to.hear(section, frame, packet));
    }
  }

  private void hear(MediaSection section, PcmFrame frame, boolean packet) {
    if (closed) {
      return;
    }
    if (packet && heard.add(section)) {
      listener.onFirstPacket(section);
    }
    PcmSink sink = sinks.get(section);
    if (sink != null) {
      sink.onPcm(frame);
    }
  }

  private void film(MediaSection section, VideoFrame frame) {
    LoopPeer to = other;
    if (to != null && !network.isCut()) {
      VideoFrame copy = frame.copy();
      to.queue.execute(() -> to.see(section, copy));
    }
  }

  private void see(MediaSection section, VideoFrame frame) {
    if (closed) {
      return;
    }
    if (heard.add(section)) {
      listener.onFirstPacket(section);
    }
    VideoFrameSink screen = screens.get(section);
    if (screen != null) {
      screen.onFrame(frame);
    }
  }

  @Override
  public void sendAudio(MediaSection section, @Nullable PcmSource source) {
    queue.execute(() -> put(sources, section, source));
  }

  @Override
  public void receiveAudio(MediaSection section, @Nullable PcmSink sink) {
    queue.execute(() -> put(sinks, section, sink));
  }

  @Override
  public void sendVideo(MediaSection section, @Nullable VideoFrameSource source) {
    queue.execute(
        () -> {
          VideoFrameSource before = cameras.get(section);
          if (before != null && connected) {
            before.stop();
          }
          put(cameras, section, source);
          if (source != null && connected && !closed) {
            source.start(frame -> film(section, frame));
          }
        });
  }

  @Override
  public void receiveVideo(MediaSection section, @Nullable VideoFrameSink sink) {
    queue.execute(() -> put(screens, section, sink));
  }

  private static <T> void put(Map<MediaSection, T> map, MediaSection section, @Nullable T value) {
    if (value == null) {
      map.remove(section);
    } else {
      map.put(section, value);
    }
  }

  @Override
  public void microphoneDevice(boolean open, boolean mute) {}

  @Override
  public void playOnDevice(MediaSection section, boolean on) {}

  @Override
  public int microphoneDeviceLevel() {
    return 0;
  }

  @Override
  public void send(String channel, byte[] data, boolean binary) {
    if (data.length > RtcSession.MAX_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "data: at most " + RtcSession.MAX_MESSAGE_BYTES + " bytes, got " + data.length);
    }
    queue.execute(() -> deliver(channel, data, binary));
  }

  private void deliver(String channel, byte[] data, boolean binary) {
    LoopPeer to = other;
    if (closed || channelsClosed || !connected || to == null) {
      return;
    }
    if (network.isCut() || !waiting.isEmpty()) {
      waiting.add(() -> arrive(to, channel, data, binary));
    } else {
      arrive(to, channel, data, binary);
    }
  }

  private static void arrive(LoopPeer to, String channel, byte[] data, boolean binary) {
    to.queue.execute(
        () -> {
          if (!to.closed) {
            to.listener.onMessage(channel, ByteBuffer.wrap(data), binary);
          }
        });
  }

  @Override
  public long bufferedAmount(String channel) {
    return 0;
  }

  @Override
  public CompletableFuture<PeerStats> stats() {
    return onQueue(() -> new PeerStats(1, Map.of(), Map.of()));
  }

  @Override
  public CompletableFuture<Void> close() {
    CompletableFuture<Void> done = new CompletableFuture<>();
    queue.execute(
        () -> {
          if (!closed) {
            closed = true;
            shutDown();
          }
          done.complete(null);
        });
    return done;
  }

  private void shutDown() {
    network.remove(this);
    waiting.clear();
    if (tick != null) {
      tick.cancel();
    }
    if (connected) {
      cameras.values().forEach(VideoFrameSource::stop);
    }
    LoopPeer to = other;
    if (to != null && connected && !network.isCut()) {
      to.queue.execute(to::loseChannels);
    }
  }

  @Override
  public void closeChannels() {
    queue.execute(
        () -> {
          LoopPeer to = other;
          if (!closed && !channelsClosed && connected && to != null && !network.isCut()) {
            channelsClosed = true;
            to.queue.execute(to::loseChannels);
          }
        });
  }

  private void loseChannels() {
    if (!closed && !channelsClosed && connected) {
      channelsClosed = true;
      setup.channels().forEach(listener::onChannelClosed);
    }
  }

  private <T> CompletableFuture<T> onQueue(Supplier<T> task) {
    CompletableFuture<T> result = new CompletableFuture<>();
    queue.execute(
        () -> {
          if (closed) {
            result.completeExceptionally(new IllegalStateException("the peer is closed"));
            return;
          }
          try {
            result.complete(task.get());
          } catch (IllegalArgumentException e) {
            result.completeExceptionally(e);
          }
        });
    return result;
  }
}

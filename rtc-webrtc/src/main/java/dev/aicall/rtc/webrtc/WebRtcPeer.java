package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcError.Reason;
import dev.aicall.rtc.peer.device.DeviceSound;
import dev.aicall.rtc.peer.device.MachineDevices;
import dev.aicall.rtc.peer.media.GatedListener;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaPeerListener.PeerState;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.media.PendingResults;
import dev.aicall.rtc.peer.media.TenMillis;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSdpType;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A connection of libwebrtc as the session wants it. Methods only put work into the queue of the
 * control thread; events come from that thread, messages from the library's signalling thread.
 */
final class WebRtcPeer implements MediaPeer, NativeGuard.ConnectionEvents {
  /** An offer goes out without the candidates that were not found by then. Source: signalling. */
  private static final Duration OFFER_GATHERING = Duration.ofMillis(300);

  /** An answer must hold a candidate that the other can reach; half of a request's time. */
  private static final Duration ANSWER_GATHERING = Duration.ofSeconds(1);

  /**
   * Without servers all candidates come at once, but the library calls it complete 100 ms later, in
   * case that any follow. They come in one burst, so this much quiet after each is enough: our
   * choice. Without one that came later the offer is good all the same.
   */
  private static final Duration QUIET_WITHOUT_SERVERS = Duration.ofMillis(5);

  private final WebRtcRuntime runtime;
  private final PeerSetup setup;
  private final GatedListener listener;
  private final OpusSettings sound;
  private final DeviceSound device;
  private final PendingResults pending;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private final Map<String, GuardedChannel> channels = new ConcurrentHashMap<>();

  // The control thread's.
  private @Nullable GuardedConnection connection;
  private @Nullable PeerMedia media;
  private CompletableFuture<Void> gathered = new CompletableFuture<>();
  private boolean offered;
  private int candidates;

  WebRtcPeer(
      WebRtcRuntime runtime, PeerSetup setup, MachineDevices devices, MediaPeerListener listener) {
    this.runtime = runtime;
    this.setup = setup;
    this.listener = new GatedListener(listener);
    this.sound = OpusSettings.of(setup.audio());
    this.device = devices.sound(setup, this.listener::onDeviceFailure);
    this.pending = new PendingResults(runtime::execute);
    runtime.execute(this::open);
  }

  private void open() {
    try {
      FirstPackets firstPackets = new FirstPackets(runtime, listener);
      PeerMedia made = new PeerMedia(runtime, setup, device, firstPackets);
      media = made;
      GuardedConnection opened = new GuardedConnection(runtime, setup.ice(), this);
      connection = opened;
      if (setup.role() == Role.OFFERING) {
        made.addSections(opened);
        setup.channels().forEach(label -> hear(opened.createChannel(label)));
      }
    } catch (RuntimeException | Error e) {
      listener.onBroken(
          new RtcError(Reason.INTERNAL, "the media stack cannot make a connection", e));
    }
  }

  private GuardedConnection connection() {
    GuardedConnection made = connection;
    if (made == null) {
      throw new IllegalStateException("the peer is closed or could not be made");
    }
    return made;
  }

  private PeerMedia media() {
    PeerMedia made = media;
    if (made == null) {
      throw new IllegalStateException("the peer is closed or could not be made");
    }
    return made;
  }

  @Override
  public CompletableFuture<String> offer() {
    requireRole(Role.OFFERING);
    return pending.submit(
        () -> {
          if (offered) {
            connection().restartIce();
          }
          offered = true;
          return describe(connection()::createOffer, RTCSdpType.OFFER, OFFER_GATHERING);
        });
  }

  @Override
  public CompletableFuture<Void> acceptAnswer(String sdp) {
    requireRole(Role.OFFERING);
    return pending.submit(
        () -> {
          SessionText.requireSections(sdp);
          return connection().setRemote(RTCSdpType.ANSWER, SessionText.remote(sdp, sound));
        });
  }

  @Override
  public CompletableFuture<String> answer(String sdp, Set<MediaSection> pictures) {
    requireRole(Role.ANSWERING);
    Set<MediaSection> wanted = new HashSet<>(pictures);
    return pending.submit(
        () -> {
          SessionText.requireSections(sdp);
          wanted.retainAll(SessionText.pictures(sdp));
          return connection()
              .setRemote(RTCSdpType.OFFER, SessionText.remote(sdp, sound))
              .thenComposeAsync(
                  done -> {
                    media().answerSections(connection(), wanted);
                    return describe(
                        connection()::createAnswer, RTCSdpType.ANSWER, ANSWER_GATHERING);
                  },
                  runtime::execute);
        });
  }

  private void requireRole(Role role) {
    if (setup.role() != role) {
      throw new IllegalStateException("role: " + role + " is needed, got " + setup.role());
    }
  }

  private CompletableFuture<String> describe(
      Supplier<CompletableFuture<String>> create, RTCSdpType type, Duration gathering) {
    return create
        .get()
        .thenComposeAsync(
            sdp -> {
              CompletableFuture<Void> complete = new CompletableFuture<>();
              gathered = complete;
              return connection()
                  .setLocal(type, SessionText.local(sdp, sound))
                  .thenComposeAsync(done -> within(gathering, complete), runtime::execute);
            },
            runtime::execute)
        .thenApplyAsync(
            done -> SessionText.outgoing(connection().localDescription()), runtime::execute);
  }

  private CompletableFuture<Void> within(Duration limit, CompletableFuture<Void> complete) {
    runtime.schedule(limit, () -> complete.complete(null));
    return complete;
  }

  @Override
  public void onGathering(RTCIceGatheringState state) {
    if (state == RTCIceGatheringState.COMPLETE) {
      runtime.execute(() -> gathered.complete(null));
    }
  }

  @Override
  public void onCandidate(RTCIceCandidate candidate) {
    if (setup.ice().servers().isEmpty()) {
      runtime.execute(
          () -> {
            int known = ++candidates;
            CompletableFuture<Void> complete = gathered;
            runtime.schedule(
                QUIET_WITHOUT_SERVERS,
                () -> {
                  if (known == candidates) {
                    complete.complete(null);
                  }
                });
          });
    }
  }

  /** An offering side goes on to COMPLETED, at times without CONNECTED before. */
  @Override
  public void onIce(RTCIceConnectionState state) {
    if (state == RTCIceConnectionState.CONNECTED || state == RTCIceConnectionState.COMPLETED) {
      runtime.execute(listener::onIceConnected);
    }
  }

  @Override
  public void onConnection(RTCPeerConnectionState state) {
    runtime.execute(() -> tell(state));
  }

  private void tell(RTCPeerConnectionState state) {
    PeerMedia up = media;
    if (up == null || listener.isShut()) {
      return;
    }
    switch (state) {
      case CONNECTED -> {
        up.connected();
        listener.onState(PeerState.CONNECTED);
      }
      case DISCONNECTED -> listener.onState(PeerState.DISCONNECTED);
      case FAILED -> listener.onState(PeerState.FAILED);
      case NEW, CONNECTING, CLOSED -> {}
    }
  }

  @Override
  public void onChannel(RTCDataChannel channel) {
    runtime.execute(() -> hear(channel));
  }

  private void hear(RTCDataChannel channel) {
    GuardedChannel guarded = new GuardedChannel(runtime, channel, listener);
    boolean awaited = setup.channels().contains(guarded.label());
    if (connection == null || !awaited || channels.putIfAbsent(guarded.label(), guarded) != null) {
      guarded.close();
      guarded.dispose();
      return;
    }
    guarded.listen();
  }

  @Override
  public void sendAudio(MediaSection section, @Nullable PcmSource source) {
    require(section.isSentBy(setup.role()) && section.isAudio(), section);
    TenMillis pieces = sound.pieces(source);
    runtime.execute(() -> withMedia(made -> made.sendAudio(section, pieces)));
  }

  @Override
  public void receiveAudio(MediaSection section, @Nullable PcmSink sink) {
    require(section.isReceivedBy(setup.role()) && section.isAudio(), section);
    runtime.execute(() -> withMedia(made -> made.receiveAudio(section, sink)));
  }

  @Override
  public void sendVideo(MediaSection section, @Nullable VideoFrameSource source) {
    require(section.isSentBy(setup.role()) && !section.isAudio(), section);
    runtime.execute(() -> withMedia(made -> made.sendVideo(source)));
  }

  @Override
  public void receiveVideo(MediaSection section, @Nullable VideoFrameSink sink) {
    require(section.isReceivedBy(setup.role()) && !section.isAudio(), section);
    runtime.execute(() -> withMedia(made -> made.receiveVideo(section, sink)));
  }

  private void withMedia(Consumer<PeerMedia> task) {
    PeerMedia made = media;
    if (made != null) {
      task.accept(made);
    }
  }

  private void require(boolean possible, MediaSection section) {
    if (!possible) {
      throw new IllegalArgumentException(
          "section: not of this kind and direction for the " + setup.role() + " side: " + section);
    }
  }

  @Override
  public void microphoneDevice(boolean open, boolean mute) {
    device.microphone(open, mute);
  }

  @Override
  public void playOnDevice(MediaSection section, boolean on) {
    device.play(section, on);
  }

  @Override
  public int microphoneDeviceLevel() {
    return device.level();
  }

  @Override
  public void send(String channel, byte[] data, boolean binary) {
    GuardedChannel.requireSize(data);
    GuardedChannel open = channels.get(channel);
    if (open != null) {
      open.send(data, binary);
    }
  }

  @Override
  public long bufferedAmount(String channel) {
    GuardedChannel open = channels.get(channel);
    return open == null ? 0 : open.bufferedAmount();
  }

  @Override
  public void closeChannels() {
    runtime.execute(() -> channels.values().forEach(GuardedChannel::finish));
  }

  @Override
  public CompletableFuture<PeerStats> stats() {
    return pending.submit(
        () -> connection().stats().thenApplyAsync(StatsReading::read, runtime::execute));
  }

  @Override
  public CompletableFuture<Void> close() {
    listener.shut();
    if (pending.close()) {
      runtime.execute(this::closeNow);
    }
    return closed.copy();
  }

  /** Runs a task once the peer is closed, at once if it is. */
  void whenClosed(Runnable task) {
    CompletableFuture<Void> unused = closed.whenComplete((done, error) -> task.run());
  }

  /** In this order, or the process crashes: sources, channels, sinks, connection, then the rest. */
  private void closeNow() {
    PeerMedia ended = media;
    GuardedConnection ending = connection;
    media = null;
    connection = null;
    try {
      if (ended != null) {
        ended.close();
      }
      channels.values().forEach(GuardedChannel::close);
      if (ending != null) {
        ending.close();
      }
      channels.values().forEach(GuardedChannel::dispose);
      channels.clear();
      if (ended != null) {
        ended.dispose();
      }
      if (ending != null) {
        ending.release();
      }
      runtime.keepSoundGoing();
    } finally {
      closed.complete(null);
    }
  }
}

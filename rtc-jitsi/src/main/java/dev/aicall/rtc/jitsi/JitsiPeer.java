package dev.aicall.rtc.jitsi;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcError.Reason;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.jitsi.ice.IceCredentials;
import dev.aicall.rtc.jitsi.ice.IceOptions;
import dev.aicall.rtc.jitsi.net.SecureTransport;
import dev.aicall.rtc.jitsi.net.TransportListener;
import dev.aicall.rtc.jitsi.sdp.SdpTransport;
import dev.aicall.rtc.jitsi.sdp.SessionDescription;
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
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.media.PendingResults;
import dev.aicall.rtc.peer.media.TenMillis;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the session wants it: a {@link SecureTransport}, on it media and data channels.
 * Methods only put work into the queue of the control thread; events come from there, packets from
 * the thread that receives.
 */
final class JitsiPeer implements MediaPeer {
  /** An offer goes out without the candidates that were not found by then. Source: signalling. */
  private static final Duration OFFER_GATHERING = Duration.ofMillis(300);

  /** An answer must hold a candidate that the other can reach; half of a request's time. */
  private static final Duration ANSWER_GATHERING = Duration.ofSeconds(1);

  private final JitsiRuntime runtime;
  private final PeerSetup setup;
  private final GatedListener listener;
  private final DeviceSound device;
  private final PendingResults pending;
  private final CompletableFuture<Void> closed = new CompletableFuture<>();

  // The control thread's.
  private @Nullable Parts parts;
  private boolean closing;

  // For the threads that receive and the owner's.
  private volatile @Nullable PeerMedia arriving;
  private volatile @Nullable PeerChannels channels;

  /** What a peer that could be made consists of. */
  private record Parts(SecureTransport transport, Negotiation negotiation, PeerMedia media) {}

  JitsiPeer(
      JitsiRuntime runtime,
      PeerSetup setup,
      IceOptions ice,
      MachineDevices devices,
      MediaPeerListener listener) {
    this.runtime = runtime;
    this.setup = setup;
    this.listener = new GatedListener(listener);
    this.device = devices.sound(setup, this.listener::onDeviceFailure);
    this.pending = new PendingResults(runtime::execute);
    runtime.execute(() -> open(ice));
  }

  private void open(IceOptions ice) {
    try {
      SecureTransport transport =
          new SecureTransport(
              runtime.network(), ice, setup.role() == Role.OFFERING, new TransportEvents());
      Negotiation negotiation =
          new Negotiation(setup.role(), transport.fingerprint(), OpusSettings.of(setup.audio()));
      PeerMedia media = new PeerMedia(runtime, setup, negotiation, transport, listener);
      useDevices(media);
      parts = new Parts(transport, negotiation, media);
    } catch (RuntimeException | Error e) {
      listener.onBroken(
          new RtcError(Reason.INTERNAL, "the media stack cannot make a connection", e));
    }
  }

  private void useDevices(PeerMedia media) {
    if (setup.microphone() == SoundRoute.DEVICE) {
      media.sound(MediaSection.MAIN_AUDIO).send(device.microphone());
    }
    if (setup.loudspeaker() == SoundRoute.DEVICE) {
      for (MediaSection section : MediaSection.values()) {
        if (section.isAudio() && section.isReceivedBy(setup.role())) {
          media.sound(section).play(device.loudspeaker(section));
        }
      }
    }
  }

  private Parts parts() {
    Parts made = parts;
    if (made == null || closing) {
      throw new IllegalStateException("the peer is closed or could not be made");
    }
    return made;
  }

  @Override
  public CompletableFuture<String> offer() {
    requireRole(Role.OFFERING);
    return pending.submit(
        () ->
            parts()
                .transport()
                .gather(OFFER_GATHERING)
                .thenApplyAsync(
                    ice -> parts().negotiation().offer(ice, setup.pictures()).text(),
                    runtime::execute));
  }

  @Override
  public CompletableFuture<Void> acceptAnswer(String sdp) {
    requireRole(Role.OFFERING);
    return pending.submit(
        () -> {
          parts().negotiation().acceptAnswer(sdp);
          connect();
          return CompletableFuture.completedFuture(null);
        });
  }

  @Override
  public CompletableFuture<String> answer(String sdp, Set<MediaSection> pictures) {
    requireRole(Role.ANSWERING);
    Set<MediaSection> wanted = Set.copyOf(pictures);
    return pending.submit(
        () -> {
          parts().negotiation().acceptOffer(sdp);
          return parts()
              .transport()
              .gather(ANSWER_GATHERING)
              .thenApplyAsync(
                  ice -> {
                    SessionDescription answer = parts().negotiation().answer(ice, wanted);
                    connect();
                    return answer.text();
                  },
                  runtime::execute);
        });
  }

  private void requireRole(Role role) {
    if (setup.role() != role) {
      throw new IllegalStateException("role: " + role + " is needed, got " + setup.role());
    }
  }

  /** Both sides have said all: media, channels, then the network, which may be up at once. */
  private void connect() {
    Parts all = parts();
    Negotiation negotiation = all.negotiation();
    all.media().agree();
    arriving = all.media();
    if (channels == null) {
      channels =
          new PeerChannels(
              runtime,
              setup,
              negotiation.dtlsRole(),
              negotiation.remoteData(),
              all.transport(),
              listener);
    }
    SdpTransport remote = negotiation.remote().transport();
    all.transport()
        .connect(
            new IceCredentials(remote.ufrag(), remote.password()),
            remote.candidates(),
            negotiation.fingerprints(),
            negotiation.dtlsRole());
  }

  private final class TransportEvents implements TransportListener {
    @Override
    public void onIceConnected() {
      runtime.execute(listener::onIceConnected);
    }

    @Override
    public void onState(State state, String detail) {
      runtime.execute(() -> tell(state));
    }

    @Override
    public void onRtp(byte[] data, int offset, int length) {
      media(data, offset, length);
    }

    @Override
    public void onRtcp(byte[] data, int offset, int length) {
      media(data, offset, length);
    }

    private void media(byte[] data, int offset, int length) {
      PeerMedia to = arriving;
      if (to != null) {
        to.onPacket(data, offset, length);
      }
    }

    @Override
    public void onData(byte[] data, int offset, int length) {
      PeerChannels to = channels;
      if (to != null) {
        to.onPacket(data, offset, length);
      }
    }
  }

  private void tell(TransportListener.State state) {
    Parts all = parts;
    PeerChannels data = channels;
    if (all == null || data == null || closing) {
      return;
    }
    switch (state) {
      case CONNECTED -> {
        all.media().start();
        data.connect();
        listener.onState(PeerState.CONNECTED);
      }
      case DISCONNECTED -> listener.onState(PeerState.DISCONNECTED);
      case FAILED -> listener.onState(PeerState.FAILED);
      case ENDED -> {
        data.end();
        listener.onState(PeerState.FAILED);
      }
    }
  }

  @Override
  public void sendAudio(MediaSection section, @Nullable PcmSource source) {
    require(section.isSentBy(setup.role()) && section.isAudio(), section);
    if (source != null) {
      TenMillis.requireUsable(source);
    }
    if (section != MediaSection.MAIN_AUDIO || setup.microphone() == SoundRoute.TAP) {
      withMedia(media -> media.sound(section).send(source));
    }
  }

  @Override
  public void receiveAudio(MediaSection section, @Nullable PcmSink sink) {
    require(section.isReceivedBy(setup.role()) && section.isAudio(), section);
    withMedia(media -> media.sound(section).receive(sink));
  }

  @Override
  public void sendVideo(MediaSection section, @Nullable VideoFrameSource source) {
    require(section.isSentBy(setup.role()) && !section.isAudio(), section);
    withMedia(media -> media.picture(section).send(source));
  }

  @Override
  public void receiveVideo(MediaSection section, @Nullable VideoFrameSink sink) {
    require(section.isReceivedBy(setup.role()) && !section.isAudio(), section);
    withMedia(media -> media.picture(section).receive(sink));
  }

  private void withMedia(Consumer<PeerMedia> task) {
    runtime.execute(
        () -> {
          Parts all = parts;
          if (all != null && !closing) {
            task.accept(all.media());
          }
        });
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
    PeerChannels to = channels;
    if (to != null) {
      to.send(channel, data, binary);
    } else if (data.length > RtcSession.MAX_MESSAGE_BYTES) {
      throw PeerChannels.tooLong(RtcSession.MAX_MESSAGE_BYTES, data);
    }
  }

  @Override
  public long bufferedAmount(String channel) {
    PeerChannels of = channels;
    return of == null ? 0 : of.bufferedAmount(channel);
  }

  @Override
  public void closeChannels() {
    runtime.execute(
        () -> {
          PeerChannels ending = channels;
          if (ending != null) {
            ending.finish();
          }
        });
  }

  @Override
  public CompletableFuture<PeerStats> stats() {
    return pending.submit(() -> CompletableFuture.completedFuture(parts().media().stats()));
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

  /** Good-byes first, while there is a way for them. */
  private void closeNow() {
    closing = true;
    device.close();
    Parts ending = parts;
    if (ending == null) {
      closed.complete(null);
      return;
    }
    try {
      ending.media().close();
      PeerChannels data = channels;
      if (data != null) {
        data.end();
      }
    } finally {
      CompletableFuture<Void> unused =
          ending.transport().close().whenComplete((done, error) -> closed.complete(null));
    }
  }
}

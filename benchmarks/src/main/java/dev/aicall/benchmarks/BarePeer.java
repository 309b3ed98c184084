package dev.aicall.benchmarks;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.media.MediaClock;
import dev.onvoid.webrtc.CreateSessionDescriptionObserver;
import dev.onvoid.webrtc.PeerConnectionFactory;
import dev.onvoid.webrtc.PeerConnectionObserver;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCRtpReceiver;
import dev.onvoid.webrtc.RTCRtpTransceiver;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.SetSessionDescriptionObserver;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** One bare connection with sound and, on the offering side, a data channel. On one thread. */
final class BarePeer implements PeerConnectionObserver {
  private static final int RATE_HZ = 48_000;
  private static final int FRAMES = RATE_HZ / 100;
  private static final int BITS = 16;
  private static final int BYTES = BITS / Byte.SIZE;

  private final Executor control;
  private final RTCPeerConnection connection;
  private final CustomAudioSource source = new CustomAudioSource();
  private final AudioTrack track;
  private final CompletableFuture<Void> gathered = new CompletableFuture<>();
  private final List<RTCIceCandidate> early = new ArrayList<>();
  private @Nullable RTCDataChannel channel;
  private MediaClock.@Nullable Registration pushing;
  private @Nullable BarePeer other;
  private boolean described;
  private Runnable connected = () -> {};
  private final short[] samples = new short[FRAMES];
  private final byte[] bytes = new byte[FRAMES * BYTES];
  private volatile @Nullable PcmSource sent;
  private volatile @Nullable PcmSink received;
  private boolean closed;

  BarePeer(PeerConnectionFactory factory, Executor control) {
    this.control = control;
    connection = factory.createPeerConnection(new RTCConfiguration(), this);
    track = factory.createAudioTrack("sound", source);
  }

  /** What the offering side has before its offer. */
  void prepare() {
    connection.addTrack(track, List.of("call"));
    channel = connection.createDataChannel("messages", new RTCDataChannelInit());
  }

  /** Sends this instead of silence: 48 kHz, mono. */
  void send(PcmSource from) {
    sent = from;
  }

  /** Gets what the other side sends. */
  void receive(PcmSink to) {
    received = to;
  }

  /** Sends from now on, as soon as it can be sent. */
  void startSound(MediaClock clock) {
    pushing = clock.add(this::push);
  }

  private synchronized void push() {
    if (closed) {
      return;
    }
    PcmSource from = sent;
    if (from != null) {
      int read = from.read(samples, 0, FRAMES);
      for (int i = 0; i < read; i++) {
        bytes[BYTES * i] = (byte) samples[i];
        bytes[BYTES * i + 1] = (byte) (samples[i] >> Byte.SIZE);
      }
    }
    source.pushAudio(bytes, BITS, RATE_HZ, 1, FRAMES);
  }

  @Override
  public void onTrack(RTCRtpTransceiver transceiver) {
    PcmSink to = received;
    if (to != null && transceiver.getReceiver().getTrack() instanceof AudioTrack audio) {
      audio.addSink(
          (data, bits, rateHz, channels, frames) ->
              to.onPcm(frame(data, rateHz, channels, frames)));
    }
  }

  private static PcmFrame frame(byte[] data, int rateHz, int channels, int frames) {
    short[] decoded = new short[frames * channels];
    for (int i = 0; i < decoded.length; i++) {
      decoded[i] = (short) ((data[BYTES * i] & 0xff) | (data[BYTES * i + 1] << Byte.SIZE));
    }
    return new PcmFrame(decoded, 0, decoded.length, rateHz, channels, System.nanoTime());
  }

  /** Ends the pushing; none is under way when this returns. */
  synchronized void stopSound() {
    closed = true;
    if (pushing != null) {
      pushing.close();
    }
  }

  /** Hands candidates to the other as they come; else they are waited for. */
  void trickleTo(BarePeer peer) {
    other = peer;
  }

  void onConnected(Runnable task) {
    connected = task;
  }

  RTCRtpReceiver receiver() {
    return connection.getReceivers()[0];
  }

  CompletableFuture<String> offer() {
    CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
    connection.createOffer(new RTCOfferOptions(), new Created(made));
    return made.thenComposeAsync(this::describe, control);
  }

  CompletableFuture<String> answer(String offer) {
    return remote(RTCSdpType.OFFER, offer)
        .thenComposeAsync(
            done -> {
              connection.addTrack(track, List.of("call"));
              CompletableFuture<RTCSessionDescription> made = new CompletableFuture<>();
              connection.createAnswer(new RTCAnswerOptions(), new Created(made));
              return made;
            },
            control)
        .thenComposeAsync(this::describe, control);
  }

  CompletableFuture<Void> accept(String answer) {
    return remote(RTCSdpType.ANSWER, answer);
  }

  private CompletableFuture<String> describe(RTCSessionDescription description) {
    CompletableFuture<Void> set = new CompletableFuture<>();
    connection.setLocalDescription(description, new IsSet(set));
    return other != null
        ? set.thenApply(done -> description.sdp)
        : set.thenCompose(done -> gathered)
            .thenApplyAsync(done -> connection.getLocalDescription().sdp, control);
  }

  private CompletableFuture<Void> remote(RTCSdpType type, String sdp) {
    CompletableFuture<Void> set = new CompletableFuture<>();
    connection.setRemoteDescription(new RTCSessionDescription(type, sdp), new IsSet(set));
    return set.thenRunAsync(
        () -> {
          described = true;
          early.forEach(connection::addIceCandidate);
          early.clear();
        },
        control);
  }

  private void take(RTCIceCandidate candidate) {
    if (!described) {
      early.add(candidate);
    } else if (!closed) {
      connection.addIceCandidate(candidate);
    }
  }

  @Override
  public void onIceCandidate(RTCIceCandidate candidate) {
    BarePeer to = other;
    if (to != null) {
      control.execute(() -> to.take(candidate));
    }
  }

  @Override
  public void onIceGatheringChange(RTCIceGatheringState state) {
    if (state == RTCIceGatheringState.COMPLETE) {
      gathered.complete(null);
    }
  }

  @Override
  public void onConnectionChange(RTCPeerConnectionState state) {
    if (state == RTCPeerConnectionState.CONNECTED) {
      control.execute(() -> connected.run());
    }
  }

  /** In this order, after the sound has stopped; tracks must not be disposed of. */
  void close() {
    RTCDataChannel opened = channel;
    if (opened != null) {
      opened.close();
    }
    connection.close();
    if (opened != null) {
      opened.dispose();
    }
    source.dispose();
  }

  private record Created(CompletableFuture<RTCSessionDescription> result)
      implements CreateSessionDescriptionObserver {
    @Override
    public void onSuccess(RTCSessionDescription description) {
      result.complete(description);
    }

    @Override
    public void onFailure(String error) {
      result.completeExceptionally(new IllegalStateException(error));
    }
  }

  private record IsSet(CompletableFuture<Void> result) implements SetSessionDescriptionObserver {
    @Override
    public void onSuccess() {
      result.complete(null);
    }

    @Override
    public void onFailure(String error) {
      result.completeExceptionally(new IllegalStateException(error));
    }
  }
}

package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.testing.ChildChecks;
import dev.onvoid.webrtc.RTCAnswerOptions;
import dev.onvoid.webrtc.RTCConfiguration;
import dev.onvoid.webrtc.RTCDataChannel;
import dev.onvoid.webrtc.RTCDataChannelBuffer;
import dev.onvoid.webrtc.RTCDataChannelInit;
import dev.onvoid.webrtc.RTCDataChannelObserver;
import dev.onvoid.webrtc.RTCIceCandidate;
import dev.onvoid.webrtc.RTCIceConnectionState;
import dev.onvoid.webrtc.RTCIceGatheringState;
import dev.onvoid.webrtc.RTCOfferOptions;
import dev.onvoid.webrtc.RTCPeerConnection;
import dev.onvoid.webrtc.RTCPeerConnectionState;
import dev.onvoid.webrtc.RTCSdpType;
import dev.onvoid.webrtc.RTCSessionDescription;
import dev.onvoid.webrtc.logging.Logging;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.video.VideoTrack;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Throws an error inside every kind of native callback, on bare connections: whatever a callback of
 * ours may do, the guard must keep it from the library, which would abort the process.
 */
final class CallbackChecks {
  private static final Set<String> KINDS =
      Set.of(
          "onIce",
          "onCandidate",
          "onGathering",
          "onConnection",
          "onDataChannel",
          "channel onState",
          "channel onMessage",
          "created",
          "creation failed",
          "set",
          "setting failed",
          "stats",
          "sound",
          "pictures",
          "log");

  private final Map<String, Integer> thrown = new ConcurrentHashMap<>();
  private final List<RTCDataChannel> received = new ArrayList<>();

  private CallbackChecks() {}

  public static void main(String[] names) {
    new ChildChecks().add("allKinds", () -> new CallbackChecks().allKinds()).run(names);
  }

  /** Counts and throws. */
  private AssertionError fault(String kind) {
    thrown.merge(kind, 1, Integer::sum);
    synchronized (thrown) {
      thrown.notifyAll();
    }
    throw new AssertionError("thrown inside " + kind);
  }

  private void awaitFault(String kind) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    synchronized (thrown) {
      while (!thrown.containsKey(kind)) {
        assertThat(System.nanoTime()).as("10 s for " + kind + ", got " + thrown).isLessThan(end);
        thrown.wait(100);
      }
    }
  }

  private void allKinds() throws Exception {
    WebRtcRuntime runtime = WebRtcRuntime.acquire();
    RTCPeerConnection one = connection(runtime);
    RTCPeerConnection two = connection(runtime);
    AudioOut sound = new AudioOut(runtime, "sound");
    VideoOut pictures = new VideoOut(runtime, "pictures", new PictureSettings(64, 64, 30, 1 << 20));
    one.addTrack(sound.track(), List.of("stream"));
    one.addTrack(pictures.track(), List.of("stream"));
    RTCDataChannel channel = one.createDataChannel("test", new RTCDataChannelInit());
    channel.registerObserver(channelThatThrows());

    exchange(one, two);
    awaitFault("onConnection");
    awaitFault("onDataChannel");
    awaitFault("channel onState");
    ((AudioTrack) two.getTransceivers()[0].getReceiver().getTrack())
        .addSink(NativeGuard.sound((data, bits, rate, channels, frames) -> fault("sound")));
    ((VideoTrack) two.getTransceivers()[1].getReceiver().getTrack())
        .addSink(NativeGuard.pictures(frame -> fault("pictures")));
    sound.start(runtime.clock());
    TestCamera camera = new TestCamera(64, 64, 30, 100);
    pictures.start(one.getTransceivers()[1].getSender());
    pictures.send(camera);
    synchronized (received) {
      received.get(0).send(new RTCDataChannelBuffer(ByteBuffer.wrap(new byte[] {1}), true));
    }
    one.createOffer(new RTCOfferOptions(), NativeGuard.created(throwing("created")));
    two.createAnswer(new RTCAnswerOptions(), NativeGuard.created(throwing("creation failed")));
    one.setLocalDescription(
        new RTCSessionDescription(RTCSdpType.ANSWER, one.getLocalDescription().sdp),
        NativeGuard.set(throwing("setting failed")));
    one.getStats(NativeGuard.stats(throwing("stats")));
    Logging.addLogSink(Logging.Severity.WARNING, NativeGuard.log(message -> fault("log")));
    Logging.warn("a warning");

    for (String kind : KINDS) {
      awaitFault(kind);
    }
    assertThat(thrown.keySet()).isEqualTo(KINDS);
    pictures.close();
    sound.close();
    channel.unregisterObserver();
    one.close();
    two.close();
    runtime.release();
  }

  private RTCPeerConnection connection(WebRtcRuntime runtime) {
    return runtime
        .factory()
        .createPeerConnection(
            new RTCConfiguration(),
            NativeGuard.connection(
                new NativeGuard.ConnectionEvents() {
                  @Override
                  public void onConnection(RTCPeerConnectionState state) {
                    throw fault("onConnection");
                  }

                  @Override
                  public void onIce(RTCIceConnectionState state) {
                    throw fault("onIce");
                  }

                  @Override
                  public void onGathering(RTCIceGatheringState state) {
                    throw fault("onGathering");
                  }

                  @Override
                  public void onCandidate(RTCIceCandidate candidate) {
                    throw fault("onCandidate");
                  }

                  @Override
                  public void onChannel(RTCDataChannel channel) {
                    synchronized (received) {
                      received.add(channel);
                    }
                    throw fault("onDataChannel");
                  }
                }));
  }

  private RTCDataChannelObserver channelThatThrows() {
    return new NativeGuard.ChannelRelay(
        new NativeGuard.ChannelEvents() {
          @Override
          public void onState() {
            throw fault("channel onState");
          }

          @Override
          public void onMessage(RTCDataChannelBuffer message) {
            throw fault("channel onMessage");
          }
        });
  }

  /** A result whose completion throws on the library's thread. */
  private <T> CompletableFuture<T> throwing(String kind) {
    return new CompletableFuture<>() {
      @Override
      public boolean complete(T value) {
        throw fault(kind);
      }

      @Override
      public boolean completeExceptionally(Throwable error) {
        throw fault(kind);
      }
    };
  }

  private void exchange(RTCPeerConnection one, RTCPeerConnection two) throws Exception {
    CompletableFuture<String> offer = new CompletableFuture<>();
    one.createOffer(new RTCOfferOptions(), NativeGuard.created(offer));
    set(one, RTCSdpType.OFFER, offer.get(10, TimeUnit.SECONDS));
    awaitGathered(one);
    two.setRemoteDescription(
        new RTCSessionDescription(RTCSdpType.OFFER, one.getLocalDescription().sdp),
        NativeGuard.set(throwing("set")));
    awaitFault("set");
    CompletableFuture<String> answer = new CompletableFuture<>();
    two.createAnswer(new RTCAnswerOptions(), NativeGuard.created(answer));
    set(two, RTCSdpType.ANSWER, answer.get(10, TimeUnit.SECONDS));
    awaitGathered(two);
    CompletableFuture<Void> done = new CompletableFuture<>();
    one.setRemoteDescription(
        new RTCSessionDescription(RTCSdpType.ANSWER, two.getLocalDescription().sdp),
        NativeGuard.set(done));
    done.get(10, TimeUnit.SECONDS);
  }

  private static void set(RTCPeerConnection connection, RTCSdpType type, String sdp)
      throws Exception {
    CompletableFuture<Void> done = new CompletableFuture<>();
    connection.setLocalDescription(new RTCSessionDescription(type, sdp), NativeGuard.set(done));
    done.get(10, TimeUnit.SECONDS);
  }

  /** Its event throws, so the state is asked for. */
  private static void awaitGathered(RTCPeerConnection connection) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (connection.getIceGatheringState() != RTCIceGatheringState.COMPLETE) {
      assertThat(System.nanoTime()).as("gathered in 10 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}

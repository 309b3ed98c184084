package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.media.PeerStats;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The data channels of one backend with those of the other, in both roles. */
class ChannelInteropTest {
  @ParameterizedTest
  @EnumSource(names = {"JITSI_CALLS_WEBRTC", "WEBRTC_CALLS_JITSI"})
  void aMegabytePassesBothWaysAndAWrongMessageBreaksNothing(Pairing pairing) {
    Child.run(pairing, TwoPeers.class, Duration.ofSeconds(60));
  }

  /** A peer of each backend in one process; descriptions go by memory. */
  static final class TwoPeers {
    private static final String CHANNEL = "test";
    private static final int PIECE = 16 * 1024;
    private static final int PIECES = 64;

    private final MediaStack nearStack = Pairing.nearStack().open();
    private final MediaStack farStack = Pairing.farStack().open();
    private final Inbox atNear = new Inbox();
    private final Inbox atFar = new Inbox();
    private final MediaPeer near = nearStack.newPeer(setup(Role.OFFERING), atNear);
    private final MediaPeer far = farStack.newPeer(setup(Role.ANSWERING), atFar);

    private TwoPeers() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(() -> new TwoPeers().run());
    }

    private static PeerSetup setup(Role role) {
      return new PeerSetup(
          role,
          IceSettings.DEFAULT,
          SoundRoute.TAP,
          SoundRoute.TAP,
          List.of(CHANNEL),
          ARTCAICallAudioConfig.builder().build(),
          ARTCAICallVideoConfig.builder().build());
    }

    private void run() {
      exchange();
      atNear.awaitOpen();
      atFar.awaitOpen();
      sendMegabyte(near, atFar, 1);
      sendMegabyte(far, atNear, 2);
      sendTheLongest(near, atFar);
      sendTheLongest(far, atNear);

      exchange();
      sendMegabyte(near, atFar, 3);
      sendMegabyte(far, atNear, 4);
      awaitCounted(near);
      awaitCounted(far);

      near.close().join();
      atFar.awaitGone();
      farStack.close();
      nearStack.close();
    }

    /** The first one, or a restart. */
    private void exchange() {
      near.acceptAnswer(far.answer(near.offer().join(), Set.of()).join()).join();
    }

    private static void sendMegabyte(MediaPeer from, Inbox to, int seed) {
      byte[] all = new byte[PIECES * PIECE];
      new Random(seed).nextBytes(all);
      to.clear();
      for (int i = 0; i < PIECES; i++) {
        byte[] piece = new byte[PIECE];
        System.arraycopy(all, i * PIECE, piece, 0, PIECE);
        from.send(CHANNEL, piece, true);
      }
      to.await(all);
    }

    private static void sendTheLongest(MediaPeer from, Inbox to) {
      byte[] longest = new byte[RtcSession.MAX_MESSAGE_BYTES];
      new Random(9).nextBytes(longest);
      to.clear();
      assertThatThrownBy(() -> from.send(CHANNEL, new byte[longest.length + 1], true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("data: at most 65536 bytes, got 65537");
      from.send(CHANNEL, longest, true);
      to.await(longest);
    }

    private static long packets(Map<MediaSection, PeerStats.Flow> flows) {
      return Objects.requireNonNull(flows.get(MediaSection.MAIN_AUDIO)).packets();
    }

    /** The round trip is known after the first reports. */
    private static void awaitCounted(MediaPeer peer) {
      Waiting.until("a round trip", NearSide.LIMIT, () -> peer.stats().join().rttMs() >= 0);
      PeerStats stats = peer.stats().join();
      assertThat(packets(stats.sent())).isPositive();
      assertThat(packets(stats.received())).isPositive();
      assertThat(stats.rttMs()).isLessThan(1_000);
    }
  }

  /** What came on the channel, one message behind the other. */
  private static final class Inbox implements MediaPeerListener {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger gone = new AtomicInteger();

    synchronized void clear() {
      bytes.reset();
    }

    private synchronized byte[] bytes() {
      return bytes.toByteArray();
    }

    void await(byte[] wanted) {
      Waiting.until(
          wanted.length + " bytes", NearSide.LIMIT, () -> bytes().length >= wanted.length);
      assertThat(bytes()).isEqualTo(wanted);
      assertThat(gone).as("channels that closed").hasValue(0);
    }

    void awaitOpen() {
      Waiting.until("an open channel", NearSide.LIMIT, () -> opened.get() > 0);
    }

    void awaitGone() {
      Waiting.until("the other side's end", NearSide.LIMIT, () -> gone.get() > 0);
    }

    @Override
    public void onState(PeerState state) {}

    @Override
    public void onChannelOpen(String channel) {
      opened.incrementAndGet();
    }

    @Override
    public void onChannelClosed(String channel) {
      gone.incrementAndGet();
    }

    @Override
    public synchronized void onMessage(String channel, ByteBuffer data, boolean binary) {
      assertThat(binary).isTrue();
      byte[] copy = new byte[data.remaining()];
      data.get(copy);
      bytes.writeBytes(copy);
    }

    @Override
    public void onFirstPacket(MediaSection section) {}

    @Override
    public void onDeviceFailure(RtcError error) {}

    @Override
    public void onBroken(RtcError error) {
      throw new AssertionError(error.message(), error.cause());
    }
  }
}

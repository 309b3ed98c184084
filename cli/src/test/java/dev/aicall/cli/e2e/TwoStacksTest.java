package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.media.PeerStats.Flow;
import dev.aicall.rtc.peer.testing.Tones;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A peer of one stack with a peer of the other: all that they do for a call, without a call. */
@Execution(ExecutionMode.CONCURRENT)
class TwoStacksTest {
  private static final Duration END = Duration.ofSeconds(60);

  private static final MediaSection MAIN = MediaSection.MAIN_AUDIO;

  @ParameterizedTest
  @EnumSource(names = {"JITSI_CALLS_WEBRTC", "WEBRTC_CALLS_JITSI"})
  void soundPassesBothWaysAndGoesOnPastARestart(Pairing pairing) {
    Child.run(pairing, Sound.class, END);
  }

  @ParameterizedTest
  @EnumSource(names = {"JITSI_CALLS_WEBRTC", "WEBRTC_CALLS_JITSI"})
  void messagesArriveAsTheyWereSent(Pairing pairing) {
    Child.run(pairing, Messages.class, END);
  }

  @ParameterizedTest
  @EnumSource(names = {"JITSI_CALLS_WEBRTC", "WEBRTC_CALLS_JITSI"})
  void picturesPassBothWays(Pairing pairing) {
    Child.run(pairing, Pictures.class, END);
  }

  /** Closes one, of which the other must hear. */
  private static void assertCloseIsNoticed(StackPair.End first, StackPair.End other) {
    StackPair.result(first.peer().close());
    other.news().await("closed " + StackPair.CHANNEL, LIMIT);
  }

  /** Tones, statistics, an ICE restart. */
  static final class Sound {
    private static final double SECOND_HZ = 1_320;
    private static final double NEW_OFFERING_HZ = 660;
    private static final double NEW_ANSWERING_HZ = 990;

    private static final double MAX_RTT_MS = 1_000;

    private static final Pattern UFRAG = Pattern.compile("^a=ice-ufrag:(.+)$", Pattern.MULTILINE);

    private final StackPair pair;
    private final ToneEar offering = new ToneEar();
    private final ToneEar second = new ToneEar();
    private final ToneEar answering = new ToneEar();

    private Sound(StackPair pair) {
      this.pair = pair;
      pair.offering().peer().receiveAudio(MAIN, offering);
      pair.offering().peer().receiveAudio(MediaSection.SECOND_AUDIO, second);
      pair.answering().peer().receiveAudio(MAIN, answering);
    }

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            try (StackPair pair = StackPair.connect()) {
              new Sound(pair).run();
              assertCloseIsNoticed(pair.offering(), pair.answering());
            }
          });
    }

    private void run() {
      send(NearSide.TONE_HZ, ProbeAgent.TONE_HZ);
      pair.answering()
          .peer()
          .sendAudio(MediaSection.SECOND_AUDIO, Tones.source(SECOND_HZ, 48_000, 1));
      assertHeard(answering, NearSide.TONE_HZ);
      assertHeard(offering, ProbeAgent.TONE_HZ);
      assertHeard(second, SECOND_HZ);
      pair.ends().forEach(Sound::assertCounted);

      String before = ufrag(pair.exchange());
      // New tones, so that nothing from before the restart is taken for what came after it.
      send(NEW_OFFERING_HZ, NEW_ANSWERING_HZ);
      assertHeard(answering, NEW_OFFERING_HZ);
      assertHeard(offering, NEW_ANSWERING_HZ);
      assertThat(ufrag(pair.exchange())).isNotEqualTo(before);
      send(NearSide.TONE_HZ, ProbeAgent.TONE_HZ);
      assertHeard(answering, NearSide.TONE_HZ);
      assertHeard(offering, ProbeAgent.TONE_HZ);
      for (StackPair.End end : pair.ends()) {
        assertThat(end.news().told()).doesNotContain("state FAILED", "closed " + StackPair.CHANNEL);
      }
    }

    private void send(double offeringHz, double answeringHz) {
      pair.offering().peer().sendAudio(MAIN, Tones.source(offeringHz, 48_000, 1));
      pair.answering().peer().sendAudio(MAIN, Tones.source(answeringHz, 48_000, 1));
    }

    private static void assertHeard(ToneEar ear, double hertz) {
      ear.awaitTone(hertz, LIMIT);
      assertThat(ear.peak()).isCloseTo(hertz, within(5.0));
    }

    private static void assertCounted(StackPair.End end) {
      Waiting.until("a round trip", LIMIT, () -> stats(end).rttMs() >= 0);
      PeerStats stats = stats(end);
      assertThat(stats.rttMs()).isLessThan(MAX_RTT_MS);
      assertThat(main(stats.sent()).packets()).isPositive();
      assertThat(main(stats.sent()).bytes()).isPositive();
      assertThat(main(stats.received()).packets()).isPositive();
      assertThat(main(stats.received()).bytes()).isPositive();
    }

    private static PeerStats stats(StackPair.End end) {
      return StackPair.result(end.peer().stats());
    }

    private static Flow main(Map<MediaSection, Flow> flows) {
      return Objects.requireNonNull(flows.get(MAIN));
    }

    private static String ufrag(String description) {
      Matcher line = UFRAG.matcher(description);
      assertThat(line.find()).isTrue();
      return line.group(1);
    }
  }

  /** The data channel. */
  static final class Messages {
    private static final int COUNT = 64;
    private static final int BYTES = 16 * 1024;

    private Messages() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            try (StackPair pair = StackPair.connect()) {
              assertAMegabytePasses(pair.offering(), pair.answering());
              assertTheLimitHolds(pair.offering(), pair.answering());
              assertTheLimitHolds(pair.answering(), pair.offering());
              assertCloseIsNoticed(pair.answering(), pair.offering());
            }
          });
    }

    /** Both ways at once. */
    private static void assertAMegabytePasses(StackPair.End one, StackPair.End other) {
      for (int i = 0; i < COUNT; i++) {
        one.send(message(i, BYTES));
        other.send(message(-i - 1, BYTES));
      }
      other.news().awaitMessages(COUNT, LIMIT);
      one.news().awaitMessages(COUNT, LIMIT);
      for (int i = 0; i < COUNT; i++) {
        assertThat(other.news().messages().get(i)).as("message %d", i).isEqualTo(message(i, BYTES));
        assertThat(one.news().messages().get(i))
            .as("message %d", i)
            .isEqualTo(message(-i - 1, BYTES));
      }
    }

    private static void assertTheLimitHolds(StackPair.End from, StackPair.End to) {
      int before = to.news().messages().size();
      byte[] longest = message(1_000, RtcSession.MAX_MESSAGE_BYTES);
      byte[] tooLong = message(1_001, RtcSession.MAX_MESSAGE_BYTES + 1);
      byte[] after = message(1_002, 10);

      from.send(longest);
      assertThatThrownBy(() -> from.send(tooLong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("65536")
          .hasMessageContaining("65537");
      from.send(after);

      to.news().awaitMessages(before + 2, LIMIT);
      List<byte[]> arrived = to.news().messages();
      assertThat(arrived.subList(before, arrived.size())).containsExactly(longest, after);
      assertThat(from.news().told()).doesNotContain("closed " + StackPair.CHANNEL);
      assertThat(to.news().told())
          .doesNotContain("closed " + StackPair.CHANNEL, "text instead of binary");
    }

    /** Bytes that no other message has. */
    private static byte[] message(int number, int length) {
      byte[] bytes = new byte[length];
      new Random(number).nextBytes(bytes);
      return bytes;
    }
  }

  /** Pictures both ways at once. */
  static final class Pictures {
    private Pictures() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            try (StackPair pair = StackPair.connect()) {
              MovingPicture camera = new MovingPicture(360, 640);
              MovingPicture avatar = new MovingPicture(320, 240);
              PictureEye seenOfCamera = new PictureEye();
              PictureEye seenOfAvatar = new PictureEye();
              pair.answering().peer().receiveVideo(MediaSection.CAMERA, seenOfCamera);
              pair.offering().peer().receiveVideo(MediaSection.PICTURE, seenOfAvatar);
              pair.offering().peer().sendVideo(MediaSection.CAMERA, camera);
              pair.answering().peer().sendVideo(MediaSection.PICTURE, avatar);

              seenOfCamera.awaitComplete(LIMIT);
              seenOfAvatar.awaitComplete(LIMIT);
              assertThat(StackPair.result(pair.answering().peer().stats()).received())
                  .extractingByKey(MediaSection.CAMERA)
                  .extracting(Flow::width, Flow::height)
                  .containsExactly(360, 640);
            }
          });
    }
  }
}

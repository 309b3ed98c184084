package dev.aicall.rtc.jitsi.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.jitsi.rtp.LossyLink;
import dev.aicall.rtc.jitsi.rtp.RtcpReader;
import dev.aicall.rtc.jitsi.rtp.RtpPacket;
import dev.aicall.rtc.jitsi.rtp.RtpSession;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.testing.Tones;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioLinkTest {
  private static final int RATE_HZ = 48_000;

  private final VirtualTime time = new VirtualTime();

  /** One side: sends a tone and keeps what it hears. */
  private final class Side {
    final short[] heard = new short[RATE_HZ * 60];
    int length;
    final RtpPacket packet = new RtpPacket();
    RtpSession session = new RtpSession(0, "", RATE_HZ, time, (data, offset, size) -> {});
    AudioSender sender;
    AudioReceiver receiver;

    Side(int ssrc, LossyLink out) {
      OpusSettings settings = new OpusSettings(RATE_HZ, 1, 48_000);
      session = new RtpSession(ssrc, "side" + ssrc, RATE_HZ, time, out);
      sender = new AudioSender(settings, 111, session, time, new Random(ssrc), out);
      receiver = new AudioReceiver(1, session, time);
      receiver.receive(
          frame -> {
            frame.copyTo(heard, length);
            length += frame.length();
          });
      session.listen(
          new RtpSession.Listener() {
            @Override
            public void onLoss(double fractionLost) {
              sender.onLoss(fractionLost);
            }
          });
    }

    void take(byte[] datagram) {
      if (RtcpReader.isRtcp(datagram, 0, datagram.length)) {
        session.onRtcp(Objects.requireNonNull(RtcpReader.read(datagram, 0, datagram.length)));
      } else {
        assertThat(packet.read(datagram, 0, datagram.length)).isTrue();
        receiver.onPacket(packet);
      }
    }

    void tick() {
      sender.tick();
      receiver.tick();
      session.tick();
    }

    short[] last(int seconds) {
      return Arrays.copyOfRange(heard, length - seconds * RATE_HZ, length);
    }
  }

  /** Two sides that speak. */
  private final class Call {
    final Side[] sides = new Side[2];
    final LossyLink toAgent;
    final Side caller;
    final Side agent;

    Call(double loss, double jitterMs, double duplicates) {
      toAgent = new LossyLink(time, 1, loss, jitterMs, duplicates, data -> sides[1].take(data));
      LossyLink toCaller =
          new LossyLink(time, 2, loss, jitterMs, duplicates, data -> sides[0].take(data));
      caller = new Side(1, toAgent);
      agent = new Side(2, toCaller);
      sides[0] = caller;
      sides[1] = agent;
      caller.sender.send(Tones.source(440, 16_000, 1));
      agent.sender.send(Tones.source(880, 24_000, 2));
    }

    void run(Duration duration) {
      for (long i = 0; i < duration.toMillis() / 10; i++) {
        caller.tick();
        agent.tick();
        time.advance(Duration.ofMillis(10));
      }
    }
  }

  /**
   * The shares under loss are those of Opus: it repeats nothing of a steady tone of 440 Hz, which
   * it takes for noise, so that is concealed; with speech, and 880 Hz, the loss is hardly heard.
   */
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, 0.98",
    "0, 60, 0.05, 0.97",
    "0.02, 0, 0, 0.97",
    "0.1, 40, 0, 0.75",
    "0.2, 40, 0.02, 0.65"
  })
  void tonesAreHeardBothWays(double loss, double jitterMs, double duplicates, double share) {
    Call call = new Call(loss, jitterMs, duplicates);
    call.run(Duration.ofSeconds(20));

    assertThat(call.agent.length).isEqualTo(20 * RATE_HZ);
    assertThat(Sounds.share(call.agent.last(10), 440)).isGreaterThan(share);
    assertThat(Sounds.share(call.caller.last(10), 880)).isGreaterThan(share);
    assertThat(Sounds.frequency(call.agent.last(10), 440)).isBetween(435.0, 445.0);
    assertThat(Sounds.frequency(call.caller.last(10), 880)).isBetween(875.0, 885.0);
    assertThat(Sounds.largestStep(call.agent.last(10))).isLessThan(5_000);
    assertThat(call.caller.sender.flow().packets()).isEqualTo(1_000);
    assertThat(call.agent.receiver.flow().lost())
        .isBetween(call.toAgent.dropped() - 60, call.toAgent.dropped());
    assertThat(call.caller.session.rttMs()).isBetween(59.0, 62.0 + 2 * jitterMs);
  }

  @Test
  void soundWithoutLossComesSoon() {
    Call call = new Call(0, 0, 0);
    call.run(Duration.ofSeconds(20));

    assertThat(call.agent.receiver.health().targetDelayMs()).isBetween(20.0, 25.0);
    assertThat(call.agent.receiver.health().lost()).isZero();
    assertThat(call.agent.receiver.health().skipped()).isZero();
  }
}

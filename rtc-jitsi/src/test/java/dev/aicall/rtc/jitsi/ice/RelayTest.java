package dev.aicall.rtc.jitsi.ice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.rtc.jitsi.sdp.SdpCandidate;
import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.IceSettings.Policy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
final class RelayTest {
  @ParameterizedTest
  @ValueSource(strings = {"udp", "tcp"})
  void relayOnlyReachesTheOtherAndHidesTheMachine(String transport) throws Exception {
    try (TurnServer server = TurnServer.start()) {
      IceOptions relayed =
          IcePair.loopback(new IceSettings(List.of(server.over(transport)), Policy.RELAY, 0, 0));
      try (IcePair pair = new IcePair(relayed, IcePair.loopback(IceSettings.DEFAULT))) {
        IceDescription offer =
            pair.offering.transport.gather(Duration.ofSeconds(3)).get(5, TimeUnit.SECONDS);
        assertThat(offer.candidates())
            .isNotEmpty()
            .allMatch(candidate -> candidate.type() == SdpCandidate.Type.RELAY)
            .allMatch(candidate -> candidate.relatedAddress().isEmpty());
        IceDescription answer =
            pair.answering.transport.gather(Duration.ofSeconds(3)).get(5, TimeUnit.SECONDS);
        pair.answering.transport.connect(offer.credentials(), offer.candidates());
        pair.offering.transport.connect(answer.credentials(), answer.candidates());
        pair.awaitBoth(IceState.CONNECTED, 10);

        for (int i = 0; i < 200; i++) {
          pair.offering.send("\u0080out " + i);
          assertThat(pair.answering.packets.poll(5, TimeUnit.SECONDS)).isEqualTo("\u0080out " + i);
          pair.answering.send("\u0080in " + i);
          assertThat(pair.offering.packets.poll(5, TimeUnit.SECONDS)).isEqualTo("\u0080in " + i);
        }
      }
      assertThat(server.waitForGivenBack(1, 5)).as(server.log().toString()).isTrue();
    }
  }

  @Test
  void bothSidesMayBeRelayed() throws Exception {
    try (TurnServer server = TurnServer.start()) {
      IceOptions relayed =
          IcePair.loopback(new IceSettings(List.of(server.over("udp")), Policy.RELAY, 0, 0));
      try (IcePair pair = new IcePair(relayed, relayed)) {
        pair.exchange();
        pair.awaitBoth(IceState.CONNECTED, 10);
        pair.offering.send("\u0080twice relayed");
        assertThat(pair.answering.packets.poll(5, TimeUnit.SECONDS))
            .isEqualTo("\u0080twice relayed");
      }
    }
  }

  @Test
  void allPoliciesOfferRelayAndHost() throws Exception {
    try (TurnServer server = TurnServer.start()) {
      IceOptions all =
          IcePair.loopback(
              new IceSettings(List.of(server.stun(), server.over("udp")), Policy.ALL, 0, 0));
      try (IcePair pair = new IcePair(all, all)) {
        IceDescription offer =
            pair.offering.transport.gather(Duration.ofSeconds(3)).get(5, TimeUnit.SECONDS);
        assertThat(offer.candidates())
            .extracting(SdpCandidate::type)
            .contains(SdpCandidate.Type.HOST, SdpCandidate.Type.RELAY);
        pair.exchange();
        pair.awaitBoth(IceState.CONNECTED, 10);
      }
    }
  }

  @Test
  void aRefusedUserGetsNoRelay() throws Exception {
    try (TurnServer server = TurnServer.start()) {
      IceOptions refused =
          IcePair.loopback(new IceSettings(List.of(server.wrongPassword()), Policy.RELAY, 0, 0));
      try (IcePair pair = new IcePair(refused, refused)) {
        assertThat(
                pair.offering
                    .transport
                    .gather(Duration.ofSeconds(2))
                    .get(5, TimeUnit.SECONDS)
                    .candidates())
            .isEmpty();
      }
    }
  }

  @Test
  void aServerThatDoesNotAnswerCostsTheLimitOnly() throws Exception {
    IceOptions silent =
        IcePair.loopback(
            new IceSettings(List.of(IceServer.stun("stun:127.0.0.1:9")), Policy.ALL, 0, 0));
    try (IcePair pair = new IcePair(silent, silent)) {
      pair.offering.transport.gather(Duration.ofMillis(300)).get(5, TimeUnit.SECONDS);
      long start = System.nanoTime();

      pair.offering.transport.gather(Duration.ofMillis(300)).get(5, TimeUnit.SECONDS);

      assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isBetween(250L, 2_000L);
    }
  }

  @Test
  void whatIsNotSupportedIsRefusedInWords() {
    IceSettings secureStun =
        new IceSettings(List.of(IceServer.stun("stuns:example.org:5349")), Policy.ALL, 0, 0);
    assertThatThrownBy(
            () -> new IcePair(IcePair.loopback(secureStun), IcePair.loopback(secureStun)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("STUN over TLS is not supported");
    IceSettings dtls =
        new IceSettings(
            List.of(IceServer.turn("turns:example.org?transport=udp", "a", "secret")),
            Policy.ALL,
            0,
            0);
    assertThatThrownBy(() -> new IcePair(IcePair.loopback(dtls), IcePair.loopback(dtls)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TURN over DTLS is not supported")
        .hasMessageNotContaining("secret");
  }
}

package dev.aicall.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcError.Reason;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.rtc.peer.media.MediaPeerListener.PeerState;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signalling;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
  private static final String LOST = "onConnectionStatus(Reconnecting, 2)";
  private static final String UP = "onConnectionStatus(Connected, 3)";
  private static final String FAILED = "onConnectionStatus(Failed, 0)";

  private final CallWorld world = new CallWorld();

  @Test
  void pingsEverySecondAndStaysUpWhileTheyAreAnswered() {
    world.talking();
    int told = world.told().size();

    world.passWell(Duration.ofSeconds(60));

    assertThat(world.peer().pings()).isBetween(60L, 62L);
    assertThat(world.toldSince(told)).isEmpty();
  }

  @Test
  void isLostWhenNoPongComesForFourSeconds() {
    world.talking();
    int told = world.told().size();

    world.pass(Duration.ofMillis(3_999));
    assertThat(world.toldSince(told)).isEmpty();
    world.pass(Duration.ofMillis(1));

    assertThat(world.toldSince(told)).containsExactly(LOST);
  }

  @Test
  void theFourSecondsCountFromTheLastPongWhateverPingIsDue() {
    world.talking();
    world.pass(Duration.ofMillis(3_500));
    world.signal(new Signal.Pong(0));
    int told = world.told().size();

    world.pass(Duration.ofMillis(3_999));
    assertThat(world.toldSince(told)).isEmpty();
    world.pass(Duration.ofMillis(1));

    assertThat(world.toldSince(told)).containsExactly(LOST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DISCONNECTED", "FAILED"})
  void isLostWhenThePeerSaysSo(PeerState state) {
    world.talking();
    int told = world.told().size();

    world.peer().listener.onState(state);
    world.time.runReady();

    assertThat(world.toldSince(told)).containsExactly("onConnectionStatus(Reconnecting, 1)");
    assertThat(world.http.count("PATCH")).isEqualTo(1);
  }

  @Test
  void aRestartGoesOutOnANewConnection() {
    world.talking();
    assertThat(world.http.fresh).isZero();

    loseLink();

    assertThat(world.http.fresh).isEqualTo(1);
  }

  @Test
  void oneRestartOfferIsRepeatedUnchangedOnTheSchedule() {
    world.talking();
    loseLink();

    for (int pause : new int[] {200, 500, 1_000, 2_000, 4_000, 5_000, 5_000}) {
      int before = world.http.count("PATCH");
      world.http.refuse(503, "ServiceUnavailable");
      world.pass(Duration.ofMillis(pause - 1));
      assertThat(world.http.count("PATCH")).isEqualTo(before);
      world.pass(Duration.ofMillis(1));
      assertThat(world.http.count("PATCH")).isEqualTo(before + 1);
    }

    List<HttpCall> patches = new ArrayList<>();
    world.http.exchanges.forEach(
        exchange -> {
          if (exchange.call().method().equals("PATCH")) {
            patches.add(exchange.call());
          }
        });
    assertThat(patches).containsOnly(patches.get(0));
    assertThat(patches.get(0).body()).isEqualTo("a=ice-ufrag:peer1-2\r\n");
    assertThat(patches.get(0).uri()).asString().endsWith(ScriptedHttp.LOCATION);
  }

  @ParameterizedTest
  @CsvSource({"0.0, 160", "0.999999999, 240"})
  void jitterIsATwentyPercent(double random, int pause) {
    world.random = random;
    world.talking();
    loseLink();

    world.http.refuse(503, "ServiceUnavailable");
    world.pass(Duration.ofMillis(pause - 1));
    assertThat(world.http.count("PATCH")).isEqualTo(1);
    world.pass(Duration.ofMillis(1));

    assertThat(world.http.count("PATCH")).isEqualTo(2);
  }

  @Test
  void isBackWithThePongAfterTheRestart() {
    world.talking();
    loseLink();
    int told = world.told().size();

    world.http.ok("new answer");
    world.time.runReady();
    assertThat(world.toldSince(told)).isEmpty();
    world.signal(new Signal.Pong(1));

    assertThat(world.toldSince(told)).containsExactly(UP);
    assertThat(world.peer().accepted).containsExactly("answer", "new answer");
    world.passWell(Duration.ofSeconds(30));
    assertThat(world.http.count("PATCH")).isEqualTo(1);
    assertThat(world.toldSince(told)).hasSize(1);
  }

  @Test
  void aPongDoesNotCountWhileThePeerIsDisconnected() {
    world.talking();
    world.peer().listener.onState(PeerState.DISCONNECTED);
    world.time.runReady();
    int told = world.told().size();

    world.signal(new Signal.Pong(1));
    assertThat(world.toldSince(told)).isEmpty();
    world.peer().listener.onState(PeerState.CONNECTED);
    world.signal(new Signal.Pong(2));

    assertThat(world.toldSince(told)).containsExactly(UP);
  }

  @Test
  void aLinkThatHealsByItselfIsBackAndTheRestartIsStillFinished() {
    world.talking();
    loseLink();
    world.http.refuse(503, "ServiceUnavailable");
    world.time.runReady();
    int told = world.told().size();

    world.signal(new Signal.Pong(1));

    assertThat(world.toldSince(told)).containsExactly(UP);
    assertThat(world.http.count("PATCH")).isEqualTo(2);
    world.http.ok("new answer");
    world.time.runReady();
    assertThat(world.peer().accepted).containsExactly("answer", "new answer");
  }

  @Test
  void aRestartThatBringsNothingIsTriedAnew() {
    world.talking();
    loseLink();

    world.http.ok("new answer");
    world.pass(Duration.ofMillis(4_201));

    assertThat(world.http.count("PATCH")).isEqualTo(2);
    assertThat(world.http.last().body()).isEqualTo("a=ice-ufrag:peer1-3\r\n");
  }

  @Test
  void aForgottenParticipantJoinsAnewWithoutAnAgent() {
    world.talking();
    loseLink();
    int told = world.told().size();

    world.http.refuse(404, "ParticipantNotFound");
    world.pass(Duration.ofMillis(200));

    assertThat(world.stack.peers).hasSize(2);
    assertThat(world.stack.peers.get(0).closed).isTrue();
    assertThat(world.http.last().method()).isEqualTo("POST");
    assertThat(world.http.last().contentType()).isEqualTo(Signalling.SDP_TYPE);
    assertThat(world.http.last().body()).isEqualTo("a=ice-ufrag:peer2-1\r\n");
    world.answer();
    world.agentComes();
    assertThat(world.toldSince(told)).containsExactly(UP, "onDataChannelReady(agent-7)");
  }

  @Test
  void closedChannelsJoinAnewAtOnce() {
    world.talking();
    world.passWell(Duration.ofSeconds(2));
    int told = world.told().size();

    world.peer().loseChannels();
    world.time.runReady();

    assertThat(world.toldSince(told)).containsExactly("onConnectionStatus(Reconnecting, 0)");
    assertThat(world.http.count("PATCH")).isZero();
    assertThat(world.http.count("POST")).isEqualTo(2);
    world.answer();
    assertThat(world.toldSince(told)).hasSize(2).endsWith(UP);
  }

  @Test
  void aNewConnectionThatDoesNotComeUpIsReplaced() {
    world.talking();
    world.passWell(Duration.ofSeconds(2));
    world.peer().loseChannels();
    world.time.runReady();

    world.http.created("answer");
    world.pass(Link.REDIAL_PATIENCE.plusMillis(200));

    assertThat(world.http.count("POST")).isEqualTo(3);
    assertThat(world.http.count("DELETE")).isZero();
    assertThat(world.stack.peers).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"404, ChannelNotFound", "400, InvalidParames", "401, InvalidToken"})
  void aRefusedRejoinFailsTheLinkAndWaitsForLeave(int status, String code) {
    world.talking();
    world.peer().loseChannels();
    world.time.runReady();
    int told = world.told().size();

    world.http.refuse(status, code);
    world.pass(Duration.ofSeconds(60));

    assertThat(world.toldSince(told)).containsExactly(FAILED);
    world.session().leave();
    world.pass(Farewell.LIMIT);
    assertThat(world.toldSince(told)).containsExactly(FAILED, "onLeft(null)");
  }

  @ParameterizedTest
  @CsvSource({"404, ChannelNotFound", "400, InvalidParames", "401, InvalidToken"})
  void aRefusedRestartFailsTheLink(int status, String code) {
    world.talking();
    loseLink();
    int told = world.told().size();

    world.http.refuse(status, code);
    world.pass(Duration.ofSeconds(60));

    assertThat(world.toldSince(told)).containsExactly(FAILED);
    assertThat(world.http.count("PATCH")).isEqualTo(1);
  }

  @Test
  void anExpiredTokenIsToldAsSuch() {
    world.talking();
    loseLink();
    int told = world.told().size();

    world.http.refuse(403, "TokenExpired");
    world.time.runReady();

    assertThat(world.toldSince(told)).containsExactly("onTokenExpired()", FAILED);
  }

  @Test
  void whatIsSentBeforeTheLossIsKnownArrivesInItsPlace() {
    world.talking();
    world.session().send("before".getBytes(StandardCharsets.UTF_8));
    loseLink();
    world.session().send("while".getBytes(StandardCharsets.UTF_8));
    world.http.ok("new answer");
    world.signal(new Signal.Pong(1));
    world.session().send("after".getBytes(StandardCharsets.UTF_8));
    world.time.runReady();

    assertThat(world.peer().messages).containsExactly("before", "while", "after");
  }

  @Test
  void whatIsSentAfterTheLinkFailedIsDropped() {
    world.talking();
    loseLink();
    world.http.refuse(404, "ChannelNotFound");
    world.time.runReady();

    world.session().send("late".getBytes(StandardCharsets.UTF_8));
    world.time.runReady();

    assertThat(world.peer().messages).isEmpty();
  }

  @Test
  void whatIsSentBeforeTheAgentReadsIsDropped() {
    world.join(null);
    world.answer();

    world.session().send("early".getBytes(StandardCharsets.UTF_8));
    world.agentComes();
    world.session().send("in time".getBytes(StandardCharsets.UTF_8));
    world.time.runReady();

    assertThat(world.peer().messages).containsExactly("in time");
  }

  @Test
  void whoIsNotThereAnyMoreAfterARejoinIsToldGone() {
    world.talking();
    world.signal(new Signal.Online("human-1"));
    world.signal(new Signal.Track("human-1", TrackKind.AUDIO, MediaSection.SECOND_AUDIO, true));
    world.peer().loseChannels();
    world.time.runReady();
    int told = world.told().size();

    world.answer();
    world.agentComes();

    assertThat(world.toldSince(told))
        .containsExactly(UP, "onParticipantOffline(human-1)", "onDataChannelReady(agent-7)");
  }

  @Test
  void aServerThatHangsUpAtOnceIsNotCalledInALoop() {
    world.talking();
    world.passWell(Duration.ofSeconds(2));

    int joins = world.http.count("POST");
    for (int i = 0; i < 100; i++) {
      world.peer().loseChannels();
      world.time.runReady();
      if (world.http.count("POST") > joins) {
        joins = world.http.count("POST");
        world.answer();
      }
    }

    assertThat(joins).isLessThan(4);
  }

  @Test
  void leavingWhileLostEndsTheTries() {
    world.talking();
    loseLink();

    world.session().leave();
    world.pass(Duration.ofSeconds(60));

    assertThat(world.told()).endsWith(LOST, "onLeft(null)");
    assertThat(world.http.count("PATCH")).isEqualTo(1);
    assertThat(world.time.pendingTimers()).isZero();
  }

  @Test
  void aBreakdownEndsTheSessionWithItsCause() {
    world.talking();

    world.peer().listener.onBroken(RtcError.of(Reason.INTERNAL, "crash"));
    world.pass(Farewell.LIMIT);

    assertThat(world.failure()).isEqualTo(RtcError.of(Reason.INTERNAL, "crash"));
    assertThat(world.http.last().method()).isEqualTo("DELETE");
    assertThat(world.peer().closed).isTrue();
  }

  private void loseLink() {
    world.passWell(Duration.ofSeconds(2));
    world.pass(Duration.ofSeconds(5));
    assertThat(world.told()).endsWith(LOST);
    assertThat(world.http.count("PATCH")).isEqualTo(1);
  }
}

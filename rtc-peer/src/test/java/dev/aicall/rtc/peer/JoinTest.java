package dev.aicall.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.port.ReconnectSchedule;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcError.Reason;
import dev.aicall.rtc.peer.signal.JoinBody;
import dev.aicall.rtc.peer.signal.Signalling;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JoinTest {
  private final CallWorld world = new CallWorld();

  @Test
  void offersWithAnAgentAsJson() {
    world.join(CallWorld.START);

    HttpCall call = world.http.call(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.uri())
        .hasToString("https://server.example/rtc/channels/channel-1/participants");
    assertThat(call.contentType()).isEqualTo(Signalling.JSON_TYPE);
    assertThat(call.token()).isEqualTo(CallWorld.token(CallWorld.CHANNEL, CallWorld.USER, 1));
    assertThat(JoinBody.parse(call.body()))
        .contains(new JoinBody("a=ice-ufrag:peer1-1\r\n", CallWorld.START));
  }

  @Test
  void offersWithoutAnAgentAsSdp() {
    world.join(null);

    assertThat(world.http.call(0).contentType()).isEqualTo(Signalling.SDP_TYPE);
    assertThat(world.http.call(0).body()).isEqualTo("a=ice-ufrag:peer1-1\r\n");
  }

  @Test
  void encodesTheChannelInThePath() {
    world
        .session()
        .join(
            world.request(
                CallWorld.token("a b/c", CallWorld.USER, 1),
                null,
                ARTCAICallAgentType.VoiceAgent,
                MediaTaps.none(),
                ReconnectSchedule.DEFAULT));
    world.time.runReady();

    assertThat(world.http.call(0).uri().getRawPath())
        .isEqualTo("/rtc/channels/a%20b%2Fc/participants");
  }

  @Test
  void hasJoinedWhenBothChannelsAreOpen() {
    world.join(null);
    world.http.created("answer");
    world.time.runReady();
    world.peer().listener.onChannelOpen(Signalling.MESSAGE_CHANNEL);
    world.time.runReady();
    assertThat(world.told()).isEmpty();

    world.peer().listener.onChannelOpen(Signalling.SIGNAL_CHANNEL);
    world.time.runReady();

    assertThat(world.told()).containsExactly("onJoined()", "onConnectionStatus(Connected, 9)");
    assertThat(world.peer().accepted).containsExactly("answer");
  }

  @Test
  void repeatsTheSameOfferWhenNoReplyComes() {
    world.join(CallWorld.START);

    world.pass(Duration.ofMillis(2_199));
    assertThat(world.http.exchanges).hasSize(1);
    assertThat(world.http.exchanges.get(0).reply()).isCancelled();
    world.pass(Duration.ofMillis(1));

    assertThat(world.http.exchanges).hasSize(2);
    assertThat(world.http.call(1))
        .usingRecursiveComparison()
        .ignoringFields("limit")
        .isEqualTo(world.http.call(0));
    world.answer();
    assertThat(world.told()).contains("onJoined()");
    assertThat(world.stack.peers).hasSize(1);
  }

  @Test
  void repeatsTheSameOfferWithGrowingPauses() {
    world.join(null);

    for (int pause : new int[] {200, 400, 800, 1_600, 2_000, 2_000}) {
      int before = world.http.exchanges.size();
      world.http.breakConnection();
      world.pass(Duration.ofMillis(pause - 1));
      assertThat(world.http.exchanges).hasSize(before);
      world.pass(Duration.ofMillis(1));
      assertThat(world.http.exchanges).hasSize(before + 1);
      assertThat(world.http.last()).isEqualTo(world.http.call(0));
    }
  }

  @Test
  void waitsAsLongAsTheServerWants() {
    world.join(null);
    world.http.refuse(503, "ServiceUnavailable", "3");

    world.pass(Duration.ofMillis(2_999));
    assertThat(world.http.exchanges).hasSize(1);
    world.pass(Duration.ofMillis(1));

    assertThat(world.http.exchanges).hasSize(2);
  }

  @Test
  void doesNotWaitForAServerThatIsFullPastTheDeadline() {
    world.join(null);

    world.http.refuse(503, "ServiceUnavailable", "60");
    world.time.runReady();

    assertThat(world.failure()).isEqualTo(RtcError.of(Reason.UNAVAILABLE, "ServiceUnavailable"));
  }

  @Test
  void readsARetryDate() {
    world.join(null);
    world.http.refuse(503, "ServiceUnavailable", "Thu, 1 Jan 2026 00:00:05 GMT");

    world.pass(Duration.ofMillis(4_999));
    assertThat(world.http.exchanges).hasSize(1);
    world.pass(Duration.ofMillis(1));

    assertThat(world.http.exchanges).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "400, InvalidParames, REFUSED",
    "401, InvalidToken, TOKEN_INVALID",
    "402, Forbidden.SubscriptionRequired, SUBSCRIPTION_REQUIRED",
    "403, TokenExpired, TOKEN_EXPIRED",
    "404, AgentNotFound, AGENT_NOT_FOUND",
    "404, ChannelNotFound, REFUSED",
    "413, ContentTooLarge, REFUSED",
    "415, UnsupportedMediaType, REFUSED",
    "403, SomethingElse, TOKEN_EXPIRED",
    "404, Elsewhere, UNKNOWN",
    "418, Teapot, UNKNOWN"
  })
  void refusalIsFinalAndHasTheCodeAsMessage(int status, String code, Reason reason) {
    world.join(CallWorld.START);

    world.http.refuse(status, code);
    world.pass(Duration.ofSeconds(20));

    assertThat(world.told()).hasSize(1);
    assertThat(world.failure()).isEqualTo(RtcError.of(reason, code));
    assertThat(world.http.exchanges).hasSize(1);
    assertThat(world.peer().closed).isTrue();
  }

  @Test
  void aFullServerIsUnavailableAtTheDeadline() {
    world.join(null);

    while (world.heard.ends().isEmpty()) {
      if (!world.http.exchanges.get(world.http.exchanges.size() - 1).reply().isDone()) {
        world.http.refuse(503, "ServiceUnavailable");
      }
      world.pass(Duration.ofMillis(50));
    }

    assertThat(world.time.nanoTime()).isLessThanOrEqualTo(Duration.ofSeconds(15).toNanos());
    assertThat(world.time.nanoTime()).isGreaterThan(Duration.ofSeconds(14).toNanos());
    assertThat(world.failure()).isEqualTo(RtcError.of(Reason.UNAVAILABLE, "ServiceUnavailable"));
  }

  @Test
  void aServerThatCannotBeReachedIsTheNetworkAtTheDeadline() {
    world.join(null);
    world.http.breakConnection();
    world.time.runReady();
    while (world.heard.ends().isEmpty()) {
      world.pass(Duration.ofMillis(50));
      if (!world.http.exchanges.get(world.http.exchanges.size() - 1).reply().isDone()) {
        world.http.breakConnection();
      }
    }

    assertThat(world.failure().reason()).isEqualTo(Reason.NETWORK);
    assertThat(world.failure().cause()).hasMessage("broken");
  }

  @Test
  void aServerThatIsSlowIsGivenMoreAndMoreTime() {
    world.join(null);
    assertThat(world.http.last().limit()).isEqualTo(Duration.ofSeconds(2));

    world.pass(Duration.ofMillis(2_200));
    assertThat(world.http.exchanges).hasSize(2);
    assertThat(world.http.last().limit()).isEqualTo(Duration.ofSeconds(4));

    world.pass(Duration.ofMillis(4_399));
    assertThat(world.http.exchanges).hasSize(2);
    world.pass(Duration.ofMillis(1));
    assertThat(world.http.exchanges).hasSize(3);
    assertThat(world.http.last().limit()).isEqualTo(Duration.ofSeconds(8));
    assertThat(world.http.last().body()).isEqualTo(world.http.call(0).body());
  }

  @Test
  void aServerThatCannotBeReachedIsGivenNoMoreTime() {
    world.join(null);
    world.pass(Duration.ofMillis(2_200));
    assertThat(world.http.last().limit()).isEqualTo(Duration.ofSeconds(4));

    world.http.breakConnection();
    world.pass(Duration.ofMillis(400));

    assertThat(world.http.exchanges).hasSize(3);
    assertThat(world.http.last().limit()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void silenceIsATimeout() {
    world.join(null);

    world.pass(Duration.ofSeconds(15));

    assertThat(world.failure().reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(world.time.pendingTimers()).isLessThanOrEqualTo(1); // of the last request
  }

  @Test
  void aConnectionThatDoesNotComeUpIsATimeoutAndTheParticipantLeaves() {
    world.join(null);
    world.http.created("answer");

    world.pass(Duration.ofSeconds(15));

    assertThat(world.failure().reason()).isEqualTo(Reason.TIMEOUT);
    assertThat(world.http.last().method()).isEqualTo("DELETE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "eyJhIjoxfQ=="})
  void aTokenThatCannotBeReadFailsTheJoin(String token) {
    world
        .session()
        .join(
            world.request(
                token,
                null,
                ARTCAICallAgentType.VoiceAgent,
                MediaTaps.none(),
                ReconnectSchedule.DEFAULT));
    world.time.runReady();

    assertThat(world.failure().reason()).isEqualTo(Reason.TOKEN_INVALID);
    assertThat(world.http.exchanges).isEmpty();
  }

  @Test
  void aTokenOfAnotherUserFailsTheJoin() {
    world
        .session()
        .join(
            world.request(
                CallWorld.token(CallWorld.CHANNEL, "somebody", 1),
                null,
                ARTCAICallAgentType.VoiceAgent,
                MediaTaps.none(),
                ReconnectSchedule.DEFAULT));
    world.time.runReady();

    assertThat(world.failure().reason()).isEqualTo(Reason.TOKEN_INVALID);
  }

  @Test
  void anAnswerThatIsNoneIsInternal() {
    world.join(null);
    world.peer().badAnswers = true;

    world.http.created("answer");
    world.time.runReady();

    assertThat(world.failure().reason()).isEqualTo(Reason.INTERNAL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://elsewhere.example/x", "ftp://server.example/x", ":::"})
  void anAnswerThatLeadsAstrayIsInternal(String location) {
    world.join(null);

    world.http.created("answer", location);
    world.time.runReady();

    assertThat(world.failure().reason()).isEqualTo(Reason.INTERNAL);
    assertThat(world.http.exchanges).hasSize(1);
  }

  @Test
  void aStackThatCannotRunSaysWhatToDo() {
    world.stack.unusable = true;

    world.join(null);

    assertThat(world.failure().reason()).isEqualTo(Reason.INTERNAL);
    assertThat(world.failure().message()).contains("install libexample");
  }

  @Test
  void aBrokenDeviceFailsTheJoinAsItIs() {
    world.join(null);
    RtcError broken = RtcError.of(Reason.DEVICE, "no microphone");

    world.peer().listener.onBroken(broken);
    world.time.runReady();

    assertThat(world.failure()).isEqualTo(broken);
  }

  @Test
  void whoLeavesBeforeTheReplyLeavesTheParticipantToo() {
    world.join(CallWorld.START);
    world.session().leave();
    world.time.runReady();
    assertThat(world.told()).containsExactly("onLeft(null)");

    world.http.created("answer");
    world.time.runReady();

    assertThat(world.http.last().method()).isEqualTo("DELETE");
    assertThat(world.http.last().uri())
        .hasToString("https://server.example/rtc/channels/channel-1/" + ScriptedHttp.LOCATION);
  }

  @Test
  void noSecretIsPrinted() {
    world.join(CallWorld.START);
    HttpCall call = world.http.call(0);

    assertThat(call.toString()).doesNotContain(call.token()).doesNotContain("ufrag");
    assertThat(new HttpReply(201, "/secret", null, "answer").toString())
        .doesNotContain("secret")
        .doesNotContain("answer");
  }
}

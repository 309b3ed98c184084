package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.domain.protocol.RtcTokenReading;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.testing.Tones;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Callers who are lost, come back or not; tokens that run out; ends. */
class HoldTest {
  private final TestWorld world = TestWorld.virtual();

  @AfterEach
  void close() {
    world.close();
  }

  private RecordingAgents.Recorded agent() {
    return world.agents.last();
  }

  private List<Signal> since(TestCaller caller, int count) {
    return caller.signals.subList(count, caller.signals.size());
  }

  @Test
  void pingsKeepACallUpAndArePonged() {
    TestCaller caller = world.caller().join("ag-voice");

    caller.pingFor(60);

    assertThat(agent().events).containsExactly("ready");
    assertThat(caller.signals).contains(new Signal.Pong(0), new Signal.Pong(59));
  }

  @Test
  void aCallerWithoutPingsIsAwayAfterSixSecondsAndComesBack() {
    TestCaller caller = world.caller().join("ag-voice");
    world.advance(Duration.ofMillis(5_900));
    assertThat(agent().events).containsExactly("ready");

    world.advance(Duration.ofMillis(200));
    assertThat(agent().events).containsExactly("ready", "away");
    agent().call.execute(() -> agent().call.send(new AgentMessage.AgentStateChanged(1)));
    world.advance(Duration.ofSeconds(34));
    int seen = caller.signals.size();
    caller.signal(new Signal.Ping(1));
    world.advance(Duration.ofMillis(1));

    String uid = agent().call.agentUid();
    assertThat(agent().events).containsExactly("ready", "away", "back");
    assertThat(since(caller, seen))
        .containsExactly(
            new Signal.Pong(1),
            new Signal.Online(uid),
            new Signal.Track(uid, TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true),
            new Signal.Subscribed(uid));
    assertThat(caller.log).noneMatch(line -> line.startsWith("message"));
  }

  @Test
  void aLostCallerIsHeldForTheResumeTimeAndNoLonger() {
    world.caller().join("ag-voice");

    world.advance(Duration.ofMillis(40_900));
    assertThat(world.server.calls()).isEqualTo(1);
    world.advance(Duration.ofMillis(200));

    assertThat(agent().events).containsExactly("ready", "away", "end CALLER_LOST");
    assertThat(world.server.calls()).isZero();
  }

  @Test
  void aLongerOfflineTimeoutCounts() {
    TestCaller caller = world.caller();
    String params =
        "{\"AIAgentId\":\"ag-voice\",\"AgentConfig\":\"{\\\"UserOfflineTimeout\\\":100}\"}";
    caller.connect(
        world.send(
            caller.joinRequest("application/json", caller.bodyWithAgent("ag-voice", params))));

    world.advance(Duration.ofSeconds(105));
    assertThat(world.server.calls()).isEqualTo(1);
    world.advance(Duration.ofSeconds(2));
    assertThat(world.server.calls()).isZero();
  }

  @Test
  void whoLostItsPeerAttachesWithoutAnAgentPart() {
    TestCaller first = world.caller().join("ag-voice");
    first.vanish();
    world.await(() -> agent().events.contains("away"));
    assertThat(first.patch(first.offer()).body()).contains("ParticipantNotFound");

    TestCaller second = world.caller(first.channel, first.token).attach();

    String uid = agent().call.agentUid();
    assertThat(second.signals)
        .containsExactly(
            new Signal.Online(uid),
            new Signal.Track(uid, TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true),
            new Signal.Subscribed(uid));
    assertThat(agent().events).containsExactly("ready", "away", "back");
    assertThat(world.agents.made).hasSize(1);
    assertThat(second.resourceId()).isNotEqualTo(first.resourceId()).matches("[0-9a-f]{32}");
  }

  @Test
  void attachingWhileTheOldLinkIsUpReplacesThatLinkOnly() {
    TestCaller first = world.caller().join("ag-voice");

    TestCaller second = world.caller(first.channel, first.token).attach();

    world.await(() -> first.signals.contains(new Signal.Bye(3)));
    assertThat(agent().events).containsExactly("ready", "away", "back");
    assertThat(second.signals).noneMatch(Signal.Bye.class::isInstance);
    assertThat(first.delete().statusCode()).as("the old resource").isEqualTo(404);
    assertThat(world.server.calls()).isEqualTo(1);
  }

  @Test
  void afterTheHoldThereIsNoChannel() {
    TestCaller first = world.caller().join("ag-voice");
    first.vanish();
    world.advance(Duration.ofSeconds(36));

    assertThat(world.caller(first.channel, first.token).postBare().body())
        .contains("ChannelNotFound");
  }

  @Test
  void theTokensEndIsAnnouncedToldAndThenEndsTheCall() {
    String channel = world.server.newChannelId();
    String token = world.server.issueToken(channel, "u1", Duration.ofSeconds(60));
    TestCaller caller = world.caller(channel, token).join("ag-voice");

    caller.pingFor(29);
    assertThat(caller.signals).noneMatch(Signal.AuthInfoWillExpire.class::isInstance);
    caller.pingFor(2);
    assertThat(caller.signals).contains(new Signal.AuthInfoWillExpire());
    caller.pingFor(28);
    assertThat(caller.signals).noneMatch(Signal.AuthInfoExpired.class::isInstance);
    caller.pingFor(2);
    assertThat(caller.signals).contains(new Signal.AuthInfoExpired());
    caller.pingFor(8);
    assertThat(world.server.calls()).isEqualTo(1);
    caller.pingFor(2);

    assertThat(agent().events).containsExactly("ready", "end EXPIRED");
    assertThat(caller.signals).contains(new Signal.Bye(1));
  }

  @Test
  void aFreshTokenKeepsTheCallUp() {
    String channel = world.server.newChannelId();
    String token = world.server.issueToken(channel, "u1", Duration.ofSeconds(60));
    TestCaller caller = world.caller(channel, token).join("ag-voice");
    caller.pingFor(40);

    caller.signal(new Signal.RefreshAuthInfo(agent().call.freshToken()));
    caller.pingFor(60);

    assertThat(caller.signals).contains(new Signal.Refreshed(true, ""));
    assertThat(caller.signals).noneMatch(Signal.AuthInfoExpired.class::isInstance);
    assertThat(world.server.calls()).isEqualTo(1);
  }

  @Test
  void tokensOfOthersDoNotRefresh() {
    TestCaller caller = world.caller().join("ag-voice");
    String otherChannel = world.server.newChannelId();
    String expired = world.server.issueToken(caller.channel, "u1", Duration.ZERO);

    caller.signal(
        new Signal.RefreshAuthInfo(
            world.server.issueToken(otherChannel, "u1", Duration.ofDays(2))));
    caller.signal(
        new Signal.RefreshAuthInfo(
            world.server.issueToken(caller.channel, "u2", Duration.ofDays(2))));
    caller.signal(new Signal.RefreshAuthInfo("nonsense"));
    caller.signal(new Signal.RefreshAuthInfo(expired));
    world.advance(Duration.ofMillis(1));

    assertThat(caller.signals.stream().filter(Signal.Refreshed.class::isInstance))
        .containsExactly(
            new Signal.Refreshed(false, "InvalidToken"),
            new Signal.Refreshed(false, "InvalidToken"),
            new Signal.Refreshed(false, "InvalidToken"),
            new Signal.Refreshed(false, "TokenExpired"));
  }

  @Test
  void aFreshTokenIsForTheCallersOwnChannel() {
    TestCaller caller = world.caller().join("ag-voice");

    RtcToken token = ((RtcTokenReading.Read) RtcToken.read(agent().call.freshToken())).token();

    assertThat(token.channelId()).isEqualTo(caller.channel);
    assertThat(token.userId()).isEqualTo("u1");
  }

  @Test
  void anAgentThatLeavesGoesOfflineBeforeTheBye() {
    TestCaller caller = world.caller().join("ag-voice");
    String uid = agent().call.agentUid();
    int seen = caller.log.size();

    agent()
        .call
        .execute(
            () -> {
              agent().call.send(new AgentMessage.AgentWillLeave(2001, "idle"));
              agent().call.end();
              agent().call.send(new AgentMessage.AgentStateChanged(1));
            });
    world.advance(Duration.ofMillis(150));

    assertThat(caller.log.get(seen)).startsWith("message").contains("1010");
    assertThat(caller.log.subList(seen + 1, caller.log.size()))
        .containsExactly(
            new Signal.Offline(uid).toString(),
            new Signal.Bye(2).toString(),
            "closed artc.message",
            "closed artc.signal");
    assertThat(world.network.openPeers()).as("open for 200 ms").isEqualTo(2);
    world.advance(Duration.ofMillis(100));
    assertThat(world.network.openPeers()).isEqualTo(1);
    assertThat(agent().events).containsExactly("ready", "end AGENT_LEFT");
  }

  @Test
  void anAgentMayThrowItsCallerOut() {
    TestCaller caller = world.caller().join("ag-voice");

    agent().call.execute(() -> agent().call.bye(1));
    world.advance(Duration.ofMillis(1));

    assertThat(caller.signals.get(caller.signals.size() - 1)).isEqualTo(new Signal.Bye(1));
    assertThat(agent().events).containsExactly("ready", "end AGENT_LEFT");
  }

  @Test
  void aHumanComesOnTheSecondSectionAndIsThereAgainAfterALoss() {
    TestCaller caller = world.caller().join("ag-voice");
    int seen = caller.signals.size();
    agent()
        .call
        .execute(() -> agent().call.participantOnline("human-1", Tones.source(880, 16_000, 1)));
    world.advance(Duration.ofMillis(100));
    Signal online = new Signal.Online("human-1");
    Signal track = new Signal.Track("human-1", TrackKind.AUDIO, MediaSection.SECOND_AUDIO, true);
    assertThat(since(caller, seen)).containsExactly(online, track);
    assertThat(caller.log).contains("packet SECOND_AUDIO");

    world.advance(Duration.ofSeconds(7));
    int lost = caller.signals.size();
    caller.signal(new Signal.Ping(1));
    world.advance(Duration.ofMillis(1));
    assertThat(since(caller, lost)).contains(online, track);

    world.advance(Duration.ofSeconds(7));
    agent().call.execute(() -> agent().call.participantOffline("human-1"));
    world.advance(Duration.ofMillis(1));
    int back = caller.signals.size();
    caller.signal(new Signal.Ping(2));
    world.advance(Duration.ofMillis(1));
    assertThat(since(caller, back)).contains(new Signal.Offline("human-1")).doesNotContain(online);
  }

  @Test
  void soundGoesBothWaysAndFollowsTheCallerToANewPeer() {
    TestCaller first = world.caller().join("ag-voice");
    agent().call.execute(() -> agent().call.voice(Tones.source(440, 16_000, 1)));
    world.advance(Duration.ofMillis(100));
    assertThat(first.log).contains("packet MAIN_AUDIO");
    first.vanish();
    world.await(() -> agent().events.contains("away"));

    TestCaller second = world.caller(first.channel, first.token).attach();
    world.advance(Duration.ofMillis(100));

    assertThat(second.log).contains("packet MAIN_AUDIO");
  }

  @Test
  void timersOfAnAgentStopWithItsCall() {
    TestCaller caller = world.caller().join("ag-voice");
    agent()
        .call
        .execute(
            () -> {
              note(Duration.ofSeconds(1), "timer");
              note(Duration.ofSeconds(3), "late");
            });
    world.advance(Duration.ofSeconds(2));
    caller.delete();
    world.advance(Duration.ofSeconds(5));

    assertThat(agent().events).containsExactly("ready", "timer", "end CALLER_LEFT");
  }

  private void note(Duration delay, String what) {
    var unused = agent().call.schedule(delay, () -> agent().events.add(what));
  }
}

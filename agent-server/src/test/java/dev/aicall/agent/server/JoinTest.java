package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentStartResult;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.rtc.peer.signal.Signal.Online;
import dev.aicall.rtc.peer.signal.Signal.Subscribed;
import dev.aicall.rtc.peer.signal.Signal.Track;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JoinTest {
  private final TestWorld world = TestWorld.virtual();

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aCallerHearsOfTheAgentInOrderAndSpeaksToIt() {
    TestCaller caller = world.caller().join("ag-voice");

    RecordingAgents.Recorded agent = world.agents.last();
    String uid = agent.call.agentUid();
    Signal.AgentResult result = (Signal.AgentResult) caller.signals.get(0);
    AgentStartResult started =
        AgentStartResult.parse(result.code(), result.action(), result.result(), false);
    assertThat(started)
        .isInstanceOfSatisfying(
            AgentStartResult.Started.class,
            ids -> {
              assertThat(ids.agentUid()).isEqualTo(uid);
              assertThat(ids.channelId()).isEqualTo(caller.channel);
              assertThat(ids.instanceId()).isEqualTo(agent.call.instanceId());
              assertThat(ids.requestId()).isNotBlank();
            });
    assertThat(caller.signals.subList(1, caller.signals.size()))
        .containsExactly(
            new Online(uid),
            new Track(uid, TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true),
            new Subscribed(uid));
    world.await(() -> agent.events.contains("ready"));

    caller.say(new ClientMessage.SendTextToAgent("hello"));
    agent.call.execute(() -> agent.call.send(new AgentMessage.AgentStateChanged(2)));
    world.await(() -> !agent.messages.isEmpty());
    world.await(() -> caller.log.get(caller.log.size() - 1).startsWith("message"));

    assertThat(agent.messages).containsExactly(new ClientMessage.SendTextToAgent("hello"));
    assertThat(caller.log.get(caller.log.size() - 1))
        .contains("\"type\":1001")
        .contains("\"seqId\":1")
        .contains("\"senderId\":\"" + uid + "\"")
        .contains("\"receiverId\":\"u1\"");
  }

  @Test
  void anAvatarIsAParticipantOfItsOwnWithItsPictureFirst() {
    TestCaller caller = world.caller().join("ag-avatar");

    String agent = world.agents.last().call.agentUid();
    String avatar = world.agents.last().call.avatarUid();
    assertThat(avatar).isNotEqualTo(agent);
    assertThat(caller.signals.subList(1, caller.signals.size()))
        .containsExactly(
            new Online(agent),
            new Online(avatar),
            new Track(avatar, TrackKind.VIDEO, MediaSection.PICTURE, true),
            new Track(avatar, TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true),
            new Subscribed(agent));
  }

  @Test
  void theSameOfferIsAnsweredAsBefore() {
    TestCaller caller = world.caller();
    HttpResponse<String> first = caller.post("ag-voice");
    HttpResponse<String> second = caller.post("ag-voice");
    caller.connect(second);
    HttpResponse<String> third = caller.post("ag-voice");

    assertThat(List.of(second.statusCode(), third.statusCode())).containsOnly(201);
    assertThat(List.of(second.body(), third.body())).containsOnly(first.body());
    assertThat(third.headers().firstValue("Location"))
        .isEqualTo(first.headers().firstValue("Location"));
    assertThat(world.agents.made).hasSize(1);
    assertThat(caller.signals).noneMatch(Signal.Bye.class::isInstance);
  }

  @Test
  void anotherOfferOfTheSameUserReplacesTheFirst() {
    TestCaller first = world.caller().join("ag-voice");
    TestCaller second = world.caller(first.channel, first.token).join("ag-voice");

    world.await(() -> first.signals.contains(new Signal.Bye(3)));
    assertThat(world.agents.made).hasSize(2);
    assertThat(world.agents.made.get(0).events).containsExactly("ready", "end REPLACED");
    assertThat(world.server.calls()).isEqualTo(1);
    assertThat(second.signals).noneMatch(Signal.Bye.class::isInstance);
    world.advance(Duration.ofMillis(250));
    assertThat(world.network.openPeers()).isEqualTo(3);
  }

  @Test
  void aRestartIsAnsweredAndItsRepetitionAlike() {
    TestCaller caller = world.caller().join("ag-voice");
    String offer = caller.freshOffer();

    HttpResponse<String> first = caller.patch(offer);
    HttpResponse<String> second = caller.patch(offer);

    assertThat(first.statusCode()).isEqualTo(200);
    assertThat(first.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/sdp");
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(world.agents.made).hasSize(1);
  }

  @Test
  void aBadRestartChangesNothing() {
    TestCaller caller = world.caller().join("ag-voice");
    String good = caller.offer();
    String unknown = good.replaceAll("ice-ufrag:\\S+", "ice-ufrag:nobody");

    assertThat(caller.patch(unknown).statusCode()).isEqualTo(400);

    assertThat(caller.patch(good).statusCode()).isEqualTo(200);
    caller.signal(new Signal.Ping(7));
    world.await(() -> caller.signals.contains(new Signal.Pong(7)));
  }

  @Test
  void leavingEndsTheCallAtOnce() {
    TestCaller caller = world.caller().join("ag-voice");

    assertThat(caller.delete().statusCode()).isEqualTo(200);

    assertThat(world.agents.last().events).containsExactly("ready", "end CALLER_LEFT");
    assertThat(world.server.calls()).isZero();
    HttpResponse<String> again = caller.delete();
    assertThat(again.statusCode()).isEqualTo(404);
    assertThat(again.body()).contains("ParticipantNotFound");
  }

  @Test
  void leavingBySignalDoesTheSame() {
    TestCaller caller = world.caller().join("ag-voice");

    caller.signal(new Signal.Leave());
    world.await(() -> world.server.calls() == 0);

    assertThat(world.agents.last().events).containsExactly("ready", "end CALLER_LEFT");
  }

  @Test
  void aCallerWhoNeverConnectsIsGivenUp() {
    TestCaller caller = world.caller();
    assertThat(caller.post("ag-voice").statusCode()).isEqualTo(201);
    assertThat(world.server.calls()).isEqualTo(1);

    world.advance(CallerLink.CONNECT_LIMIT);

    assertThat(world.server.calls()).isZero();
    assertThat(world.agents.last().events).containsExactly("end CALLER_LOST");
  }
}

package dev.aicall.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.signal.Signal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrivalTest {
  private final CallWorld world = new CallWorld();

  @Test
  void everythingWaitsForTheAgentsResult() {
    world.join(CallWorld.START);
    world.answer();
    int told = world.told().size();

    world.peer().message("{\"type\":1001}");
    world.agentComes();
    assertThat(world.toldSince(told)).isEmpty();
    world.signal(CallWorld.RESULT);

    assertThat(world.toldSince(told))
        .containsExactly(
            "onAgentResult(0, GenerateAIAgentCall, {})",
            "onData(, 13 bytes)",
            "onParticipantOnline(agent-7)",
            "onTrack(agent-7, AUDIO, true)",
            "onFirstAudio(agent-7)",
            "onDataChannelReady(agent-7)");
  }

  @Test
  void nothingWaitsWithoutAnAgentStart() {
    world.join(null);
    world.answer();
    int told = world.told().size();

    world.agentComes();

    assertThat(world.toldSince(told)).hasSize(4).doesNotContain("onAgentResult");
  }

  @Test
  void sixtyFourAreKept() {
    world.join(CallWorld.START);
    world.answer();

    for (int i = 0; i < 70; i++) {
      world.peer().message("{\"senderId\":\"a\",\"n\":" + i + "}");
    }
    world.signal(CallWorld.RESULT);
    world.peer().message("later");
    world.time.runReady();

    List<String> texts = new ArrayList<>();
    world.heard.messages().forEach(m -> texts.add(new String(m, StandardCharsets.UTF_8)));
    assertThat(texts).hasSize(65).contains("{\"senderId\":\"a\",\"n\":63}").endsWith("later");
  }

  @Test
  void pongAndByeDoNotWait() {
    world.join(CallWorld.START);
    world.answer();
    int told = world.told().size();

    world.passWell(Duration.ofSeconds(20));
    assertThat(world.toldSince(told)).isEmpty();
    world.signal(new Signal.Bye(2));

    assertThat(world.toldSince(told)).containsExactly("onBye(2)");
  }

  @Test
  void aResultBeforeTheJoinComesAfterIt() {
    world.join(CallWorld.START);
    world.http.created("answer");
    world.time.runReady();
    world.signal(CallWorld.RESULT);
    assertThat(world.told()).isEmpty();

    world.peer().openChannels();
    world.time.runReady();

    assertThat(world.told())
        .containsExactly(
            "onJoined()",
            "onConnectionStatus(Connected, 9)",
            "onAgentResult(0, GenerateAIAgentCall, {})");
  }

  @Test
  void aSecondResultIsNotTold() {
    world.talking();
    int told = world.told().size();

    world.signal(CallWorld.RESULT);

    assertThat(world.toldSince(told)).isEmpty();
  }

  @Test
  void aResultThatIsLostWithItsConnectionHoldsNothingBack() {
    world.join(CallWorld.START);
    world.answer();
    world.peer().loseChannels();
    world.time.runReady();

    world.answer();
    world.agentComes();

    assertThat(world.told()).endsWith("onDataChannelReady(agent-7)", "onFirstAudio(agent-7)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\":1001,\"senderId\":\"human-1\"}|human-1",
        "{\"data\":{\"senderId\":\"no\"},\"senderId\":\"human-1\"}|human-1",
        " {\"senderId\": \"human-1\"}|human-1",
        "{\"type\":1001}|agent-7",
        "{\"senderId\":7}|agent-7",
        "{\"senderId\":\"\"}|agent-7",
        "[\"senderId\",\"x\"]|agent-7",
        "no json|agent-7",
        "{\"type\"|agent-7"
      })
  void theSenderIsWhoTheMessageSaysOrTheAgent(String message, String sender) {
    world.talking();

    world.peer().message(message);
    world.time.runReady();

    assertThat(world.heard.events("onData").get(0).args().get(0)).isEqualTo(sender);
  }

  @Test
  void participantsAreToldOnceHoweverOftenTheServerRepeats() {
    world.talking();
    int told = world.told().size();

    world.agentComes();
    world.signal(new Signal.Track("agent-7", TrackKind.AUDIO, MediaSection.MAIN_AUDIO, false));
    world.signal(new Signal.Track("agent-7", TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true));
    world.signal(new Signal.Offline("agent-7"));
    world.signal(new Signal.Offline("agent-7"));

    assertThat(world.toldSince(told))
        .containsExactly(
            "onDataChannelReady(agent-7)",
            "onTrack(agent-7, AUDIO, false)",
            "onTrack(agent-7, AUDIO, true)",
            "onParticipantOffline(agent-7)");
  }

  @Test
  void firstSoundNeedsTrackAndPacket() {
    world.join(null);
    world.answer();
    world.peer().listener.onFirstPacket(MediaSection.MAIN_AUDIO);
    world.time.runReady();
    assertThat(world.heard.has("onFirstAudio")).isFalse();
    world.signal(new Signal.Track("human-1", TrackKind.AUDIO, MediaSection.SECOND_AUDIO, true));
    assertThat(world.heard.has("onFirstAudio")).isFalse();

    world.signal(new Signal.Track("agent-7", TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true));

    assertThat(world.told()).endsWith("onFirstAudio(agent-7)");
  }

  @Test
  void aByeIsTheLastNewsAndTheServersHangUpEndsTheSession() {
    world.talking();
    int told = world.told().size();

    world.signal(new Signal.Bye(3));
    world.signal(new Signal.Offline("agent-7"));
    world.peer().message("{}");
    world.pass(Duration.ofSeconds(30));
    assertThat(world.toldSince(told)).containsExactly("onBye(3)");
    world.peer().loseChannels();
    world.pass(Farewell.LIMIT);

    assertThat(world.heard.ends()).hasSize(1);
    assertThat(world.failure().message()).contains("bye 3");
    assertThat(world.http.count("DELETE") + world.http.count("PATCH")).isZero();
    assertThat(world.http.count("POST")).isEqualTo(1);
  }

  @Test
  void leavingAfterAByeEndsAtOnce() {
    world.talking();
    world.signal(new Signal.Bye(1));

    world.session().leave();
    world.time.runReady();

    assertThat(world.told()).endsWith("onBye(1)", "onLeft(null)");
    assertThat(world.http.count("DELETE")).isZero();
    assertThat(world.peer().closed).isTrue();
  }

  @Test
  void leavingSaysGoodbyeBothWaysAndWaitsASecondAtMost() {
    world.talking();

    world.session().leave();
    world.time.runReady();
    assertThat(world.peer().signals).contains(new Signal.Leave());
    assertThat(world.http.last().method()).isEqualTo("DELETE");
    assertThat(world.heard.ends()).isEmpty();
    world.pass(Farewell.LIMIT);

    assertThat(world.told()).endsWith("onLeft(null)");
    assertThat(world.peer().closed).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"200", "404", "401", "500"})
  void anyAnswerToTheGoodbyeEndsTheSession(int status) {
    world.talking();
    world.session().leave();
    world.time.runReady();

    world.http.refuse(status, "Whatever");
    world.time.runReady();

    assertThat(world.told()).endsWith("onLeft(null)");
    assertThat(world.time.pendingTimers()).isZero();
  }

  @Test
  void mediaExtensionAndTokenNewsArePassedOn() {
    world.talking();
    int told = world.told().size();

    world.signal(new Signal.MediaExtension("agent-7", 99, "{\"AIAgent\":{}}"));
    world.signal(new Signal.AuthInfoWillExpire());
    world.signal(new Signal.AuthInfoExpired());
    world.signal(new Signal.Unknown("tomorrow"));

    assertThat(world.toldSince(told))
        .containsExactly(
            "onMediaExtension(agent-7, 99, 14 bytes)", "onTokenWillExpire()", "onTokenExpired()");
  }
}

package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.rtc.peer.testing.Tones;
import java.time.Duration;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What can happen to a call between its beginning and its end. */
@Execution(ExecutionMode.CONCURRENT)
class CallEventsTest {
  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aHumanTakesOverUnheardOrHeard(Pairing pairing) {
    Child.run(pairing, Takeover.class, Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aCallGoesOnPastTheEndOfItsFirstToken(Pairing pairing) {
    Child.run(pairing, ShortToken.class, Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void whoIsThrownOutIsToldWhy(Pairing pairing) {
    Child.run(pairing, ThrownOut.class, Duration.ofSeconds(60));
  }

  /** Both modes of takeover. */
  static final class Takeover {
    private static final double HUMAN_HZ = 1320;
    private static final int TAKEN_OVER = 2002;

    private Takeover() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            ProbeAgents agents = new ProbeAgents(news -> {});
            try (FarSide far = FarSide.start(agents)) {
              takeover(far, agents, 0);
              takeover(far, agents, 1);
            }
          });
    }

    private static void takeover(FarSide far, ProbeAgents agents, int mode) {
      try (NearSide near = NearSide.open(far.origin())) {
        near.callAndBegin(ProbeAgents.VOICE, far.access().grant("u" + mode));
        ProbeAgent agent = agents.await(mode, LIMIT);
        near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);

        agent.say(new AgentMessage.HumanTakeoverWillStart("human-1", mode));
        agent
            .call()
            .execute(
                () -> agent.call().participantOnline("human-1", Tones.source(HUMAN_HZ, 48_000, 1)));
        agent.say(new AgentMessage.HumanTakeoverConnected("human-1"));
        near.log().await("onHumanTakeoverConnected", LIMIT);

        // In mode 0 the human is heard by the agent's voice; here that goes on as it was.
        if (mode == 1) {
          agent.call().execute(() -> agent.call().voice(null));
          near.ear().awaitTone(HUMAN_HZ, LIMIT);
        } else {
          near.log().await("onUserOnLine", LIMIT);
          near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);
          assertThat(near.ear().share(HUMAN_HZ)).isLessThan(0.01);
        }

        agent.say(new AgentMessage.AgentWillLeave(TAKEN_OVER, "taken over"));
        agent.call().execute(() -> agent.call().end());
        near.log().await("onCallEnd", LIMIT);
        assertThat(near.log().await("onAgentWillLeave", LIMIT).args())
            .containsExactly(TAKEN_OVER, "taken over");
        assertThat(near.log().events("onHumanTakeoverWillStart").get(0).args())
            .containsExactly("human-1", mode);
      }
    }
  }

  /** A token that is nearly over when the call begins. */
  static final class ShortToken {
    private static final Duration LIFE = Duration.ofSeconds(6);

    private ShortToken() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            ProbeAgents agents = new ProbeAgents(news -> {});
            try (FarSide far = FarSide.start(agents);
                NearSide near = NearSide.open(far.origin())) {
              ServerAccess access = far.access();
              String channel = access.grant("u1").channelId();
              String token = access.token(channel, "u1", LIFE);
              long expiry = System.nanoTime() + LIFE.toNanos();

              near.callAndBegin(ProbeAgents.VOICE, new ServerAccess.Grant(channel, "u1", token));
              near.log().await("onAuthInfoWillExpire", LIMIT);
              Object fresh = near.log().await("onNewRTCToken", LIMIT).args().get(0);
              assertThat(fresh).isNotEqualTo(token);
              assertThat(agents.await(0, LIMIT).receivedTypes()).containsExactly(1104);
              Waiting.until(
                  "the old expiry",
                  LIFE.plusSeconds(3),
                  () -> System.nanoTime() > expiry + Duration.ofSeconds(1).toNanos());

              near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);
              assertThat(near.engine().sendTextToAgent(AllMessages.text("still there"))).isTrue();
              near.log().await("onVoiceAgentSubtitleNotify", LIMIT);
              assertThat(near.log().count("onAuthInfoExpired")).isZero();
              near.engine().handup(true);
              near.log().await("onCallEnd", LIMIT);
              assertThat(near.log().errors()).isEmpty();
            }
          });
    }
  }

  /** Bye 1, 3 and 2, the last by a server that goes down. */
  static final class ThrownOut {
    private ThrownOut() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            ProbeAgents agents = new ProbeAgents(news -> {});
            FarSide far = FarSide.start(agents);
            try (far;
                NearSide kicked = NearSide.open(far.origin());
                NearSide replaced = NearSide.open(far.origin());
                NearSide second = NearSide.open(far.origin())) {
              kicked.callAndBegin(ProbeAgents.VOICE, far.access().grant("u1"));
              agents.await(0, LIMIT).call().execute(() -> agents.made().get(0).call().bye(1));
              assertEnd(kicked, ARTCAICallErrorCode.KickedBySystem);

              ServerAccess.Grant grant = far.access().grant("u2");
              replaced.callAndBegin(ProbeAgents.VOICE, grant);
              second.callAndBegin(ProbeAgents.VOICE, grant);
              assertEnd(replaced, ARTCAICallErrorCode.KickedByUserReplace);
              second.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);

              far.server().close();
              assertEnd(second, ARTCAICallErrorCode.KickedByChannelTerminated);
              assertThat(agents.made()).extracting(ProbeAgent::end).contains(CallEnd.SHUTDOWN);
            }
          });
    }

    private static void assertEnd(NearSide near, ARTCAICallErrorCode code) {
      near.log().await("onCallEnd", LIMIT);
      assertThat(near.log().errors()).containsExactly(code);
      assertThat(near.log().count("onCallEnd")).isEqualTo(1);
    }
  }
}

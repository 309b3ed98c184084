package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From a share link to a call with the rehearsal agent. */
class SharedCallTest {
  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aLinkIsAllThatACallerNeeds(Pairing pairing) {
    Child.run(pairing, Program.class, Duration.ofSeconds(60));
  }

  /** Server and caller in one process. */
  static final class Program {
    private Program() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            try (FarSide far = FarSide.start(RehearsalAgents.builtIn());
                NearSide near = NearSide.open(far.origin())) {
              String link = far.server().mintShareLink("robot", Duration.ofHours(1));
              ARTCAICallAgentShareConfig shared =
                  Objects.requireNonNull(near.engine().parseShareAgentCall(link));
              ShareCall call = generate(near, shared);
              near.engine()
                  .call("guest", call.token(), call.agentInfo())
                  .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
              near.log().await("onCallBegin", LIMIT);
              near.log().await("the greeting", LIMIT, event -> says(event, "Hello."));
              goForward(near);
              assertThat(near.log().errors()).isEmpty();
              assertThat(near.log().count("onAgentStarted")).isZero();

              sendText(near, "goodbye");
              near.log().await("onAgentWillLeave", LIMIT);
              near.log().await("onCallEnd", LIMIT);

              assertThat(far.server().revokeShareLink(link)).isTrue();
              assertRevoked(near, shared);
            }
          });
    }

    private static ShareCall generate(NearSide near, ARTCAICallAgentShareConfig shared)
        throws Exception {
      return near.engine()
          .generateShareAgentCall(shared, "guest")
          .get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void goForward(NearSide near) {
      near.log().await("onAgentDataChannelAvailable", LIMIT);
      sendText(near, "please go forward");
      near.log().await("the answer", LIMIT, event -> says(event, "forward."));
      assertThat(near.log().await("onReceivedAgentCustomMessage", LIMIT).args().get(0))
          .isEqualTo(Map.of("cmd", "move", "direction", "forward"));
      assertThat(near.engine().getTranscript().turns()).isNotEmpty();
    }

    private static void sendText(NearSide near, String text) {
      assertThat(near.engine().sendTextToAgent(AllMessages.text(text))).isTrue();
    }

    private static boolean says(CallLog.Event event, String text) {
      return event.name().equals("onVoiceAgentSubtitleNotify")
          && String.valueOf(event.args().get(0)).contains(text);
    }

    private static void assertRevoked(NearSide near, ARTCAICallAgentShareConfig shared)
        throws Exception {
      try {
        ShareCall unexpected = generate(near, shared);
        throw new AssertionError("a revoked link gave " + unexpected);
      } catch (ExecutionException e) {
        CallException refused = (CallException) Objects.requireNonNull(e.getCause());
        assertThat(refused.error().getErrorCode()).isEqualTo(ARTCAICallErrorCode.AgentNotFound);
      }
    }
  }
}

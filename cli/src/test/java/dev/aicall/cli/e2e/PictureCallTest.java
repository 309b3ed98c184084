package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.config.ARTCAICallVisionCustomCaptureRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls with pictures, either way. */
@Execution(ExecutionMode.CONCURRENT)
class PictureCallTest {
  @ParameterizedTest
  @EnumSource
  void aVisionAgentSeesTheCallersPictures(Pairing pairing) {
    Child.run(pairing, Vision.class, Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aVisionAgentTakesTheStillsThatItIsAskedFor(Pairing pairing) {
    Child.run(pairing, Stills.class, Duration.ofSeconds(90));
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void theAvatarIsSeenByTheCaller(Pairing pairing) {
    Child.run(pairing, Avatar.class, Duration.ofSeconds(90));
  }

  /** The caller's camera. */
  static final class Vision {
    private Vision() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            ProbeAgents agents = new ProbeAgents(news -> {});
            try (FarSide far = FarSide.start(agents);
                NearSide near = NearSide.open(far.origin())) {
              near.callAndBegin(ProbeAgents.VISION, far.access().grant("u1"));
              PictureEye eye = agents.await(0, LIMIT).eye();
              eye.awaitComplete(LIMIT);
              System.out.println("picture " + eye.seen().get(eye.seen().size() - 1));

              assertThat(near.engine().muteLocalCamera(true)).isTrue();
              assertStops(eye);
              assertThat(near.engine().muteLocalCamera(false)).isTrue();
              assertGoesOn(eye);

              assertThat(near.engine().enablePushToTalk(true)).isTrue();
              assertStops(eye);
              assertThat(near.engine().startPushToTalk()).isTrue();
              assertGoesOn(eye);
              assertThat(near.engine().finishPushToTalk()).isTrue();
              assertStops(eye);

              near.engine().handup(true);
              near.log().await("onCallEnd", LIMIT);
              assertThat(near.log().errors()).isEmpty();
            }
          });
    }

    // What is on its way may still arrive; then there must be nothing for a whole second.
    private static void assertStops(PictureEye eye) {
      Waiting.quiet("no picture", Duration.ofSeconds(1), LIMIT, eye::count);
    }

    private static void assertGoesOn(PictureEye eye) {
      int before = eye.count();
      Waiting.until("pictures again", LIMIT, () -> eye.count() > before + 3);
    }
  }

  /** Stills of the caller's camera, taken by the rehearsal agent. */
  static final class Stills {
    private static final int ASKED = 3;

    private Stills() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            try (FarSide far = FarSide.start(RehearsalAgents.builtIn());
                NearSide near = NearSide.open(far.origin())) {
              near.callAndBegin(ProbeAgents.VISION, far.access().grant("u1"));
              assertThat(
                      near.engine()
                          .startVisionCustomCapture(
                              ARTCAICallVisionCustomCaptureRequest.builder()
                                  .isSingle(true)
                                  .num(ASKED)
                                  .eachDuration(1)
                                  .build()))
                  .isTrue();
              Map<?, ?> taken =
                  (Map<?, ?>)
                      near.log()
                          .await("the stills", LIMIT, event -> capture(event) != null)
                          .args()
                          .get(0);
              assertThat((Map<?, ?>) taken.get("capture"))
                  .extracting("asked", "taken")
                  .containsExactly(ASKED, ASKED);
              assertThat(
                      near.log().events("onVisionCustomCapture").stream().map(CallLog.Event::args))
                  .containsExactly(List.of(true), List.of(false));
              near.engine().handup(true);
              near.log().await("onCallEnd", LIMIT);
              assertThat(near.log().errors()).isEmpty();
            }
          });
    }

    private static @Nullable Object capture(CallLog.Event event) {
      return event.name().equals("onReceivedAgentCustomMessage")
              && event.args().get(0) instanceof Map<?, ?> message
          ? message.get("capture")
          : null;
    }
  }

  /** The agent's picture. */
  static final class Avatar {
    private Avatar() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            ProbeAgents agents = new ProbeAgents(news -> {});
            try (FarSide far = FarSide.start(agents);
                NearSide near = NearSide.open(far.origin())) {
              near.engine()
                  .setAgentViewConfig(ARTCAICallViewConfig.builder().view(near.eye()).build());
              near.callAndBegin(ProbeAgents.AVATAR, far.access().grant("u1"));
              near.log().await("onAgentAvatarFirstFrameDrawn", LIMIT);
              near.eye().awaitComplete(LIMIT);
              near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);
              assertThat(near.log().events("onAgentVideoAvailable")).hasSize(1);
              assertThat(near.log().count("onAgentAvatarFirstFrameDrawn")).isEqualTo(1);
              assertThat(near.log().errors()).isEmpty();
              near.engine().handup(true);
              near.log().await("onCallEnd", LIMIT);
            }
          });
    }
  }
}

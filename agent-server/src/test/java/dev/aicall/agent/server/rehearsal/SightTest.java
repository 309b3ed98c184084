package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrBaseConfig;
import dev.aicall.api.config.ARTCAICallAgentVcrConfig;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.protocol.ClientMessage.StartVisionCustomCapture;
import dev.aicall.domain.protocol.ClientMessage.StopVisionCustomCapture;
import dev.aicall.domain.protocol.ClientMessage.UpdateVcrConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SightTest {
  private static final String VISION =
      "agents: {a: {type: vision, thinking: 0s, "
          + "rules: [{keyword: see, do: [{custom: I see}]}]}}";

  private static StartVisionCustomCapture capture(boolean single, int each, int num, int duration) {
    return new StartVisionCustomCapture(
        "What do you see?", single, each, num, duration, "{\"k\":1}", false);
  }

  /** Shows a picture every 100 ms. */
  private static void show(RecordingCall call, int millis) {
    for (int i = 0; i < millis; i += 100) {
      call.show(VideoFrame.allocate(64, 48, 0, call.time.nanoTime()));
      call.advance(100);
    }
  }

  private static String report(int round, int taken) {
    String still = "{\"width\":64,\"height\":48,\"meanLuma\":0}";
    return "CustomMessage[text={\"capture\":{\"text\":\"What do you see?\","
        + "\"userData\":\"{\\\"k\\\":1}\",\"round\":"
        + round
        + ",\"asked\":2,\"taken\":"
        + taken
        + ",\"stills\":["
        + String.join(",", java.util.Collections.nCopies(taken, still))
        + "]}}]";
  }

  @Test
  void singleCaptureTakesTheAskedStillsThenAnswers() {
    RecordingCall call = Rehearsal.ready(VISION).receive(capture(true, 1, 2, 100));

    show(call, 2_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s VisionCustomCaptureChanged[enable=true]",
            "1.00s " + report(1, 2),
            "1.00s VisionCustomCaptureChanged[enable=false]",
            "1.00s CustomMessage[text=I see]");
  }

  @Test
  void continuousCaptureRepeatsUntilItsTimeIsOver() {
    RecordingCall call = Rehearsal.ready(VISION).receive(capture(false, 2, 2, 5));

    show(call, 10_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s VisionCustomCaptureChanged[enable=true]",
            "2.00s " + report(1, 2),
            "2.00s CustomMessage[text=I see]",
            "4.00s " + report(2, 2),
            "4.00s VisionCustomCaptureChanged[enable=false]",
            "4.00s CustomMessage[text=I see]");
  }

  @Test
  void captureCanBeStoppedAndSaysHowFewPicturesCame() {
    RecordingCall call = Rehearsal.ready(VISION).receive(capture(true, 1, 2, 100));
    show(call, 100);
    call.advance(2_000);
    assertThat(call.happened()).contains("1.00s " + report(1, 1));

    call.receive(capture(false, 1, 2, 100)).receive(new StopVisionCustomCapture());
    show(call, 3_000);

    assertThat(call.happened())
        .containsExactly(
            "2.10s VisionCustomCaptureChanged[enable=true]",
            "2.10s VisionCustomCaptureChanged[enable=false]");
  }

  @Test
  void impossibleCapturesAreRefused() {
    RecordingCall blind = Rehearsal.ready("agents: {a: {}}").receive(capture(true, 1, 2, 1));
    RecordingCall seeing =
        Rehearsal.ready(VISION)
            .receive(capture(true, 0, 2, 1))
            .receive(capture(true, 1, 0, 1))
            .receive(capture(false, 1, 1, 0));

    assertThat(blind.happened())
        .containsExactly(
            "0.00s AgentError[code=4003, message=startVisionCustomCapture: only vision and video"
                + " agents see, this is VoiceAgent]",
            "0.00s VisionCustomCaptureChanged[enable=false]");
    assertThat(seeing.happened())
        .containsSubsequence(
            "0.00s AgentError[code=4003, message=eachDuration: 1 to 86400, got 0]",
            "0.00s AgentError[code=4003, message=num: 1 to 100, got 0]",
            "0.00s AgentError[code=4003, message=duration: 1 to 86400, got 0]");
  }

  private static final String VCR =
      """
      agents:
        a:
          type: vision
          vcr:
            - {after: 1s, result: {peopleCount: {count: 2}, headMotion: {nodDetected: true}}}
            - {after: 1s, every: 2s, times: 2, result: {stillFrameMotion: {duration: 900}}}
      """;

  @Test
  void recognitionTellsWhatIsSwitchedOn() {
    RecordingCall call =
        Rehearsal.of(
                VCR,
                ARTCAICallAgentConfig.builder()
                    .vcrConfig(
                        ARTCAICallAgentVcrConfig.builder()
                            .peopleCount(
                                ARTCAICallAgentVcrBaseConfig.builder().enable(true).build())
                            .build())
                    .build())
            .ready();
    call.advance(5_000);
    call.receive(
            new UpdateVcrConfig(
                Map.of(
                    "StillFrameMotion", Map.of("Enabled", true, "CallbackDelay", 3_000),
                    "HeadMotion", Map.of("Enabled", false),
                    "Future", 1)))
        .advance(10_000);

    assertThat(call.happened())
        .containsExactly(
            "1.00s VcrResult[data={peopleCount={count=2}}]",
            "8.00s VcrResult[data={stillFrameMotion={duration=900}}]",
            "10.00s VcrResult[data={stillFrameMotion={duration=900}}]");
  }

  @Test
  void badRecognitionSettingsAreRefusedAndTheOldOnesStay() {
    RecordingCall call = Rehearsal.ready(VCR);
    call.receive(new UpdateVcrConfig(Map.of("HeadMotion", Map.of("Enabled", true))))
        .receive(new UpdateVcrConfig(Map.of("LookAway", true)))
        .receive(new UpdateVcrConfig(Map.of("LookAway", Map.of("Enabled", 1))))
        .receive(
            new UpdateVcrConfig(
                Map.of("InvalidFrameMotion", Map.of("Enabled", true, "CallbackDelay", 100))))
        .advance(2_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s AgentError[code=4003, message=LookAway: an object, got true]",
            "0.00s AgentError[code=4003, message=LookAway.Enabled: true or false, got 1]",
            "0.00s AgentError[code=4003, message=InvalidFrameMotion.CallbackDelay: 200 to 5000,"
                + " got 100]",
            "1.00s VcrResult[data={headMotion={nodDetected=true}}]");
  }

  @Test
  void faceMovesAtItsRateNumbersItsFramesAndStopsAtOnce() {
    RecordingCall call =
        Rehearsal.ready("agents: {a: {type: avatar, picture: {width: 160, height: 120, fps: 10}}}");
    VideoFrameSource face = Objects.requireNonNull(call.face());
    List<String> seen = new ArrayList<>();
    List<VideoFrame> kept = new ArrayList<>();
    face.start(
        frame -> {
          seen.add(number(frame) + " at " + frame.timestampNanos() / 1_000_000);
          kept.add(frame.copy());
        });

    call.advance(1_000);
    face.stop();
    call.advance(1_000);

    assertThat(seen)
        .hasSize(11)
        .startsWith("0 at 0", "1 at 100", "2 at 200")
        .endsWith("10 at 1000");
    assertThat(kept.get(0).y().data()).isNotEqualTo(kept.get(1).y().data());
    assertThat(kept.get(0).width()).isEqualTo(160);
    assertThat(kept.get(0).height()).isEqualTo(120);
    seen.clear();
    face.start(frame -> seen.add("again"));
    call.advance(100);
    assertThat(seen).containsExactly("again", "again");
  }

  private static int number(VideoFrame frame) {
    int side = frame.width() / 16;
    int number = 0;
    for (int bit = 0; bit < 16; bit++) {
      int row = bit / 8 * side + side / 2;
      int column = bit % 8 * side + side / 2;
      int luma = frame.y().data().get(row * frame.y().stride() + column) & 0xFF;
      number = number * 2 + (luma > 128 ? 1 : 0);
    }
    return number;
  }

  @Test
  void facesAndEyesAreThoseOfTheType() {
    for (String type : List.of("voice", "avatar", "vision", "video")) {
      RecordingCall call = Rehearsal.ready("agents: {a: {type: " + type + "}}");

      assertThat(call.face() != null).isEqualTo(type.equals("avatar") || type.equals("video"));
      assertThat(call.hasEyes()).isEqualTo(type.startsWith("vi"));
    }
  }
}

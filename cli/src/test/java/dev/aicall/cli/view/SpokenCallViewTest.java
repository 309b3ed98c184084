package dev.aicall.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.exec.VirtualTime;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a spoken call shows beyond one that is typed. */
class SpokenCallViewTest {
  private static final String GOLDEN =
      """
      agent server  none                                  backend  none
      00:02.00  you    what can you do
      00:02.40  agent  I can go forward —                               [0.72 s after you stopped, interrupted by your voice]
      00:04.40  not heard   and back. Say goodbye.
      00:05.00  you    goodbye
      00:05.00  agent  Goodbye.                                         [0.00 s after you stopped]
      00:05.00  agent       is about to leave (0) the conversation is over
      00:05.00  agent       has left, as it said
      """;

  private final VirtualTime time = new VirtualTime();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

  @Test
  void theDelayIsTheMeasuredOneAndTheRestThatWasNotHeardIsShown() {
    play(new LiveView(new PlainScreen(out), time, ""));

    assertThat(written.toString(StandardCharsets.UTF_8)).isEqualTo(GOLDEN);
  }

  @Test
  void programsReadTheMeasuredDelayToo() {
    play(new JsonView(out, time));

    assertThat(written.toString(StandardCharsets.UTF_8))
        .contains("{\"at\":2.8,\"event\":\"answerHeard\",\"ms\":720}");
  }

  private void play(CallView view) {
    view.onStart(new CallStart("", "none", "assistant", "u"));
    pass(2_000);
    view.onUserSubtitleNotify("what can you do", true, 1);
    view.onLLMReplyCompleted("I can go forward and back. Say goodbye.", 1);
    pass(400);
    view.onVoiceAgentSubtitleNotify("I can ", false, 1);
    pass(400);
    view.onAnswerHeard(Duration.ofMillis(720));
    view.onVoiceAgentSubtitleNotify("go forward ", false, 1);
    pass(1_600);
    view.onSpeakingInterrupted(ARTCAICallSpeakingInterruptedReason.byVoice);
    pass(600);
    view.onUserSubtitleNotify("goodbye", true, 2);
    view.onVoiceAgentSubtitleNotify("Goodbye.", true, 2);
    view.onAgentWillLeave(0, "the conversation is over");
    ARTCAICallErrorCode code = ARTCAICallErrorCode.AgentLeaveChannel;
    view.onErrorOccurs(code, CallError.of(code, "the agent left"));
  }

  private void pass(int millis) {
    time.advance(Duration.ofMillis(millis));
  }
}

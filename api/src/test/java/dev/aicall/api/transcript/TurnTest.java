package dev.aicall.api.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final Duration START = Duration.ofSeconds(1);

  @Test
  void unheardIsTheRestOfTheText() {
    assertThat(agent("It is sunny", "It is").unheard()).isEqualTo(" sunny");
    assertThat(agent("It is sunny", "It is sunny").unheard()).isEmpty();
  }

  @Test
  void heardMustBeABeginningOfText() {
    assertThatThrownBy(() -> agent("It is sunny", "It was"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("heard: a beginning of text <It is sunny>, got <It was>");
  }

  @Test
  void endMustNotLieBeforeStart() {
    assertThatThrownBy(() -> turn("a", "a", ARTCAICallVoiceprintResult.Unknown, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("end: not before start PT1S, got PT0S");
  }

  @Test
  void onlyUndetectedSpeakersAreOthers() {
    List<ARTCAICallVoiceprintResult> others = new ArrayList<>();
    for (ARTCAICallVoiceprintResult result : ARTCAICallVoiceprintResult.values()) {
      if (turn("a", "a", result, START).isOtherSpeaker()) {
        others.add(result);
      }
    }

    assertThat(others)
        .containsExactly(
            ARTCAICallVoiceprintResult.UndetectedSpeaker,
            ARTCAICallVoiceprintResult.UndetectedSpeakerWithAIVad);
  }

  @Test
  void transcriptKeepsItsOwnCopyOfTheTurns() {
    List<Turn> turns = new ArrayList<>();
    Transcript transcript = new Transcript(Instant.EPOCH, turns);

    turns.add(agent("late", "late"));

    assertThat(transcript.turns()).isEmpty();
  }

  private static Turn agent(String text, String heard) {
    return turn(text, heard, ARTCAICallVoiceprintResult.Unknown, START);
  }

  private static Turn turn(
      String text, String heard, ARTCAICallVoiceprintResult voiceprint, Duration end) {
    return new Turn(
        Turn.Speaker.AGENT,
        3,
        text,
        heard,
        true,
        ARTCAICallSpeakingInterruptedReason.byVoice,
        voiceprint,
        null,
        null,
        START,
        end);
  }
}

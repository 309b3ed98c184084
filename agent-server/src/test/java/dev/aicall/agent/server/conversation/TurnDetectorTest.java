package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.conversation.TurnDetector.Event;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TurnDetectorTest {
  private final TurnRules rules = new TurnRules();
  private String partial = "go forward";
  private int hangOverMs;
  private TurnDetector detector = newDetector();
  private final List<String> events = new ArrayList<>();
  private int nowMs;

  private TurnDetector newDetector() {
    return new TurnDetector(rules, new WordsCompletion(), hangOverMs);
  }

  private TurnDetectorTest hear(boolean speech, int millis) {
    for (int i = 0; i < millis; i += TurnDetector.FRAME_MS) {
      nowMs += TurnDetector.FRAME_MS;
      Event event = detector.next(speech, () -> partial);
      if (event != Event.NOTHING) {
        events.add(nowMs + " " + event);
      }
      if (event == Event.ENDED || event == Event.CUT) {
        detector.reset();
      }
    }
    return this;
  }

  @Test
  void aTurnBeginsWithEnoughSpeechAndEndsWithEnoughSilence() {
    hear(true, 1_000).hear(false, 1_000);

    assertThat(events).containsExactly("200 BEGAN", "1200 PAUSED", "1400 ENDED");
  }

  @Test
  void aShortSoundIsNoTurn() {
    hear(true, 180).hear(false, 1_000).hear(true, 180).hear(false, 1_000);

    assertThat(events).isEmpty();
  }

  @Test
  void smallGapsDoNotKeepATurnFromBeginning() {
    hear(true, 100).hear(false, 160).hear(true, 100);

    assertThat(events).containsExactly("360 BEGAN");
  }

  @Test
  void aPauseIsToldOnceAndAgainAfterMoreSpeech() {
    hear(true, 400).hear(false, 380).hear(true, 100).hear(false, 380).hear(true, 100);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "1080 PAUSED");
  }

  @Test
  void theHangOverOfTheDetectorIsNoSilenceOfTheSpeaker() {
    hangOverMs = 100;
    detector = newDetector();

    hear(true, 1_000).hear(false, 400);

    assertThat(events).containsExactly("200 BEGAN", "1100 PAUSED", "1300 ENDED");
  }

  @Test
  void silenceChangesWhileATurnRuns() {
    rules.silenceMs(1_200);
    hear(true, 400).hear(false, 600);
    rules.silenceMs(620);
    hear(false, 40);

    assertThat(events).containsExactly("200 BEGAN", "1000 PAUSED", "1020 ENDED");
  }

  @Test
  void anIncompleteSentenceGetsMoreTimeInSemanticMode() {
    rules.patienceMs(1_000);
    partial = "go forward and";
    hear(true, 400).hear(false, 1_400);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "1800 ENDED");
  }

  @Test
  void aCompleteSentenceDoesNotWaitInSemanticMode() {
    rules.patienceMs(1_000);
    hear(true, 400).hear(false, 1_400);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "800 ENDED");
  }

  @Test
  void aTurnEndWordEndsAtOnce() {
    rules.endWords(List.of("over and out", "please"));
    partial = "turn left please";
    hear(true, 400).hear(false, 200);

    assertThat(events).containsExactly("200 BEGAN", "500 ENDED");
  }

  @Test
  void aTurnEndWordIsAWholeWord() {
    rules.endWords(List.of("end"));
    partial = "send";
    hear(true, 400).hear(false, 400);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "800 ENDED");
  }

  @Test
  void aTurnWithoutEndIsCut() {
    rules.longestTurnMs(3_000);
    hear(true, 3_500);

    assertThat(events).containsExactly("200 BEGAN", "3000 CUT", "3200 BEGAN");
  }

  @Test
  void wordsThatWantMoreMakeASentenceIncomplete() {
    WordsCompletion completion = new WordsCompletion();

    assertThat(List.of("stop", "what can you do", "how far did you go"))
        .allMatch(completion::isComplete);
    assertThat(List.of("", "go forward and", "turn to the", "well", "um"))
        .noneMatch(completion::isComplete);
  }
}

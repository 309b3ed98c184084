package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.conversation.TurnDetector.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Turns of frames that are speech or not; times are of the audio. */
class TurnDetectorTest {
  private final TurnRules rules = new TurnRules();
  private final List<String> events = new ArrayList<>();
  private final List<String> judged = new ArrayList<>();
  private final TurnDetector detector = new TurnDetector(rules, this::isComplete);
  private final TurnCompletion completion = new WordsCompletion();
  private @Nullable String partial = "go forward";
  private int looks;
  private int nowMs;

  TurnDetectorTest() {
    // A round number; the default has a test of its own.
    rules.leastSpeechMs(200);
  }

  private boolean isComplete(String text) {
    judged.add(text);
    return completion.isComplete(text);
  }

  private TurnDetectorTest speech(int millis) {
    return hear(true, millis);
  }

  private TurnDetectorTest silence(int millis) {
    return hear(false, millis);
  }

  private TurnDetectorTest hear(boolean speech, int millis) {
    for (int i = 0; i < millis; i += TurnDetector.FRAME_MS) {
      nowMs += TurnDetector.FRAME_MS;
      Event event =
          detector.next(
              speech,
              longEnough -> {
                looks++;
                return partial;
              });
      if (event != Event.NOTHING) {
        events.add(nowMs + " " + event);
      }
    }
    return this;
  }

  @Test
  void aTurnBeginsWithEnoughSpeechAndEndsWithEnoughSilence() {
    speech(1_000).silence(1_000);

    assertThat(events).containsExactly("200 BEGAN", "1200 PAUSED", "1400 ENDED");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 500, 1_000, 2_000})
  void speechCountsAsSoonAsThereIsEnough(int least) {
    rules.leastSpeechMs(least);
    speech(3_000);

    assertThat(events).containsExactly(least + " BEGAN");
  }

  @Test
  void byDefaultAKnockIsNoTurnAndAShortWordIs() {
    rules.leastSpeechMs(TurnRules.DEFAULT_LEAST_SPEECH_MS);
    speech(140).silence(1_000).speech(160);

    assertThat(events).containsExactly("1300 BEGAN");
  }

  @Test
  void aShortSoundIsNoTurn() {
    speech(180).silence(1_000).speech(180).silence(1_000);

    assertThat(events).isEmpty();
  }

  @Test
  void smallGapsDoNotKeepATurnFromBeginning() {
    speech(100).silence(160).speech(100);

    assertThat(events).containsExactly("360 BEGAN");
    assertThat(detector.turnMs()).isEqualTo(360);
  }

  @Test
  void aLargerGapBeginsAnew() {
    speech(100).silence(180).speech(180);
    assertThat(events).isEmpty();

    speech(20);
    assertThat(events).containsExactly("480 BEGAN");
    assertThat(detector.turnMs()).isEqualTo(200);
  }

  @Test
  void aPauseIsToldOnceAndAgainAfterMoreSpeech() {
    speech(400).silence(380).speech(100).silence(380).speech(100);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "1080 PAUSED");
  }

  @Test
  void aPauseIsNeverShorterThanBetweenWords() {
    rules.silenceMs(200);
    speech(400).silence(140).speech(100).silence(200);

    assertThat(events).containsExactly("200 BEGAN", "800 PAUSED", "840 ENDED");
  }

  @Test
  void aClickInAPauseIsNoSpeech() {
    speech(400).silence(200).speech(40).silence(400);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "800 ENDED");
  }

  @Test
  void aTurnDoesNotEndInAFrameThatMayBeSpeech() {
    speech(400).silence(380).speech(60).silence(400);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "1040 PAUSED", "1240 ENDED");
  }

  @Test
  void theHangOverOfTheDetectorIsNoSilenceOfTheSpeaker() {
    detector.hangOverMs(100);

    speech(1_000).silence(400);

    assertThat(events).containsExactly("200 BEGAN", "1100 PAUSED", "1300 ENDED");
  }

  @Test
  void aHangOverLongerThanTheSilenceStillNeedsAFrameOfIt() {
    detector.hangOverMs(600);

    speech(1_000).silence(20);

    assertThat(events).containsExactly("200 BEGAN", "1020 ENDED");
  }

  @ParameterizedTest
  @CsvSource({"200, 1200", "400, 1400", "410, 1420", "1200, 2200"})
  void silenceEndsATurn(int silenceMs, int endMs) {
    rules.silenceMs(silenceMs);
    speech(1_000).silence(2_000);

    assertThat(events).last().isEqualTo(endMs + " ENDED");
  }

  @Test
  void silenceChangesWhileATurnRuns() {
    rules.silenceMs(1_200);
    speech(400).silence(600);
    rules.silenceMs(620);
    silence(40);

    assertThat(events).containsExactly("200 BEGAN", "1000 PAUSED", "1020 ENDED");
  }

  @Test
  void wordsAreNotAskedForInNormalMode() {
    speech(400).silence(1_000);

    assertThat(looks).isZero();
  }

  @Test
  void anIncompleteSentenceGetsMoreTimeInSemanticMode() {
    rules.patienceMs(1_000);
    partial = "go forward and";
    speech(400).silence(1_400);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "1800 ENDED");
    assertThat(judged).as("judged once a pause").containsExactly("go forward and");
    assertThat(looks).isBetween(9, 11);
  }

  @Test
  void speechInThePatienceGoesOnWithTheTurn() {
    rules.patienceMs(1_000);
    partial = "go forward and";
    speech(400).silence(1_200).speech(200);
    partial = "go forward and stop";
    silence(400);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "2000 PAUSED", "2200 ENDED");
  }

  @Test
  void aCompleteSentenceDoesNotWaitInSemanticMode() {
    rules.patienceMs(1_000);
    speech(400).silence(1_400);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "800 ENDED");
  }

  @Test
  void aSentenceThatTurnsOutCompleteEndsThen() {
    rules.patienceMs(4_000);
    partial = "go to";
    speech(400).silence(600);
    partial = "go to bed";
    silence(400);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "1100 ENDED");
    assertThat(judged).containsExactly("go to", "go to bed");
  }

  @Test
  void nobodyWaitsForWordsThatNeverCome() {
    rules.patienceMs(4_000);
    partial = null;
    speech(400).silence(400);

    assertThat(events).last().isEqualTo("800 ENDED");
  }

  @Test
  void aTurnEndWordEndsAtOnce() {
    rules.endWords(List.of("over and out", "please"));
    partial = "turn left please";
    speech(400).silence(200);

    assertThat(events).containsExactly("200 BEGAN", "500 ENDED");
  }

  @Test
  void aTurnEndPhraseEndsAtOnceInSemanticModeToo() {
    rules.patienceMs(1_000);
    rules.endWords(List.of("over and"));
    partial = "over and";
    speech(400).silence(200);

    assertThat(events).containsExactly("200 BEGAN", "500 ENDED");
  }

  @Test
  void aTurnEndWordThatIsUnderstoodLateEndsThen() {
    rules.silenceMs(1_200);
    rules.endWords(List.of("please"));
    partial = "turn left";
    speech(400).silence(240);
    partial = "turn left please";
    silence(100);

    assertThat(events).containsExactly("200 BEGAN", "700 ENDED");
  }

  @Test
  void aTurnEndWordInTheMiddleEndsNothing() {
    rules.endWords(List.of("please"));
    partial = "please turn";
    speech(400).silence(380);

    assertThat(events).containsExactly("200 BEGAN", "600 PAUSED");
  }

  @Test
  void aTurnWithoutEndIsCut() {
    rules.longestTurnMs(3_000);
    speech(3_500);

    assertThat(events).containsExactly("200 BEGAN", "3000 CUT", "3200 BEGAN");
  }

  @Test
  void afterAResetTheTurnIsForgotten() {
    speech(400);
    detector.reset();
    silence(1_000);

    assertThat(events).containsExactly("200 BEGAN");
    assertThat(detector.isInTurn()).isFalse();
  }

  @Test
  void oneTurnLeavesNothingToTheNext() {
    rules.patienceMs(1_000);
    for (int i = 0; i < 3; i++) {
      events.clear();
      judged.clear();
      nowMs = 0;
      partial = "go";
      speech(400).silence(400);
      assertThat(events).containsExactly("200 BEGAN", "600 PAUSED", "800 ENDED");
      assertThat(judged).containsExactly("go");
    }
  }
}

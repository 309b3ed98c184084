package dev.aicall.domain.subtitle;

import static dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking;
import static dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason.byLlmQuery;
import static dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason.bySpeechBroadCast;
import static dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason.byVoice;
import static dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason.byWords;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TranscriptRecorderTest {
  private final Conversation call = new Conversation();

  @Test
  void userCaptionsReplaceAndAgentCaptionsAppend() {
    call.user(1, "How is").user(1, "How is the weather").userEnd(1, "How is the weather?");
    call.agent(1, "It is").agent(1, " sunny").agentEnd(1, ".");

    assertThat(call.lines()).containsExactly("U1 How is the weather?", "A1 It is sunny.");
  }

  @Test
  void turnsKeepTheTimesOfTheirFirstAndLastWord() {
    call.user(1, "Hi").userEnd(1, "Hi!").agent(1, "Hel").agentEnd(1, "lo");

    assertThat(call.turn(0).start()).isEqualTo(Duration.ofMillis(100));
    assertThat(call.turn(0).end()).isEqualTo(Duration.ofMillis(200));
    assertThat(call.turn(1).start()).isEqualTo(Duration.ofMillis(300));
    assertThat(call.turn(1).end()).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void whatIsWrittenIsATurnOfItsOwnEachTime() {
    TranscriptRecorder recorder = new TranscriptRecorder();
    recorder.userText("How is the weather?", Duration.ofMillis(100));
    recorder.userText("And tomorrow?", Duration.ofMillis(200));
    recorder.userText(" ", Duration.ofMillis(300));

    assertThat(recorder.snapshot().turns())
        .extracting(Turn::text, Turn::complete)
        .containsExactly(tuple("How is the weather?", true), tuple("And tomorrow?", true));
  }

  @Test
  void turnsThatGrowAreNotComplete() {
    call.user(1, "How").agent(0, "Wel");

    assertThat(call.lines()).containsExactly("U1 How…", "A0 Wel…");
  }

  @Test
  void severalSentencesOfOneAnswerAreOneTurn() {
    call.userEnd(1, "And?").agentEnd(1, "It is sunny.").agentEnd(1, "Take a hat.");

    assertThat(call.lines()).containsExactly("U1 And?", "A1 It is sunny. Take a hat.");
  }

  @Test
  void sentencesOfScriptsWithoutSpacesAreJoinedWithoutOne() {
    call.agentEnd(1, "今天晴。").agentEnd(1, "带帽子。");

    assertThat(call.lines()).containsExactly("A1 今天晴。带帽子。");
  }

  @Test
  void anAnswerGoesOnAfterTheUserHasBegunToSpeak() {
    call.agent(1, "It is").user(2, "mm").agentEnd(1, " sunny.").agentEnd(1, "Really.");

    assertThat(call.lines()).containsExactly("A1 It is sunny. Really.", "U2 mm…");
  }

  @Test
  void whatComesAfterAnInterruptionWasNotHeard() {
    call.userEnd(1, "And?").agent(1, "It is").cut(byVoice).user(2, "St");
    call.agent(1, " sunny,").agentEnd(1, " 24 degrees.").agentEnd(1, "Bye.").userEnd(2, "Stop");

    assertThat(call.lines())
        .containsExactly("U1 And?", "A1 It is| sunny, 24 degrees. Bye.!", "U2 Stop");
    assertThat(call.turn(1).interruption()).isEqualTo(byVoice);
    assertThat(call.turn(1).end()).isEqualTo(Duration.ofMillis(300));
    assertThat(call.turn(1).complete()).isTrue();
  }

  @Test
  void replyExtendsWhatWasProducedNotWhatWasHeard() {
    call.agent(1, "It is sunny,").cut(byVoice).reply(1, "It is **sunny**, 24 degrees.");

    assertThat(call.lines()).containsExactly("A1 It is sunny,| 24 degrees.!");
  }

  @Test
  void lateCaptionsAndReplyAreNotCountedTwice() {
    call.agent(1, "It is").cut(byVoice).reply(1, "It is sunny today.").agentEnd(1, " sunny");

    assertThat(call.lines()).containsExactly("A1 It is| sunny today.!");
  }

  @Test
  void replyThatTheSubtitlesDoNotBeginIsLeftOut() {
    call.agent(1, "It is twenty-four").cut(byVoice).reply(1, "It is 24 degrees.");

    assertThat(call.lines()).containsExactly("A1 It is twenty-four!");
  }

  @Test
  void replyOfASpokenAnswerChangesNothing() {
    call.agentEnd(1, "It is sunny").reply(1, "It is *sunny*.\n");

    assertThat(call.lines()).containsExactly("A1 It is sunny");
  }

  @Test
  void replyBeforeItsCaptionsBeginsATurnThatNobodyHeard() {
    call.userEnd(1, "And?").reply(1, "It is sunny.").agent(1, "It ");
    assertThat(call.lines()).containsExactly("U1 And?", "A1 It |is sunny.…");

    call.agentEnd(1, "is sunny.");
    assertThat(call.lines()).containsExactly("U1 And?", "A1 It is sunny.");
  }

  @Test
  void replyCutBeforeItsFirstCaptionWasNotHeard() {
    call.agentEnd(1, "Hello.").userEnd(2, "And?").reply(2, "It is sunny.").cut(byVoice);
    call.agentEnd(2, "It is");

    assertThat(call.lines()).containsExactly("A1 Hello.", "U2 And?", "A2 |It is sunny.!");
  }

  @Test
  void secondReplyAfterAToolCallFollowsTheFirst() {
    call.agent(1, "Let me").cut(byVoice).reply(1, "Let me look.");
    call.reply(1, "It is sunny.").reply(1, "It is sunny.");

    assertThat(call.lines()).containsExactly("A1 Let me| look. It is sunny.!");
  }

  @Test
  void interruptionOfSpeechWhoseCaptionsHaveAllComeCutsIt() {
    call.agentEnd(1, "It is sunny.").user(2, "St").cut(byWords).userEnd(2, "Stop");

    assertThat(call.lines()).containsExactly("A1 It is sunny.!", "U2 Stop");
  }

  @Test
  void interruptionAfterTheNextQuestionLeavesTheOldAnswerAlone() {
    call.agentEnd(1, "It is sunny.").userEnd(2, "And tomorrow?").cut(byInterruptSpeaking);

    assertThat(call.lines()).containsExactly("A1 It is sunny.", "U2 And tomorrow?");
  }

  @Test
  void interruptionOfASilentAgentChangesNothing() {
    call.cut(byVoice).userEnd(1, "Hi").cut(byVoice);

    assertThat(call.lines()).containsExactly("U1 Hi");
  }

  @Test
  void firstReasonOfAnInterruptionStays() {
    call.agent(1, "It").cut(byWords).cut(byVoice);

    assertThat(call.turn(0).interruption()).isEqualTo(byWords);
    assertThat(call.turn(0).end()).isEqualTo(Duration.ofMillis(200));
  }

  @Test
  void lateFinalOfTheQuestionDoesNotReviveTheCutAnswer() {
    call.user(1, "How is").agent(1, "It is").cut(byVoice).userEnd(1, "How is it?");
    call.agent(1, " sunny");

    assertThat(call.lines()).containsExactly("U1 How is it?", "A1 It is| sunny!");
  }

  @Test
  void lateTextOfACutAnswerStaysOutOfTheNextOne() {
    call.agent(1, "It is").cut(byVoice).userEnd(2, "And now?").agent(2, "Now");
    call.agentEnd(1, " sunny.").reply(1, "It is sunny. Bye.").agentEnd(2, " rain.");

    assertThat(call.lines())
        .containsExactly("A1 It is| sunny. Bye.!", "U2 And now?", "A2 Now rain.");
  }

  @Test
  void correctedQuestionGetsAnotherAnswer() {
    call.userEnd(1, "How is the weather").agent(1, "Where").cut(byVoice);
    call.userEnd(1, "How is the weather in Oslo").agentEnd(1, "It is sunny.");
    call.reply(1, "It is sunny. Really.");

    assertThat(call.lines())
        .containsExactly("U1 How is the weather in Oslo", "A1 Where!", "A1 It is sunny.| Really.");
  }

  @Test
  void lateReplyOfTheFirstAnswerStaysWithIt() {
    call.userEnd(1, "Weather").agent(1, "Where").cut(byVoice).userEnd(1, "Weather in Oslo");
    call.reply(1, "Where do you live?").agentEnd(1, "Sunny.");

    assertThat(call.lines())
        .containsExactly("U1 Weather in Oslo", "A1 Where| do you live?!", "A1 Sunny.");
  }

  @Test
  void correctionDuringAnAnswerDoesNotSplitIt() {
    call.userEnd(1, "Weather").agent(1, "It is").userEnd(1, "Weather?").agentEnd(1, " sunny.");

    assertThat(call.lines()).containsExactly("U1 Weather?", "A1 It is sunny.");
  }

  @Test
  void announcementAfterItsInterruptionIsAnotherTurn() {
    call.agent(1, "It is").cut(bySpeechBroadCast).agent(1, "Battery low.").cut(byLlmQuery);
    call.agentEnd(1, "Yes.");

    assertThat(call.lines()).containsExactly("A1 It is!", "A1 Battery low.!", "A1 Yes.");
  }

  @Test
  void duplicateFinalsChangeNothing() {
    call.userEnd(1, "Hi").userEnd(1, "Hi").agent(1, "Hel").agentEnd(1, "lo").agentEnd(1, "lo");

    assertThat(call.lines()).containsExactly("U1 Hi", "A1 Hello");
    assertThat(call.turn(0).end()).isEqualTo(Duration.ofMillis(100));
    assertThat(call.turn(1).end()).isEqualTo(Duration.ofMillis(400));
  }

  @Test
  void latePartialOfAFinalSentenceIsDropped() {
    call.userEnd(1, "How is it?").user(1, "How is");

    assertThat(call.lines()).containsExactly("U1 How is it?");
  }

  @Test
  void emptyFinalEndsASentenceAndKeepsItsWords() {
    call.user(1, "How is it").userEnd(1, "").agent(1, "Fine").agentEnd(1, "");

    assertThat(call.lines()).containsExactly("U1 How is it", "A1 Fine");
  }

  @Test
  void captionsWithoutWordsBeginNoTurn() {
    call.user(1, "").userEnd(2, " ").agent(1, "").agentEnd(2, "\n").reply(3, " ");

    assertThat(call.lines()).isEmpty();
  }

  @Test
  void sentencesWithoutNumberAreTurnsOfTheirOwn() {
    call.agent(0, "Wel").agentEnd(0, "come.").userEnd(0, "Yes").agentEnd(0, "Good.");
    call.userEnd(0, "Yes").agent(0, "And").cut(byVoice).user(0, "No").agentEnd(0, " then");

    assertThat(call.lines())
        .containsExactly("A0 Welcome.", "U0 Yes", "A0 Good.", "U0 Yes", "A0 And| then!", "U0 No…");
  }

  @Test
  void emotionMayComeBeforeOrAfterItsAnswer() {
    call.emotion(1, "happy").agentEnd(1, "Yes.").agentEnd(2, "No.").emotion(2, "sad");

    assertThat(call.turn(0).emotion()).isEqualTo("happy");
    assertThat(call.turn(1).emotion()).isEqualTo("sad");
  }

  @Test
  void emotionAfterAClosedAnswerIsTheNextOnes() {
    call.emotion(1, "happy").agent(1, "Yes").cut(byLlmQuery).emotion(1, "sad").agentEnd(1, "No");

    assertThat(call.turn(0).emotion()).isEqualTo("happy");
    assertThat(call.turn(1).emotion()).isEqualTo("sad");
  }

  @Test
  void latencyIsTheAnswersBeforeOrAfterItBegan() {
    call.userEnd(1, "?").latency(1, 850).agentEnd(1, "Yes.").agentEnd(2, "No.").latency(2, 900);

    assertThat(call.turn(0).latency()).isNull();
    assertThat(call.turn(1).latency()).isEqualTo(Duration.ofMillis(850));
    assertThat(call.turn(2).latency()).isEqualTo(Duration.ofMillis(900));
  }

  @Test
  void otherSpeakersAreMarkedAndKept() {
    call.userEnd(1, "psst", ARTCAICallVoiceprintResult.UndetectedSpeaker);
    call.userEnd(2, "Hi", ARTCAICallVoiceprintResult.DetectedSpeaker).userEnd(2, "Hi!");

    assertThat(call.turn(0).isOtherSpeaker()).isTrue();
    assertThat(call.turn(1).voiceprint()).isEqualTo(ARTCAICallVoiceprintResult.DetectedSpeaker);
  }

  @Test
  void voiceprintMayComeWithADuplicateFinal() {
    call.userEnd(1, "Hi").transcript();
    call.userEnd(1, "Hi", ARTCAICallVoiceprintResult.DetectedSpeaker);

    assertThat(call.turn(0).voiceprint()).isEqualTo(ARTCAICallVoiceprintResult.DetectedSpeaker);
  }

  @Test
  void snapshotDoesNotChangeWithTheCall() {
    Transcript before = call.agent(1, "It").transcript();

    call.agentEnd(1, " is").userEnd(2, "Stop");

    assertThat(before.turns()).extracting(Turn::text).containsExactly("It");
    assertThat(before.startedAt()).isEqualTo(Conversation.START);
  }

  @Test
  void turnsThatDoNotChangeAreMadeOnce() {
    call.userEnd(1, "Hi").agent(1, "Hel");
    Transcript before = call.transcript();

    call.agentEnd(1, "lo");

    assertThat(call.turn(0)).isSameAs(before.turns().get(0));
    assertThat(call.turn(1)).isNotSameAs(before.turns().get(1));
  }

  @Test
  void clearBeginsAnotherCall() {
    Instant later = Conversation.START.plusSeconds(60);
    call.emotion(1, "sad").latency(1, 5).userEnd(2, "Hi").agent(2, "Hel");

    call.recorder.clear(later);
    call.agentEnd(1, "Welcome").userEnd(2, "Hi").cut(byVoice);

    assertThat(call.transcript().startedAt()).isEqualTo(later);
    assertThat(call.lines()).containsExactly("A1 Welcome", "U2 Hi");
    assertThat(call.turn(0).emotion()).isNull();
    assertThat(call.turn(0).latency()).isNull();
  }

  @Test
  void newRecorderIsEmpty() {
    assertThat(new TranscriptRecorder().snapshot().turns()).isEmpty();
  }
}

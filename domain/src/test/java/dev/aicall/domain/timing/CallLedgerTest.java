package dev.aicall.domain.timing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.LatencyStat;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.Interruption;
import dev.aicall.api.timing.QuestionEnd;
import dev.aicall.api.timing.Reconnect;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the ledger makes of what happens, in any order in which messages and sound may come. */
class CallLedgerTest {
  private static final long START = 5_000_000_000L;

  private final CallLedger ledger = new CallLedger(Instant.EPOCH, START);

  private static long at(long millis) {
    return START + millis * 1_000_000;
  }

  private List<TurnTimings> finished() {
    List<TurnTimings> all = new ArrayList<>();
    for (TurnTimings turn = ledger.takeFinished(); turn != null; turn = ledger.takeFinished()) {
      all.add(turn);
    }
    return all;
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  // The set-up.

  @Test
  void aStageCountsOnceAndNeverBeforeTheOneBefore() {
    assertThat(ledger.stage(SetupStage.RTC_READY, at(-3)))
        .isEqualTo(new StageTiming(SetupStage.RTC_READY, ms(0), ms(0)));
    assertThat(ledger.stage(SetupStage.LOCAL_DESCRIPTION, at(40))).isNotNull();
    assertThat(ledger.stage(SetupStage.LOCAL_DESCRIPTION, at(50))).isNull();
    assertThat(ledger.stage(SetupStage.JOIN_ANSWERED, at(39)))
        .isEqualTo(new StageTiming(SetupStage.JOIN_ANSWERED, ms(40), ms(0)));
    assertThat(ledger.snapshot().lastStage()).isEqualTo(SetupStage.JOIN_ANSWERED);
  }

  @Test
  void nothingCountsAfterTheEnd() {
    ledger.stage(SetupStage.RTC_READY, at(1));
    ledger.end(ARTCAICallErrorCode.BeginCallFailed, at(70));
    CallTimings ended = ledger.snapshot();

    ledger.stage(SetupStage.JOINED, at(80));
    ledger.linkLost(at(90));
    ledger.linkRestored(at(95));
    ledger.end(null, at(100));

    assertThat(ledger.snapshot()).isEqualTo(ended);
    assertThat(ended.length()).isEqualTo(ms(70));
    assertThat(ended.result()).isEqualTo("BeginCallFailed");
  }

  @Test
  void aLinkThatIsLostTwiceWasLostOnce() {
    ledger.linkRestored(at(5));
    ledger.linkLost(at(10));
    ledger.linkLost(at(20));
    ledger.linkRestored(at(50));
    ledger.linkRestored(at(60));
    ledger.linkLost(at(100));
    ledger.end(null, at(130));

    assertThat(ledger.snapshot().reconnects())
        .containsExactly(
            new Reconnect(ms(10), ms(40), true), new Reconnect(ms(100), ms(30), false));
    assertThat(ledger.snapshot().timeOut()).isEqualTo(ms(70));
  }

  // Turns.

  /** Word of the agent, its subtitle and its sound begin an answer in any order. */
  @ParameterizedTest
  @MethodSource("orders")
  void theBeginningOfAnAnswerIsKnownInAnyOrder(List<String> order) {
    ledger.question(7, at(1_000));
    ledger.agentState(ARTCAICallAgentState.Thinking, at(1_010));
    for (int i = 0; i < order.size(); i++) {
      happen(order.get(i), at(1_800 + i));
    }
    ledger.agentState(ARTCAICallAgentState.Listening, at(2_900));
    assertThat(finished()).as("as long as it sounds").isEmpty();
    ledger.agentSound(false, at(3_000));

    assertThat(finished())
        .containsExactly(
            new TurnTimings(
                7,
                QuestionEnd.SUBTITLE,
                ms(1_000),
                ms(0),
                ms(10),
                ms(800 + order.indexOf("subtitle")),
                ms(800 + order.indexOf("sound")),
                ms(2_000),
                null,
                null));
    assertThat(finished()).as("each once").isEmpty();
    assertThat(ledger.snapshot().turns()).hasSize(1);
  }

  static Stream<List<String>> orders() {
    return Stream.of(
        List.of("word", "subtitle", "sound"),
        List.of("word", "sound", "subtitle"),
        List.of("subtitle", "word", "sound"),
        List.of("subtitle", "sound", "word"),
        List.of("sound", "word", "subtitle"),
        List.of("sound", "subtitle", "word"));
  }

  private void happen(String what, long nanos) {
    switch (what) {
      case "word" -> ledger.agentState(ARTCAICallAgentState.Speaking, nanos);
      case "subtitle" -> ledger.agentSubtitle(7, nanos);
      default -> ledger.agentSound(true, nanos);
    }
  }

  /** From 0 to 100 ms: the agent is one that is heard. */
  private void greets() {
    ledger.agentSound(true, at(0));
    ledger.agentSound(false, at(100));
  }

  /** From 1,000 to 1,700 ms. */
  private void answersWithoutSound() {
    ledger.question(1, at(1_000));
    ledger.agentSubtitle(1, at(1_500));
    ledger.agentState(ARTCAICallAgentState.Listening, at(1_700));
  }

  /** From 1,000 to 1,700 ms. */
  private void isAskedAgainDuringAnAnswerWithoutSound() {
    ledger.question(1, at(1_000));
    ledger.agentSubtitle(1, at(1_100));
    ledger.question(2, at(1_500));
    ledger.agentState(ARTCAICallAgentState.Listening, at(1_700));
  }

  @Test
  void aPauseInAnAnswerIsNoEnd() {
    ledger.question(1, at(0));
    ledger.agentState(ARTCAICallAgentState.Speaking, at(500));
    ledger.agentSound(true, at(510));
    ledger.agentSound(false, at(1_000));
    ledger.agentSound(true, at(1_300));
    ledger.agentSound(false, at(2_000));
    assertThat(finished()).isEmpty();
    ledger.agentState(ARTCAICallAgentState.Listening, at(2_050));

    assertThat(finished())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.firstSound()).isEqualTo(ms(510));
              assertThat(turn.end()).isEqualTo(ms(2_000));
            });
  }

  @Test
  void anAnswerThatIsOverBeforeItIsHeardWaitsForItsSound() {
    greets();
    answersWithoutSound();
    ledger.agentSound(true, at(1_900));
    ledger.agentSound(false, at(2_100));
    assertThat(finished())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.firstSound()).isEqualTo(ms(900));
              assertThat(turn.end()).isEqualTo(ms(1_100));
            });
  }

  @Test
  void anAnswerWithoutSoundGivesWayToTheNextQuestion() {
    greets();
    answersWithoutSound();
    assertThat(finished()).isEmpty();
    ledger.question(2, at(5_000));
    assertThat(finished())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.firstSound()).isNull();
              assertThat(turn.end()).isEqualTo(ms(700));
            });
    ledger.agentSound(true, at(5_500));
    ledger.agentSubtitle(2, at(5_510));
    ledger.end(null, at(6_000));
    assertThat(ledger.snapshot().turns().get(1).firstSound()).isEqualTo(ms(500));
  }

  @Test
  void anAnswerThatNobodyHearsEndsWithTheAgentsWord() {
    ledger.typed(at(100));
    ledger.agentSubtitle(3, at(600));
    ledger.agentState(ARTCAICallAgentState.Speaking, at(601));
    ledger.agentState(ARTCAICallAgentState.Listening, at(900));

    assertThat(finished())
        .containsExactly(
            new TurnTimings(
                3, QuestionEnd.TYPED, ms(100), null, null, ms(500), null, ms(800), null, null));
  }

  @Test
  void aQuestionDuringAnAnswerWaitsForItsOwn() {
    ledger.question(1, at(0));
    ledger.agentSubtitle(1, at(100));
    ledger.agentSound(true, at(110));
    ledger.question(2, at(1_000));
    ledger.agentSubtitle(1, at(1_500));
    ledger.agentState(ARTCAICallAgentState.Listening, at(2_000));
    ledger.agentSound(false, at(2_010));
    ledger.agentState(ARTCAICallAgentState.Speaking, at(2_500));
    ledger.agentSubtitle(2, at(2_501));
    ledger.agentSound(true, at(2_520));
    ledger.end(null, at(3_000));

    List<TurnTimings> turns = ledger.snapshot().turns();
    assertThat(turns).extracting(TurnTimings::sentenceId).containsExactly(1, 2);
    assertThat(turns).extracting(TurnTimings::firstSound).containsExactly(ms(110), ms(1_520));
    assertThat(turns).extracting(TurnTimings::end).containsExactly(ms(2_010), ms(2_000));
  }

  @Test
  void lastWordsOfAnAnswerThatWasCutBeginNoTurn() {
    ledger.question(1, at(0));
    ledger.agentSubtitle(1, at(100));
    ledger.interrupted(ARTCAICallSpeakingInterruptedReason.byVoice, at(500));
    ledger.agentState(ARTCAICallAgentState.Listening, at(501));
    ledger.agentSubtitle(1, at(510));
    ledger.end(null, at(1_000));
    assertThat(ledger.snapshot().turns()).hasSize(1);
  }

  @Test
  void speechLongBeforeTheSubtitleWasOfSomethingElse() {
    ledger.user(true, at(0));
    ledger.user(false, at(100));
    ledger.question(1, at(5_200));
    ledger.user(true, at(6_000));
    ledger.question(2, at(6_500));
    ledger.end(null, at(7_000));
    assertThat(ledger.snapshot().turns())
        .extracting(TurnTimings::questionEnd)
        .containsExactly(QuestionEnd.SUBTITLE, QuestionEnd.SUBTITLE);
  }

  @Test
  void silenceThatIsNoticedAfterTheSubtitleStillEndsTheQuestion() {
    ledger.user(true, at(500));
    ledger.question(1, at(1_000));
    ledger.agentState(ARTCAICallAgentState.Thinking, at(1_010));
    ledger.user(false, at(850));
    ledger.agentSubtitle(1, at(1_300));
    ledger.agentSound(true, at(1_350));
    ledger.question(2, at(3_000));
    ledger.end(null, at(4_000));
    TurnTimings turn = ledger.snapshot().turns().get(0);
    assertThat(turn.questionEnd()).isEqualTo(QuestionEnd.MICROPHONE);
    assertThat(turn.at()).isEqualTo(ms(850));
    assertThat(turn.recognised()).isEqualTo(ms(150));
    assertThat(turn.thinking()).isEqualTo(ms(160));
    assertThat(turn.firstSound()).isEqualTo(ms(500));
    assertThat(ledger.snapshot().turns().get(1).questionEnd())
        .as("one silence ends one question")
        .isEqualTo(QuestionEnd.SUBTITLE);
  }

  @Test
  void silenceAfterTheSubtitleEndsTheNextQuestion() {
    ledger.user(true, at(500));
    ledger.question(1, at(1_000));
    ledger.user(false, at(1_400));
    ledger.question(2, at(1_700));
    ledger.end(null, at(2_000));
    assertThat(ledger.snapshot().turns())
        .extracting(TurnTimings::questionEnd)
        .containsExactly(QuestionEnd.SUBTITLE, QuestionEnd.MICROPHONE);
    assertThat(ledger.snapshot().turns().get(1).recognised()).isEqualTo(ms(300));
  }

  @Test
  void soundLongAfterASilentAnswerIsOfTheNextOne() {
    greets();
    answersWithoutSound();
    ledger.agentSound(true, at(60_000));
    assertThat(finished())
        .singleElement()
        .satisfies(turn -> assertThat(turn.firstSound()).isNull());
    ledger.agentState(ARTCAICallAgentState.Speaking, at(60_010));
    ledger.end(null, at(61_000));
    assertThat(ledger.snapshot().turns().get(1).questionEnd()).isEqualTo(QuestionEnd.NONE);
    assertThat(ledger.snapshot().turns().get(1).at()).isEqualTo(ms(60_000));
  }

  @Test
  void theEndOfTheCallEndsAnAnswerAndTheQuestionAfterIt() {
    greets();
    isAskedAgainDuringAnAnswerWithoutSound();
    ledger.end(null, at(2_000));
    assertThat(finished())
        .extracting(TurnTimings::sentenceId, TurnTimings::end)
        .containsExactly(tuple(1, ms(700)), tuple(2, null));
  }

  @Test
  void anAnswerThatWaitsForItsSoundIsOverBeforeTheQuestionAfterIt() {
    greets();
    isAskedAgainDuringAnAnswerWithoutSound();
    ledger.question(3, at(1_800));
    assertThat(finished()).extracting(TurnTimings::sentenceId).containsExactly(1, 2);
  }

  @Test
  void whatTheAgentReportsGoesToTheTurnItNames() {
    LatencyStat ofSecond = LatencyStat.of(Map.of(), Map.of("aAIClientScentenceId", 2), Map.of());
    ledger.question(1, at(0));
    ledger.agentSubtitle(1, at(100));
    ledger.question(2, at(200));
    ledger.agentReport(ofSecond);
    ledger.end(null, at(300));
    assertThat(ledger.snapshot().turns())
        .extracting(TurnTimings::agent)
        .containsExactly(null, ofSecond);
  }

  // Interruptions.

  @Test
  void anInterruptionByVoiceCountsFromTheAgentsWord() {
    ledger.question(1, at(0));
    ledger.agentSubtitle(1, at(100));
    ledger.agentSound(true, at(110));
    ledger.interrupted(ARTCAICallSpeakingInterruptedReason.byVoice, at(500));
    ledger.agentSound(false, at(580));

    assertThat(ledger.snapshot().interruptions())
        .containsExactly(
            new Interruption(
                ARTCAICallSpeakingInterruptedReason.byVoice, ms(500), false, ms(0), ms(80)));
  }

  @Test
  void aRequestThatTheVoiceForestalledIsNone() {
    ledger.question(1, at(0));
    ledger.agentSubtitle(1, at(100));
    ledger.agentSound(true, at(110));
    ledger.interruptRequested(at(490));
    ledger.interrupted(ARTCAICallSpeakingInterruptedReason.byVoice, at(500));
    ledger.agentSound(false, at(580));
    assertThat(ledger.snapshot().interruptions())
        .extracting(Interruption::requested)
        .containsExactly(false);
  }

  @Test
  void silenceIsUnknownWhereNobodyListens() {
    ledger.agentSubtitle(0, at(100));
    ledger.interruptRequested(at(300));
    ledger.interrupted(ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking, at(340));
    assertThat(ledger.snapshot().interruptions())
        .containsExactly(
            new Interruption(
                ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking,
                ms(300),
                true,
                ms(40),
                null));
  }

  // Readers.

  @Test
  void anyThreadMayReadWhileTheCallIsOn() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      Future<Integer> most =
          reader.submit(
              () -> {
                int seen = 0;
                while (!over.get()) {
                  List<TurnTimings> turns = ledger.snapshot().turns();
                  assertThat(turns.size()).isGreaterThanOrEqualTo(seen);
                  seen = turns.size();
                  for (int i = 0; i < seen; i++) {
                    assertThat(turns.get(i).sentenceId()).isEqualTo(i);
                  }
                }
                return seen;
              });
      for (int i = 0; i < 500; i++) {
        ledger.question(i, at(10L * i));
        ledger.agentSubtitle(i, at(10L * i + 1));
        ledger.agentState(ARTCAICallAgentState.Listening, at(10L * i + 2));
      }
      over.set(true);
      assertThat(most.get()).isBetween(0, 500);
    } finally {
      reader.shutdownNow();
    }
    assertThat(ledger.snapshot().turns()).hasSize(500);
  }
}

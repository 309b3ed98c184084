package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.LatencyStat;
import dev.aicall.api.timing.CallTimings;
import dev.aicall.api.timing.Interruption;
import dev.aicall.api.timing.QuestionEnd;
import dev.aicall.api.timing.Reconnect;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.api.timing.StageTiming;
import dev.aicall.api.timing.TurnTimings;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener.Volume;
import dev.aicall.rtc.fake.AgentArrival;
import dev.aicall.rtc.fake.Direction;
import dev.aicall.rtc.fake.Fault;
import dev.aicall.rtc.fake.StartOutcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The ledger of a call: docs/timings.md. Times are exact, since they are virtual. */
@ExtendWith(CoverageExtension.class)
class TimingsCoverageTest {
  @Test
  @Covers.Callback("onSetupStage")
  void stagesAreToldAsTheyAreReached(TestCall call) {
    slowWay(call);
    assertThat(call.engine().call(TestCall.config(ARTCAICallAgentType.VoiceAgent).build()))
        .isTrue();
    call.passMillis(1_000);

    List<StageTiming> wanted =
        List.of(
            stage(SetupStage.RTC_READY, 0, 0),
            stage(SetupStage.LOCAL_DESCRIPTION, 30, 30),
            stage(SetupStage.JOIN_ANSWERED, 80, 50),
            stage(SetupStage.ANSWER_APPLIED, 85, 5),
            stage(SetupStage.ICE_CONNECTED, 105, 20),
            stage(SetupStage.DTLS_CONNECTED, 145, 40),
            stage(SetupStage.JOINED, 145, 0),
            stage(SetupStage.AGENT_STARTED, 155, 10),
            stage(SetupStage.FIRST_AUDIO, 175, 20),
            stage(SetupStage.AGENT_READY, 185, 10));
    assertThat(call.heard().arguments("onSetupStage")).isEqualTo(listed(wanted));
    assertThat(timings(call).setup()).isEqualTo(wanted);
    assertThat(wanted).extracting(StageTiming::stage).containsAll(EnumSet.allOf(SetupStage.class));
  }

  @Test
  void anAgentThatRunsIsNotStarted(TestCall call) {
    var unused = call.engine().call(TestCall.USER, "token-1", TestCall.runningAgent());
    call.passMillis(1_000);
    assertThat(timings(call).setup())
        .extracting(StageTiming::stage)
        .doesNotContain(SetupStage.AGENT_STARTED)
        .contains(SetupStage.AGENT_READY, SetupStage.FIRST_AUDIO);
  }

  @Test
  @Covers.Callback("onCallTimings")
  @Covers.Value("getTimings")
  void theLedgerOfACallIsToldAtItsEndAndKeptUntilTheNext(TestCall call) {
    assertThat(call.engine().getTimings()).isNull();
    call.begin();
    call.passMillis(800);
    assertThat(timings(call).length()).isNull();
    call.engine().handup(false);
    call.settle();

    CallTimings first = timings(call);
    assertThat(first.length()).isEqualTo(Duration.ofSeconds(1));
    assertThat(first.error()).isNull();
    assertThat(first.result()).isEqualTo("ok");
    assertThat(call.heard().told("onCallTimings", "onCallEnd"))
        .containsExactly("onCallTimings(" + first + ")", "onCallEnd()");

    call.passMillis(5_000);
    call.begin();
    assertThat(timings(call).startedAt()).isEqualTo(first.startedAt().plus(Duration.ofSeconds(6)));
    assertThat(timings(call).setup()).isEqualTo(first.setup());
    assertThat(timings(call).length()).isNull();
  }

  @Test
  void aJoinThatIsRefusedEndsWithTheLastStageItReached(TestCall call) {
    slowWay(call);
    call.fake().network().refuseJoins(RtcError.Reason.AGENT_NOT_FOUND);
    assertThat(call.engine().call(TestCall.config(ARTCAICallAgentType.VoiceAgent).build()))
        .isTrue();
    call.passMillis(1_000);

    CallTimings timings = timings(call);
    assertThat(timings.lastStage()).isEqualTo(SetupStage.LOCAL_DESCRIPTION);
    assertThat(timings.length()).isEqualTo(Duration.ofMillis(80));
    assertThat(timings.error()).isEqualTo(ARTCAICallErrorCode.AgentNotFound);
    assertThat(timings.summary())
        .isEqualTo(
            "AgentNotFound after 80 ms: not joined, got as far as LOCAL_DESCRIPTION at 30 ms;"
                + " 0 turns");
    assertThat(call.heard().told("onErrorOccurs", "onCallTimings", "onCallEnd"))
        .containsExactly("onErrorOccurs(AgentNotFound)", "onCallTimings(" + timings + ")");
  }

  @Test
  void anAgentThatDoesNotStartEndsTheLedgerOnce(TestCall call) {
    call.agent().startEnds(StartOutcome.NOT_FOUND);
    assertThat(call.engine().call(TestCall.config(ARTCAICallAgentType.VoiceAgent).build()))
        .isTrue();
    call.passMillis(60_000);
    assertThat(timings(call).lastStage()).isEqualTo(SetupStage.JOINED);
    assertThat(timings(call).error()).isEqualTo(ARTCAICallErrorCode.AgentNotFound);
    assertThat(call.heard().arguments("onCallTimings")).hasSize(1);
  }

  @Test
  void aCallThatIsHungUpWhileItJoinsSaysSo(TestCall call) {
    slowWay(call);
    assertThat(call.engine().call(TestCall.config(ARTCAICallAgentType.VoiceAgent).build()))
        .isTrue();
    call.passMillis(100);
    call.engine().handup(true);
    call.passMillis(1_000);
    assertThat(timings(call).lastStage()).isEqualTo(SetupStage.ANSWER_APPLIED);
    assertThat(timings(call).length()).isEqualTo(Duration.ofMillis(100));
    assertThat(timings(call).result()).isEqualTo("hungUpEarly");
  }

  @Test
  @Covers.Callback("onTurnTimings")
  void aSpokenTurnIsTimedFromTheEndOfSpeech(TestCall call) {
    call.agent().thinks(Duration.ofMillis(400)).speaks(10);
    call.agent().whenUserSays("hello").replies("one two three");
    call.begin();
    call.passMillis(800);
    // One second into the call: the user speaks for half a second; the word takes 100 ms more.
    call.channel().audible(Volume.LOCAL_UID, true, Duration.ZERO);
    call.passMillis(500);
    call.channel().audible(Volume.LOCAL_UID, false, Duration.ofMillis(200));
    call.passMillis(100);
    call.agent().userSays("hello");
    call.passMillis(5_000);

    // Final at 1,600, thought until 2,000, spoken until 2,300.
    TurnTimings turn = turn(1, QuestionEnd.MICROPHONE, 1_300, 300L, 300L, 700L, 700L, 1_000L, null);
    assertThat(call.heard().arguments("onTurnTimings")).isEqualTo(List.of(List.of(turn)));
    assertThat(timings(call).turns()).containsExactly(turn);
    assertThat(timings(call).answerDelays()).containsExactly(Duration.ofMillis(700));
  }

  @Test
  void aPushedQuestionEndsWhenTheUserLetsGo(TestCall call) {
    call.agent().thinks(Duration.ofMillis(400)).speaks(10);
    call.agent().whenUserSays("hello").replies("one");
    call.begin();
    assertThat(call.engine().enablePushToTalk(true)).isTrue();
    assertThat(call.engine().startPushToTalk()).isTrue();
    call.settle();
    call.agent().userSays("hello");
    call.passMillis(800);
    call.fake().network().delay(Direction.TO_AGENT, Duration.ofMillis(30));
    call.fake().network().delay(Direction.TO_CALLER, Duration.ofMillis(20));
    assertThat(call.engine().finishPushToTalk()).isTrue();
    call.passMillis(5_000);

    // Let go at 1,000; heard of there at 1,030; the fake's voice needs no time to get here.
    assertThat(timings(call).turns())
        .containsExactly(turn(1, QuestionEnd.MICROPHONE, 1_000, 50L, 50L, 450L, 430L, 530L, null));
  }

  @Test
  void aPushedQuestionThatIsTakenBackIsNone(TestCall call) {
    call.agent().otherwise().replies("one");
    call.begin();
    assertThat(call.engine().enablePushToTalk(true)).isTrue();
    assertThat(call.engine().startPushToTalk()).isTrue();
    call.settle();
    call.agent().userSays("hello");
    call.passMillis(800);
    assertThat(call.engine().cancelPushToTalk()).isTrue();
    call.passMillis(5_000);
    assertThat(timings(call).turns()).isEmpty();
  }

  @Test
  void withoutAMicrophoneTheFinalSubtitleIsTheEndOfTheQuestion(TestCall call) {
    call.agent().thinks(Duration.ofMillis(400)).speaks(10).measuresLatency(true);
    call.agent().whenUserSays("hello").replies("one");
    call.begin();
    call.agent().userSays("hello");
    call.passMillis(5_000);
    assertThat(timings(call).turns())
        .singleElement()
        .satisfies(
            turn -> {
              assertThat(turn.questionEnd()).isEqualTo(QuestionEnd.SUBTITLE);
              assertThat(turn.recognised()).isZero();
              assertThat(turn.firstSound()).isEqualTo(Duration.ofMillis(400));
              assertThat(turn.agent()).isNotNull();
              assertThat(Objects.requireNonNull(turn.agent()).llmCostMs()).hasValue(400);
            });
    assertThat(call.heard().arguments("onLatencyStats"))
        .containsExactly(List.of(agentReport(call)));
  }

  private static LatencyStat agentReport(TestCall call) {
    return Objects.requireNonNull(timings(call).turns().get(0).agent());
  }

  @Test
  void aGreetingIsATurnWithoutAQuestion(TestCall call) {
    call.agent().greets("Hello there").speaks(10);
    assertThat(call.engine().call(TestCall.config(ARTCAICallAgentType.VoiceAgent).build()))
        .isTrue();
    call.passMillis(2_000);
    assertThat(timings(call).turns())
        .containsExactly(turn(0, QuestionEnd.NONE, 90, null, null, 0L, 0L, 200L, null));
    assertThat(timings(call).answerDelays()).isEmpty();
  }

  @Test
  void aRequestedInterruptionIsTimedFromTheRequestToSilence(TestCall call) {
    call.agent().thinks(Duration.ofMillis(100)).speaks(2);
    call.agent().otherwise().replies("one two three four five six seven");
    call.begin();
    assertThat(type(call, "go on")).isTrue();
    call.passMillis(1_000);
    call.fake().network().delay(Direction.TO_AGENT, Duration.ofMillis(30));
    call.fake().network().delay(Direction.TO_CALLER, Duration.ofMillis(20));
    assertThat(call.engine().interruptSpeaking()).isTrue();
    call.passMillis(1_000);

    // Typed 200 ms into the call, interrupted at 1,200; the word of it is back 50 ms later, the
    // fake's voice ends at the agent.
    Interruption cut =
        new Interruption(
            ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking,
            Duration.ofMillis(1_200),
            true,
            Duration.ofMillis(50),
            Duration.ofMillis(30));
    assertThat(timings(call).turns())
        .containsExactly(turn(1, QuestionEnd.TYPED, 200, null, 0L, 100L, 100L, 1_030L, cut));
    assertThat(timings(call).interruptions()).containsExactly(cut);
  }

  @Test
  void aQuestionThatNobodyAnswersIsATurn(TestCall call) {
    call.agent().thinks(Duration.ofSeconds(3));
    call.begin();
    assertThat(type(call, "first")).isTrue();
    call.passMillis(500);
    assertThat(type(call, "second")).isTrue();
    call.passMillis(500);
    call.engine().handup(false);
    call.settle();
    assertThat(timings(call).turns())
        .containsExactly(
            turn(0, QuestionEnd.TYPED, 200, null, 0L, null, null, null, null),
            turn(0, QuestionEnd.TYPED, 700, null, null, null, null, null, null));
    assertThat(call.heard().told("onTurnTimings", "onCallTimings"))
        .as("the open turn ends with the call")
        .hasSize(3)
        .last()
        .asString()
        .startsWith("onCallTimings(");
  }

  @Test
  void lostLinksAreCountedWithTheirTime(TestCall call) {
    call.begin();
    call.strike(Fault.LINK_LOST);
    call.passMillis(3_000);
    call.channel().restoreLink();
    call.passMillis(10_000);
    List<Reconnect> once = timings(call).reconnects();
    assertThat(once)
        .singleElement()
        .satisfies(
            reconnect -> {
              assertThat(reconnect.at()).isEqualTo(Duration.ofMillis(200));
              assertThat(reconnect.lasted()).isGreaterThanOrEqualTo(Duration.ofSeconds(3));
              assertThat(reconnect.restored()).isTrue();
            });

    call.channel().loseLink();
    call.passMillis(1_000);
    call.engine().handup(false);
    call.settle();
    assertThat(timings(call).reconnects()).startsWith(once.get(0)).hasSize(2);
    assertThat(timings(call).reconnects().get(1))
        .isEqualTo(new Reconnect(Duration.ofMillis(13_200), Duration.ofSeconds(1), false));
  }

  @Test
  void aCallThatFollowsAtOnceHasALedgerOfItsOwn(TestCall call) {
    call.agent().greets("Hello there").speaks(1);
    assertThat(call.engine().call(TestCall.config(ARTCAICallAgentType.VoiceAgent).build()))
        .isTrue();
    call.passMillis(300);
    call.engine().handup(true);
    assertThat(call.engine().call(TestCall.config(ARTCAICallAgentType.VoiceAgent).build()))
        .isTrue();
    call.passMillis(300);
    call.engine().handup(false);
    call.passMillis(10_000);

    List<CallTimings> told =
        call.heard().arguments("onCallTimings").stream()
            .map(arguments -> (CallTimings) arguments.get(0))
            .toList();
    assertThat(told).hasSize(2);
    assertThat(told)
        .allSatisfy(
            timings -> {
              assertThat(timings.length()).isEqualTo(Duration.ofMillis(300));
              assertThat(timings.turns()).hasSize(1);
            });
    assertThat(told.get(1).setup()).isEqualTo(told.get(0).setup());
    assertThat(told.get(1).startedAt())
        .isEqualTo(told.get(0).startedAt().plus(Duration.ofMillis(300)));
  }

  @Test
  void onlyTheNewestTurnsOfALongCallAreKept(TestCall call) {
    call.agent().thinks(Duration.ofMillis(1)).speaks(1_000).otherwise().replies("yes");
    call.begin();
    for (int i = 0; i < CallTimings.MAX_ENTRIES + 10; i++) {
      assertThat(type(call, "again")).isTrue();
      call.passMillis(10);
    }
    List<TurnTimings> turns = timings(call).turns();
    assertThat(turns).hasSize(CallTimings.MAX_ENTRIES);
    assertThat(turns.get(0).sentenceId()).isEqualTo(11);
  }

  private static boolean type(TestCall call, String text) {
    boolean sent =
        call.engine()
            .sendTextToAgent(ARTCAICallSendTextToAgentRequest.builder().text(text).build());
    call.settle();
    return sent;
  }

  private static void slowWay(TestCall call) {
    call.fake()
        .network()
        .stageTime(SetupStage.LOCAL_DESCRIPTION, Duration.ofMillis(30))
        .stageTime(SetupStage.ANSWER_APPLIED, Duration.ofMillis(5))
        .stageTime(SetupStage.ICE_CONNECTED, Duration.ofMillis(20))
        .stageTime(SetupStage.DTLS_CONNECTED, Duration.ofMillis(40));
    call.agent()
        .arrives(
            AgentArrival.RESULT, AgentArrival.ONLINE, AgentArrival.MEDIA, AgentArrival.DATA_CHANNEL)
        .arrivalPause(Duration.ofMillis(10));
  }

  private static CallTimings timings(TestCall call) {
    return Objects.requireNonNull(call.engine().getTimings());
  }

  private static StageTiming stage(SetupStage stage, long atMillis, long tookMillis) {
    return new StageTiming(stage, Duration.ofMillis(atMillis), Duration.ofMillis(tookMillis));
  }

  private static List<List<Object>> listed(List<StageTiming> stages) {
    return stages.stream().map(stage -> Arrays.<Object>asList(stage)).toList();
  }

  private static TurnTimings turn(
      int sentenceId,
      QuestionEnd end,
      long at,
      Long recognised,
      Long thinking,
      Long firstText,
      Long firstSound,
      Long over,
      Interruption interruption) {
    return new TurnTimings(
        sentenceId,
        end,
        Duration.ofMillis(at),
        millis(recognised),
        millis(thinking),
        millis(firstText),
        millis(firstSound),
        millis(over),
        interruption,
        null);
  }

  private static Duration millis(Long count) {
    return count == null ? null : Duration.ofMillis(count);
  }
}

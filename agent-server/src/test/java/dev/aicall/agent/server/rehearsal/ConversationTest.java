package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechConfig;
import dev.aicall.api.config.ARTCAICallAutoSpeechContent;
import dev.aicall.api.config.ARTCAICallAutoSpeechLlmPending;
import dev.aicall.domain.protocol.ClientMessage.InterruptSpeaking;
import dev.aicall.domain.protocol.ClientMessage.QueryAgentState;
import dev.aicall.domain.protocol.ClientMessage.SendTextToAgent;
import dev.aicall.domain.protocol.ClientMessage.UpdateTtsSpeechRate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversationTest {
  private static final String AGENT =
      """
      agents:
        a:
          greeting: Hello there.
          wordsPerSecond: 2
          thinking: 300ms
          rules:
            - keyword: [red, green]
              do:
                - say: A fine colour.
                  emotion: happy
            - text: exactly this
              do: Exactly.
            - regex: my name is (\\w+)
              do: Hello {1}, you said {text}.
            - keyword: two
              do: [One., Two.]
            - keyword: silent
              do: [{custom: {cmd: x}}]
          otherwise: What?
      """;

  private static ARTCAICallAgentConfig.Builder config() {
    return ARTCAICallAgentConfig.builder();
  }

  /** A call after the greeting. */
  private static RecordingCall afterGreeting(ARTCAICallAgentConfig config) {
    RecordingCall call = Rehearsal.of(AGENT, config).ready().advance(2_000);
    call.happened();
    return call;
  }

  @Test
  void greetsWordByWordWithSentenceZero() {
    RecordingCall call = Rehearsal.ready(AGENT).advance(5_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s AgentStateChanged[state=3]",
            "0.00s AgentSubtitle[text=Hello , end=false, sentenceId=0]",
            "0.50s AgentSubtitle[text=there., end=true, sentenceId=0]",
            "1.00s AgentStateChanged[state=1]");
  }

  @Test
  void greetingOfTheSettingsWinsAndAnEmptyOneIsNone() {
    RecordingCall own = Rehearsal.of(AGENT, config().agentGreeting("Hi").build()).ready();
    RecordingCall none = Rehearsal.of(AGENT, config().agentGreeting("").build()).ready();

    assertThat(own.happened())
        .containsExactly(
            "0.00s AgentStateChanged[state=3]",
            "0.00s AgentSubtitle[text=Hi, end=true, sentenceId=0]");
    assertThat(none.advance(5_000).happened()).isEmpty();
  }

  @Test
  void wakeUpQueryIsAnsweredAfterTheGreeting() {
    RecordingCall call =
        Rehearsal.of(AGENT, config().wakeUpQuery("something red").build())
            .withoutSubtitles()
            .ready()
            .advance(5_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s AgentStateChanged[state=3]",
            "1.00s AgentStateChanged[state=1]",
            "1.00s AgentStateChanged[state=2]",
            "1.30s AgentStateChanged[state=3]",
            "1.30s AgentEmotion[emotion=happy, sentenceId=1]",
            "2.80s AgentStateChanged[state=1]",
            "2.80s extension 99 "
                + "{\"AIAgent\":{\"aiasrcost\":0,\"aillmcost\":300,\"aiagenttotalcost\":300},"
                + "\"AIPub\":{\"aAIClientQuestionTimestampTAIL\":1000,"
                + "\"aAIClientAnswerTimestampHEAD\":1300,\"aAIClientScentenceId\":1},"
                + "\"AISub\":{}}");
  }

  @Test
  void answersByTheFirstRuleThatFits() {
    RecordingCall call = afterGreeting(config().build());

    call.receive(new SendTextToAgent("The RED one")).advance(3_000);

    assertThat(call.happened())
        .containsExactly(
            "2.00s AgentStateChanged[state=2]",
            "2.30s AgentStateChanged[state=3]",
            "2.30s AgentEmotion[emotion=happy, sentenceId=1]",
            "2.30s AgentSubtitle[text=A , end=false, sentenceId=1]",
            "2.80s AgentSubtitle[text=fine , end=false, sentenceId=1]",
            "3.30s AgentSubtitle[text=colour., end=true, sentenceId=1]",
            "3.80s AgentStateChanged[state=1]",
            "3.80s extension 99 "
                + "{\"AIAgent\":{\"aiasrcost\":0,\"aillmcost\":300,\"aiagenttotalcost\":300},"
                + "\"AIPub\":{\"aAIClientQuestionTimestampTAIL\":2000,"
                + "\"aAIClientAnswerTimestampHEAD\":2300,\"aAIClientScentenceId\":1},"
                + "\"AISub\":{}}");
  }

  @Test
  void textMustBeTheSameAndGroupsOfPatternsFillTheAnswer() {
    RecordingCall call = afterGreeting(config().build());

    call.receive(new SendTextToAgent(" Exactly THIS ")).advance(2_000);
    call.receive(new SendTextToAgent("well, my name is Ann")).advance(6_000);
    call.receive(new SendTextToAgent("exactly this not")).advance(2_000);

    assertThat(said(call))
        .containsExactly(
            "Exactly.",
            "Hello ",
            "Ann, ",
            "you ",
            "said ",
            "well, ",
            "my ",
            "name ",
            "is ",
            "Ann.",
            "What?");
  }

  private static List<String> said(RecordingCall call) {
    return call.happened().stream()
        .filter(event -> event.contains("AgentSubtitle"))
        .map(event -> event.replaceAll(".*text=(.*), end=.*", "$1"))
        .toList();
  }

  @Test
  void severalSentencesAreOneTurn() {
    RecordingCall call = afterGreeting(config().build());

    call.receive(new SendTextToAgent("two")).advance(2_000);

    assertThat(call.happened())
        .containsSubsequence(
            "2.00s AgentStateChanged[state=2]",
            "2.30s AgentStateChanged[state=3]",
            "2.30s AgentSubtitle[text=One., end=true, sentenceId=1]",
            "2.80s AgentSubtitle[text=Two., end=true, sentenceId=1]",
            "3.30s AgentStateChanged[state=1]")
        .hasSize(6);
  }

  @Test
  void answerWithoutWordsGoesBackToListening() {
    RecordingCall call = afterGreeting(config().build());

    call.receive(new SendTextToAgent("silent")).advance(2_000);

    assertThat(call.happened())
        .containsExactly(
            "2.00s AgentStateChanged[state=2]",
            "2.30s CustomMessage[text={\"cmd\":\"x\"}]",
            "2.30s AgentStateChanged[state=1]");
  }

  @Test
  void interruptCutsSpeechAndVoiceAtOnce() {
    RecordingCall call = Rehearsal.of(AGENT).ready().advance(200);
    assertThat(call.sounds()).isTrue();
    call.happened();

    call.receive(new InterruptSpeaking());

    assertThat(call.sounds()).isFalse();
    assertThat(call.advance(5_000).happened())
        .containsExactly("0.20s SpeakingInterrupted[reason=3]", "0.20s AgentStateChanged[state=1]");
    assertThat(call.receive(new InterruptSpeaking()).happened()).isEmpty();
  }

  @Test
  void textInterruptsAndIsAnswered() {
    RecordingCall call = Rehearsal.of(AGENT).withoutSubtitles().ready().advance(200);
    call.happened();

    call.receive(new SendTextToAgent("exactly this")).advance(1_000);

    assertThat(call.happened())
        .startsWith(
            "0.20s SpeakingInterrupted[reason=5]",
            "0.20s AgentStateChanged[state=1]",
            "0.20s AgentStateChanged[state=2]",
            "0.50s AgentStateChanged[state=3]");
  }

  @Test
  void newQuestionReplacesTheOneThatIsThoughtAbout() {
    RecordingCall call = afterGreeting(config().build());

    call.receive(new SendTextToAgent("red")).advance(100);
    call.receive(new SendTextToAgent("exactly this")).advance(2_000);

    assertThat(said(call)).containsExactly("Exactly.");
  }

  @Test
  void stateIsToldWhenAsked() {
    RecordingCall call = afterGreeting(config().build());
    call.receive(new SendTextToAgent("red")).receive(new QueryAgentState());
    call.advance(300);
    call.happened();

    call.receive(new QueryAgentState());

    assertThat(call.happened()).containsExactly("2.30s AgentStateChanged[state=3]");
  }

  @Test
  void completeReplyComesBeforeTheFirstWordWhenAsked() {
    RecordingCall call =
        afterGreeting(
            config()
                .llmConfig(ARTCAICallAgentLlmConfig.builder().llmCompleteReply(true).build())
                .build());

    call.receive(new SendTextToAgent("two")).advance(300);

    assertThat(call.happened())
        .containsExactly(
            "2.00s AgentStateChanged[state=2]",
            "2.30s LlmReplyCompleted[text=One. Two., sentenceId=1]",
            "2.30s AgentStateChanged[state=3]",
            "2.30s AgentSubtitle[text=One., end=true, sentenceId=1]");
  }

  @Test
  void speechRateChangesThePaceFromTheNextPieceOn() {
    RecordingCall call = afterGreeting(config().build());

    call.receive(new UpdateTtsSpeechRate(2)).receive(new SendTextToAgent("red")).advance(2_000);

    assertThat(call.happened())
        .contains(
            "2.30s AgentSubtitle[text=A , end=false, sentenceId=1]",
            "2.55s AgentSubtitle[text=fine , end=false, sentenceId=1]",
            "2.80s AgentSubtitle[text=colour., end=true, sentenceId=1]",
            "3.05s AgentStateChanged[state=1]");
  }

  @Test
  void shortPiecesAreJoinedUpToTheLeastLengthOrTheLongestDelay() {
    assertThat(Pieces.of("I am a small robot", 6, 9).stream().map(Pieces.Piece::text))
        .containsExactly("I am a ", "small ", "robot");
    assertThat(Pieces.of("I am a small robot", 100, 2).stream().map(Pieces.Piece::text))
        .containsExactly("I am ", "a small ", "robot");
    assertThat(Pieces.of("  ", 1, 1)).containsExactly(new Pieces.Piece("", 0));
    RecordingCall call =
        afterGreeting(
            config()
                .llmConfig(
                    ARTCAICallAgentLlmConfig.builder()
                        .outputMinLength(100)
                        .outputMaxDelay(1_000)
                        .build())
                .build());
    call.receive(new SendTextToAgent("red")).advance(2_000);
    assertThat(said(call)).containsExactly("A fine ", "colour.");
  }

  @Test
  void fillsLongThinkingWithWordsAndFinishesThemFirst() {
    RecordingCall call =
        Rehearsal.of(
                "agents: {a: {thinking: 1200ms, wordsPerSecond: 1, otherwise: Done.}}",
                config()
                    .autoSpeechConfig(
                        ARTCAICallAutoSpeechConfig.builder()
                            .llmPending(
                                ARTCAICallAutoSpeechLlmPending.builder()
                                    .waitTime(500)
                                    .messages(
                                        List.of(
                                            ARTCAICallAutoSpeechContent.builder()
                                                .text("Hm.")
                                                .build()))
                                    .build())
                            .build())
                    .build())
            .ready();

    call.receive(new SendTextToAgent("x")).advance(2_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s AgentStateChanged[state=2]",
            "0.50s AgentStateChanged[state=3]",
            "0.50s AgentSubtitle[text=Hm., end=true, sentenceId=1]",
            "1.50s AgentStateChanged[state=2]",
            "1.50s AgentStateChanged[state=3]",
            "1.50s AgentSubtitle[text=Done., end=true, sentenceId=1]");
  }
}

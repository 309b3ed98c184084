package dev.aicall.agent.server.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.domain.protocol.ClientMessage.SendTextToAgent;
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
    RecordingCall call = RecordingCall.of(AGENT, config).ready().advance(2_000);
    call.happened();
    return call;
  }

  @Test
  void greetsWordByWordWithSentenceZero() {
    RecordingCall call = RecordingCall.ready(AGENT).advance(5_000);

    assertThat(call.happened())
        .containsExactly(
            "0.00s AgentStateChanged[state=3]",
            "0.00s AgentSubtitle[text=Hello , end=false, sentenceId=0]",
            "0.50s AgentSubtitle[text=there., end=true, sentenceId=0]",
            "1.00s AgentStateChanged[state=1]");
  }

  @Test
  void greetingOfTheSettingsWinsAndAnEmptyOneIsNone() {
    RecordingCall own = RecordingCall.of(AGENT, config().agentGreeting("Hi").build()).ready();
    RecordingCall none = RecordingCall.of(AGENT, config().agentGreeting("").build()).ready();

    assertThat(own.happened())
        .containsExactly(
            "0.00s AgentStateChanged[state=3]",
            "0.00s AgentSubtitle[text=Hi, end=true, sentenceId=0]");
    assertThat(none.advance(5_000).happened()).isEmpty();
  }

  @Test
  void wakeUpQueryIsAnsweredAfterTheGreeting() {
    RecordingCall call =
        RecordingCall.of(AGENT, config().wakeUpQuery("something red").build())
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
}

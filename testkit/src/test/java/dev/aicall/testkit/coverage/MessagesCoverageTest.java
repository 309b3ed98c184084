package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallSendTextToAgentRequest;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.Envelope;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Written messages and the language model: api.md §1.7. */
@ExtendWith(CoverageExtension.class)
class MessagesCoverageTest {
  @Test
  @Covers.Effect("sendTextToAgent")
  @Covers.Confirmation("sendTextToAgent")
  void textIsAnsweredAsSpeechIs(TestCall call) {
    call.agent().whenUserSays("weather").replies("Sunny");
    call.begin();
    assertThat(
            call.engine()
                .sendTextToAgent(
                    ARTCAICallSendTextToAgentRequest.builder().text("The weather?").build()))
        .isTrue();
    call.passMillis(2_000);
    assertThat(call.messages()).containsExactly(new ClientMessage.SendTextToAgent("The weather?"));
    assertThat(call.heard().told("onVoiceAgentSubtitleNotify"))
        .containsExactly("onVoiceAgentSubtitleNotify(Sunny, true, 1)");
  }

  @Test
  @Covers.Effect({"sendCustomMessageToServer", "updateLlmSystemPrompt", "updateBailianAppParams"})
  void settingsAndCustomMessagesArriveInOrder(TestCall call) {
    call.begin();
    assertThat(call.engine().sendCustomMessageToServer("no JSON \u4f60\u597d")).isTrue();
    assertThat(call.engine().updateLlmSystemPrompt("Be brief.")).isTrue();
    assertThat(call.engine().updateBailianAppParams(Map.of("biz", Map.of("a", 1)))).isTrue();
    call.settle();

    assertThat(call.messages())
        .containsExactly(
            new ClientMessage.SendCustomMessageToServer("no JSON \u4f60\u597d"),
            new ClientMessage.UpdateLlmSystemPrompt("Be brief."),
            new ClientMessage.UpdateBailianAppParams(Map.of("biz", Map.of("a", 1))));
    assertThat(call.agent().received())
        .extracting(received -> received.envelope())
        .containsExactly(
            new Envelope(1, TestCall.USER, TestCall.AGENT),
            new Envelope(2, TestCall.USER, TestCall.AGENT),
            new Envelope(3, TestCall.USER, TestCall.AGENT));
    assertThat(call.heard().told()).isEmpty();
  }

  @Test
  @Covers.Callback("onReceivedAgentCustomMessage")
  void customMessageIsAnObjectOrNull(TestCall call) {
    call.begin();
    call.agent().send(new AgentMessage.CustomMessage("{\"a\":[1,\"b\"]}"));
    call.agent().send(new AgentMessage.CustomMessage("no object"));
    call.settle();
    assertThat(call.heard().arguments("onReceivedAgentCustomMessage"))
        .containsExactly(
            List.of(Map.of("a", Arrays.asList(1, "b"))), Collections.singletonList(null));
  }
}

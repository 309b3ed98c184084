package dev.aicall.domain.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The examples of wire.md §2.3, both ways. They put seqId before data; what we write puts it after.
 */
class WireExamplesTest {
  private record FromAgent(int seqId, AgentMessage message, String data) {}

  private record FromClient(int seqId, ClientMessage message, @Nullable String data) {}

  private final MessageReader reader = new MessageReader();
  private final MessageWriter writer = new MessageWriter();

  static Stream<FromAgent> agentExamples() {
    Map<String, Object> vcr = new LinkedHashMap<>();
    vcr.put("stillFrameMotion", Map.of("duration", 3200));
    vcr.put("peopleCount", Map.of("count", 2));
    vcr.put("equipment", ordered("mobilePhoneCount", 1, "headPhoneCount", 0, "watchCount", 0));
    vcr.put("headMotion", ordered("nodDetected", true, "shakeDetected", false));
    vcr.put("lookAway", ordered("count", 2, "duration", 1800));
    return Stream.of(
        new FromAgent(
            4,
            new AgentMessage.AgentError(4001, "no free route"),
            "{\"code\":4001,\"message\":\"no free route\"}"),
        new FromAgent(5, new AgentMessage.AgentStateChanged(2), "{\"state\":2}"),
        new FromAgent(
            6,
            new AgentMessage.AgentSubtitle("It is sunny", false, 3),
            "{\"text\":\"It is sunny\",\"end\":false,\"sentenceId\":3}"),
        new FromAgent(
            7,
            new AgentMessage.UserSubtitle("How is the weather", true, 3, 4),
            "{\"text\":\"How is the weather\",\"end\":true,\"sentenceId\":3,\"voiceprint\":4}"),
        new FromAgent(8, new AgentMessage.VoiceInterruptChanged(false), "{\"enable\":false}"),
        new FromAgent(9, new AgentMessage.VoiceIdChanged("voice-b"), "{\"voiceId\":\"voice-b\"}"),
        new FromAgent(
            10,
            new AgentMessage.RtcTokenResponse("eyJhcHBpZCI6..."),
            "{\"token\":\"eyJhcHBpZCI6...\"}"),
        new FromAgent(11, new AgentMessage.PushToTalkChanged(true), "{\"enable\":true}"),
        new FromAgent(12, new AgentMessage.VoiceprintUsingChanged(true), "{\"enable\":true}"),
        new FromAgent(13, new AgentMessage.VoiceprintCleared(), "{}"),
        new FromAgent(
            14,
            new AgentMessage.AgentWillLeave(2001, "idle"),
            "{\"reason\":2001,\"message\":\"idle\"}"),
        new FromAgent(
            15,
            new AgentMessage.CustomMessage("{\"cmd\":\"openPage\",\"id\":42}"),
            "{\"message\":\"{\\\"cmd\\\":\\\"openPage\\\",\\\"id\\\":42}\"}"),
        new FromAgent(
            16,
            new AgentMessage.HumanTakeoverWillStart("human-1", 0),
            "{\"takeoverUid\":\"human-1\",\"takeoverMode\":0}"),
        new FromAgent(
            17,
            new AgentMessage.HumanTakeoverConnected("human-1"),
            "{\"takeoverUid\":\"human-1\"}"),
        new FromAgent(
            18,
            new AgentMessage.AgentEmotion("happy", 3),
            "{\"emotion\":\"happy\",\"sentenceId\":3}"),
        new FromAgent(19, new AgentMessage.VisionCustomCaptureChanged(true), "{\"enable\":true}"),
        new FromAgent(20, new AgentMessage.SpeakingInterrupted(1), "{\"reason\":1}"),
        new FromAgent(
            21,
            new AgentMessage.LlmReplyCompleted("It is sunny, 24 degrees.", 3),
            "{\"text\":\"It is sunny, 24 degrees.\",\"sentenceId\":3}"),
        new FromAgent(
            22,
            new AgentMessage.VcrResult(vcr),
            "{\"stillFrameMotion\":{\"duration\":3200},\"peopleCount\":{\"count\":2},"
                + "\"equipment\":{\"mobilePhoneCount\":1,\"headPhoneCount\":0,\"watchCount\":0},"
                + "\"headMotion\":{\"nodDetected\":true,\"shakeDetected\":false},"
                + "\"lookAway\":{\"count\":2,\"duration\":1800}}"));
  }

  static Stream<FromClient> clientExamples() {
    Map<String, Object> vcr = new LinkedHashMap<>();
    vcr.put("StillFrameMotion", ordered("Enabled", true, "CallbackDelay", 2000));
    vcr.put("PeopleCount", Map.of("Enabled", true));
    return Stream.of(
        new FromClient(1, new ClientMessage.StopAgent(), null),
        new FromClient(2, new ClientMessage.InterruptSpeaking(), null),
        new FromClient(3, new ClientMessage.EnableVoiceInterrupt(true), "{\"enable\":true}"),
        new FromClient(4, new ClientMessage.SwitchVoiceId("voice-b"), "{\"voiceId\":\"voice-b\"}"),
        new FromClient(5, new ClientMessage.RequestRtcToken("u1"), "{\"userId\":\"u1\"}"),
        new FromClient(6, new ClientMessage.EnablePushToTalk(true), "{\"enable\":true}"),
        new FromClient(7, new ClientMessage.StartPushToTalk(), null),
        new FromClient(8, new ClientMessage.FinishPushToTalk(), null),
        new FromClient(9, new ClientMessage.CancelPushToTalk(), null),
        new FromClient(10, new ClientMessage.UseVoiceprint(true), "{\"enable\":true}"),
        new FromClient(11, new ClientMessage.ClearVoiceprint(), null),
        new FromClient(
            12,
            new ClientMessage.SendTextToAgent("What can you do?"),
            "{\"text\":\"What can you do?\",\"enableInterrupt\":1}"),
        new FromClient(
            13,
            new ClientMessage.SendCustomMessageToServer("{\"order\":17}"),
            "{\"message\":\"{\\\"order\\\":17}\"}"),
        new FromClient(
            14,
            new ClientMessage.StartVisionCustomCapture(
                "Describe this", true, 5, 2, 100, "{}", false),
            "{\"text\":\"Describe this\",\"mode\":\"single\",\"eachDuration\":5,\"num\":2,"
                + "\"duration\":100,\"userData\":\"{}\"}"),
        new FromClient(15, new ClientMessage.StopVisionCustomCapture(), null),
        new FromClient(
            16,
            new ClientMessage.UpdateLlmSystemPrompt("You are a tour guide."),
            "{\"prompt\":\"You are a tour guide.\"}"),
        new FromClient(
            17,
            new ClientMessage.UpdateVcrConfig(vcr),
            "{\"StillFrameMotion\":{\"Enabled\":true,\"CallbackDelay\":2000},"
                + "\"PeopleCount\":{\"Enabled\":true}}"),
        new FromClient(
            18,
            new ClientMessage.UpdateBailianAppParams(Map.of("biz_params", Map.of("city", "Oslo"))),
            "{\"params\":\"{\\\"biz_params\\\":{\\\"city\\\":\\\"Oslo\\\"}}\"}"),
        new FromClient(19, new ClientMessage.UpdateAsrMaxSilence(600), "{\"asrMaxSilence\":600}"),
        new FromClient(20, new ClientMessage.QueryAgentState(), null),
        new FromClient(21, new ClientMessage.UpdateTtsSpeechRate(1.25), "{\"speechRate\":1.25}"));
  }

  @ParameterizedTest
  @MethodSource("agentExamples")
  void agentMessageBothWays(FromAgent example) {
    int type = example.message.type();
    String asShown =
        "{\"type\":%d,\"seqId\":%d,\"data\":%s}".formatted(type, example.seqId, example.data);
    String asWritten =
        "{\"type\":%d,\"data\":%s,\"seqId\":%d,\"senderId\":\"agent-7\",\"receiverId\":\"u1\"}"
            .formatted(type, example.data, example.seqId);
    Envelope envelope = new Envelope(example.seqId, "agent-7", "u1");

    assertThat(reader.readAgentMessage(asShown.getBytes(UTF_8))).isEqualTo(example.message);
    assertThat(new String(writer.write(example.message, envelope), UTF_8)).isEqualTo(asWritten);
    assertThat(reader.receiveAgentMessage(asWritten.getBytes(UTF_8)))
        .isEqualTo(new Received<>(envelope, example.message));
  }

  @ParameterizedTest
  @MethodSource("clientExamples")
  void clientMessageBothWays(FromClient example) {
    int type = example.message.type();
    String data = example.data == null ? "" : ",\"data\":" + example.data;
    String asShown = "{\"type\":%d,\"seqId\":%d%s}".formatted(type, example.seqId, data);
    String asWritten =
        "{\"type\":%d%s,\"seqId\":%d,\"senderId\":\"u1\",\"receiverId\":\"agent-7\"}"
            .formatted(type, data, example.seqId);
    Envelope envelope = new Envelope(example.seqId, "u1", "agent-7");

    assertThat(reader.readClientMessage(asShown.getBytes(UTF_8))).isEqualTo(example.message);
    assertThat(new String(writer.write(example.message, envelope), UTF_8)).isEqualTo(asWritten);
    assertThat(reader.receiveClientMessage(asWritten.getBytes(UTF_8)))
        .isEqualTo(new Received<>(envelope, example.message));
  }

  @Test
  void readyResponseBothWays() {
    byte[] text = "{\"type\":\"ready_resp\"}".getBytes(UTF_8);

    assertThat(reader.readAgentMessage(text)).isEqualTo(new AgentMessage.ReadyResponse());
    assertThat(writer.write(new AgentMessage.ReadyResponse(), new Envelope(0, null, null)))
        .isEqualTo(text);
  }

  @Test
  void examplesCoverEveryMessage() {
    Set<Class<?>> agentClasses =
        agentExamples().map(e -> e.message.getClass()).collect(Collectors.toSet());
    agentClasses.add(AgentMessage.ReadyResponse.class);
    Set<Class<?>> clientClasses =
        clientExamples().map(e -> e.message.getClass()).collect(Collectors.toSet());

    assertThat(agentClasses).containsOnly(AgentMessage.class.getPermittedSubclasses());
    assertThat(clientClasses).containsOnly(ClientMessage.class.getPermittedSubclasses());
    assertThat(agentExamples().map(e -> e.message.type())).doesNotHaveDuplicates().hasSize(19);
    assertThat(clientExamples().map(e -> e.message.type())).doesNotHaveDuplicates().hasSize(21);
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}

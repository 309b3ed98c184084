package dev.aicall.domain.protocol;

import dev.aicall.domain.protocol.AgentMessage.AgentEmotion;
import dev.aicall.domain.protocol.AgentMessage.AgentError;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.AgentSubtitle;
import dev.aicall.domain.protocol.AgentMessage.AgentWillLeave;
import dev.aicall.domain.protocol.AgentMessage.CustomMessage;
import dev.aicall.domain.protocol.AgentMessage.HumanTakeoverConnected;
import dev.aicall.domain.protocol.AgentMessage.HumanTakeoverWillStart;
import dev.aicall.domain.protocol.AgentMessage.LlmReplyCompleted;
import dev.aicall.domain.protocol.AgentMessage.PushToTalkChanged;
import dev.aicall.domain.protocol.AgentMessage.RtcTokenResponse;
import dev.aicall.domain.protocol.AgentMessage.SpeakingInterrupted;
import dev.aicall.domain.protocol.AgentMessage.UserSubtitle;
import dev.aicall.domain.protocol.AgentMessage.VcrResult;
import dev.aicall.domain.protocol.AgentMessage.VisionCustomCaptureChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceIdChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceInterruptChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintUsingChanged;
import org.jspecify.annotations.Nullable;

/** Writes the data object of the agent's messages, members in the order of wire.md §2.3. */
final class AgentDataWriter {
  private AgentDataWriter() {}

  static void write(AgentMessage message, JsonBytes json) {
    if (message instanceof VcrResult result) {
      json.value(result.data());
      return;
    }
    json.beginObject();
    writeMembers(message, json);
    json.endObject();
  }

  private static void writeMembers(AgentMessage message, JsonBytes json) {
    switch (message.type()) {
      case WireType.AGENT_ERROR -> {
        AgentError error = (AgentError) message;
        json.member(WireField.CODE, error.code());
        writeIfPresent(json, WireField.MESSAGE, error.message());
      }
      case WireType.AGENT_STATE_CHANGED ->
          json.member(WireField.STATE, ((AgentStateChanged) message).state());
      case WireType.AGENT_SUBTITLE -> {
        AgentSubtitle subtitle = (AgentSubtitle) message;
        json.member(WireField.TEXT, subtitle.text())
            .member(WireField.END, subtitle.end())
            .member(WireField.SENTENCE_ID, subtitle.sentenceId());
      }
      case WireType.USER_SUBTITLE -> {
        UserSubtitle subtitle = (UserSubtitle) message;
        json.member(WireField.TEXT, subtitle.text())
            .member(WireField.END, subtitle.end())
            .member(WireField.SENTENCE_ID, subtitle.sentenceId());
        // On the wire "unknown" has no number of its own: it is what a reader makes of nothing.
        if (subtitle.voiceprint() != UserSubtitle.UNKNOWN_VOICEPRINT) {
          json.member(WireField.VOICEPRINT, subtitle.voiceprint());
        }
      }
      case WireType.VOICE_INTERRUPT_CHANGED ->
          json.member(WireField.ENABLE, ((VoiceInterruptChanged) message).enable());
      case WireType.VOICE_ID_CHANGED ->
          json.member(WireField.VOICE_ID, ((VoiceIdChanged) message).voiceId());
      case WireType.RTC_TOKEN_RESPONSE ->
          json.member(WireField.TOKEN, ((RtcTokenResponse) message).token());
      case WireType.PUSH_TO_TALK_CHANGED ->
          json.member(WireField.ENABLE, ((PushToTalkChanged) message).enable());
      case WireType.VOICEPRINT_USING_CHANGED ->
          json.member(WireField.ENABLE, ((VoiceprintUsingChanged) message).enable());
      case WireType.AGENT_WILL_LEAVE -> {
        AgentWillLeave leave = (AgentWillLeave) message;
        json.member(WireField.REASON, leave.reason()).member(WireField.MESSAGE, leave.message());
      }
      case WireType.CUSTOM_MESSAGE ->
          json.member(WireField.MESSAGE, ((CustomMessage) message).text());
      case WireType.HUMAN_TAKEOVER_WILL_START -> {
        HumanTakeoverWillStart takeover = (HumanTakeoverWillStart) message;
        json.member(WireField.TAKEOVER_UID, takeover.takeoverUid())
            .member(WireField.TAKEOVER_MODE, takeover.takeoverMode());
      }
      case WireType.HUMAN_TAKEOVER_CONNECTED ->
          json.member(WireField.TAKEOVER_UID, ((HumanTakeoverConnected) message).takeoverUid());
      case WireType.AGENT_EMOTION -> {
        AgentEmotion emotion = (AgentEmotion) message;
        json.member(WireField.EMOTION, emotion.emotion())
            .member(WireField.SENTENCE_ID, emotion.sentenceId());
      }
      case WireType.VISION_CUSTOM_CAPTURE_CHANGED ->
          json.member(WireField.ENABLE, ((VisionCustomCaptureChanged) message).enable());
      case WireType.SPEAKING_INTERRUPTED ->
          json.member(WireField.REASON, ((SpeakingInterrupted) message).reason());
      case WireType.LLM_REPLY_COMPLETED -> {
        LlmReplyCompleted reply = (LlmReplyCompleted) message;
        json.member(WireField.TEXT, reply.text()).member(WireField.SENTENCE_ID, reply.sentenceId());
      }
      default -> {
        // 1009 has an empty data object.
      }
    }
  }

  private static void writeIfPresent(JsonBytes json, WireField field, @Nullable String value) {
    if (value != null) {
      json.member(field, value);
    }
  }
}

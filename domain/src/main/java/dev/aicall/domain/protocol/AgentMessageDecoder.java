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
import dev.aicall.domain.protocol.AgentMessage.ReadyResponse;
import dev.aicall.domain.protocol.AgentMessage.RtcTokenResponse;
import dev.aicall.domain.protocol.AgentMessage.SpeakingInterrupted;
import dev.aicall.domain.protocol.AgentMessage.UserSubtitle;
import dev.aicall.domain.protocol.AgentMessage.VcrResult;
import dev.aicall.domain.protocol.AgentMessage.VisionCustomCaptureChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceIdChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceInterruptChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintCleared;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintUsingChanged;
import dev.aicall.domain.protocol.RejectedMessage.Reason;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of the agent from what was scanned: what each type needs, and what stands for what
 * is missing.
 */
final class AgentMessageDecoder {
  private AgentMessageDecoder() {}

  static AgentReading decode(MessageScanner scanned) throws IOException {
    String oddType = scanned.oddType();
    if (oddType != null) {
      return oddType.equals(MessageScanner.READY_RESP)
          ? new ReadyResponse()
          : new UnknownMessage(oddType);
    }
    if (scanned.type() == WireType.VOICEPRINT_CLEARED) {
      return new VoiceprintCleared();
    }
    AgentMessage message = messageWithData(scanned);
    if (message == null) {
      return new UnknownMessage(Integer.toString(scanned.type()));
    }
    if (!scanned.hasObjectAsData()) {
      return new RejectedMessage(Reason.WRONG_TYPE, WireField.DATA.name);
    }
    RejectedMessage problem = scanned.fields().problem();
    return problem == null ? message : problem;
  }

  private static @Nullable AgentMessage messageWithData(MessageScanner scanned) throws IOException {
    DataFields data = scanned.fields();
    return switch (scanned.type()) {
      case WireType.AGENT_ERROR ->
          new AgentError(data.integer(WireField.CODE), data.optionalText(WireField.MESSAGE));
      case WireType.AGENT_STATE_CHANGED ->
          new AgentStateChanged(
              data.integerInRange(WireField.STATE, AgentStateChanged.MIN, AgentStateChanged.MAX));
      case WireType.AGENT_SUBTITLE ->
          // The defaults of 1002 and 1003 are those of iOS (Q11).
          new AgentSubtitle(
              data.text(WireField.TEXT),
              data.bool(WireField.END, true),
              data.integer(WireField.SENTENCE_ID, 0));
      case WireType.USER_SUBTITLE ->
          new UserSubtitle(
              data.text(WireField.TEXT),
              data.bool(WireField.END, true),
              data.integer(WireField.SENTENCE_ID, 0),
              data.integerInRangeOr(
                  WireField.VOICEPRINT,
                  0,
                  UserSubtitle.MAX_VOICEPRINT,
                  UserSubtitle.UNKNOWN_VOICEPRINT));
      case WireType.VOICE_INTERRUPT_CHANGED ->
          new VoiceInterruptChanged(data.bool(WireField.ENABLE));
      case WireType.VOICE_ID_CHANGED -> new VoiceIdChanged(data.text(WireField.VOICE_ID));
      case WireType.RTC_TOKEN_RESPONSE ->
          new RtcTokenResponse(
              data.isAbsent(WireField.TOKEN) && !data.isAbsent(WireField.RTC_AUTH_TOKEN)
                  ? data.text(WireField.RTC_AUTH_TOKEN)
                  : data.text(WireField.TOKEN));
      case WireType.PUSH_TO_TALK_CHANGED -> new PushToTalkChanged(data.bool(WireField.ENABLE));
      case WireType.VOICEPRINT_USING_CHANGED ->
          new VoiceprintUsingChanged(data.bool(WireField.ENABLE));
      case WireType.AGENT_WILL_LEAVE ->
          new AgentWillLeave(data.integer(WireField.REASON, 0), data.text(WireField.MESSAGE, ""));
      case WireType.CUSTOM_MESSAGE -> new CustomMessage(data.text(WireField.MESSAGE));
      case WireType.HUMAN_TAKEOVER_WILL_START ->
          // Only the number 0 is the agent's voice, as with the web SDK; anything odd is the
          // human's.
          new HumanTakeoverWillStart(
              data.text(WireField.TAKEOVER_UID),
              data.integerInRangeOr(
                  WireField.TAKEOVER_MODE,
                  HumanTakeoverWillStart.AGENT_VOICE,
                  HumanTakeoverWillStart.AGENT_VOICE,
                  HumanTakeoverWillStart.HUMAN_VOICE));
      case WireType.HUMAN_TAKEOVER_CONNECTED ->
          new HumanTakeoverConnected(data.text(WireField.TAKEOVER_UID));
      case WireType.AGENT_EMOTION ->
          new AgentEmotion(data.text(WireField.EMOTION), data.integer(WireField.SENTENCE_ID, 0));
      case WireType.VISION_CUSTOM_CAPTURE_CHANGED ->
          new VisionCustomCaptureChanged(data.bool(WireField.ENABLE));
      case WireType.SPEAKING_INTERRUPTED ->
          // Whatever the reason says, the speech was cut: what is odd or missing is unknown.
          new SpeakingInterrupted(
              data.integerInRangeOr(
                  WireField.REASON,
                  SpeakingInterrupted.UNKNOWN,
                  SpeakingInterrupted.MAX,
                  SpeakingInterrupted.UNKNOWN));
      case WireType.LLM_REPLY_COMPLETED ->
          new LlmReplyCompleted(data.text(WireField.TEXT), data.integer(WireField.SENTENCE_ID, 0));
      case WireType.VCR_RESULT -> new VcrResult(scanned.dataAsMap());
      default -> null;
    };
  }
}

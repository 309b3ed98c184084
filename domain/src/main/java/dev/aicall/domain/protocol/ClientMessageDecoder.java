package dev.aicall.domain.protocol;

import dev.aicall.domain.protocol.ClientMessage.CancelPushToTalk;
import dev.aicall.domain.protocol.ClientMessage.ClearVoiceprint;
import dev.aicall.domain.protocol.ClientMessage.EnablePushToTalk;
import dev.aicall.domain.protocol.ClientMessage.EnableVoiceInterrupt;
import dev.aicall.domain.protocol.ClientMessage.FinishPushToTalk;
import dev.aicall.domain.protocol.ClientMessage.InterruptSpeaking;
import dev.aicall.domain.protocol.ClientMessage.QueryAgentState;
import dev.aicall.domain.protocol.ClientMessage.RequestRtcToken;
import dev.aicall.domain.protocol.ClientMessage.SendCustomMessageToServer;
import dev.aicall.domain.protocol.ClientMessage.SendTextToAgent;
import dev.aicall.domain.protocol.ClientMessage.StartPushToTalk;
import dev.aicall.domain.protocol.ClientMessage.StartVisionCustomCapture;
import dev.aicall.domain.protocol.ClientMessage.StopAgent;
import dev.aicall.domain.protocol.ClientMessage.StopVisionCustomCapture;
import dev.aicall.domain.protocol.ClientMessage.SwitchVoiceId;
import dev.aicall.domain.protocol.ClientMessage.UpdateAsrMaxSilence;
import dev.aicall.domain.protocol.ClientMessage.UpdateBailianAppParams;
import dev.aicall.domain.protocol.ClientMessage.UpdateLlmSystemPrompt;
import dev.aicall.domain.protocol.ClientMessage.UpdateTtsSpeechRate;
import dev.aicall.domain.protocol.ClientMessage.UpdateVcrConfig;
import dev.aicall.domain.protocol.ClientMessage.UseVoiceprint;
import dev.aicall.domain.protocol.RejectedMessage.Reason;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes messages of the client from what was scanned: what each type needs, and what stands for
 * what is missing.
 */
final class ClientMessageDecoder {
  private ClientMessageDecoder() {}

  static ClientReading decode(MessageScanner scanned) throws IOException {
    String oddType = scanned.oddType();
    if (oddType != null) {
      return new UnknownMessage(oddType);
    }
    ClientMessage command = messageWithoutData(scanned.type());
    if (command != null) {
      return command;
    }
    ClientMessage message = messageWithData(scanned);
    if (message == null) {
      return new UnknownMessage(Integer.toString(scanned.type()));
    }
    if (!scanned.hasObjectAsData()) {
      return new RejectedMessage(Reason.WRONG_TYPE, WireField.DATA.name);
    }
    RejectedMessage problem = scanned.fields().problem();
    return problem == null ? message : problem;
  }

  private static @Nullable ClientMessage messageWithoutData(int type) {
    return switch (type) {
      case WireType.STOP_AGENT -> new StopAgent();
      case WireType.INTERRUPT_SPEAKING -> new InterruptSpeaking();
      case WireType.START_PUSH_TO_TALK -> new StartPushToTalk();
      case WireType.FINISH_PUSH_TO_TALK -> new FinishPushToTalk();
      case WireType.CANCEL_PUSH_TO_TALK -> new CancelPushToTalk();
      case WireType.CLEAR_VOICEPRINT -> new ClearVoiceprint();
      case WireType.STOP_VISION_CUSTOM_CAPTURE -> new StopVisionCustomCapture();
      case WireType.QUERY_AGENT_STATE -> new QueryAgentState();
      default -> null;
    };
  }

  private static @Nullable ClientMessage messageWithData(MessageScanner scanned)
      throws IOException {
    DataFields data = scanned.fields();
    return switch (scanned.type()) {
      case WireType.ENABLE_VOICE_INTERRUPT -> new EnableVoiceInterrupt(data.bool(WireField.ENABLE));
      case WireType.SWITCH_VOICE_ID -> new SwitchVoiceId(data.text(WireField.VOICE_ID));
      case WireType.REQUEST_RTC_TOKEN -> new RequestRtcToken(data.text(WireField.USER_ID));
      case WireType.ENABLE_PUSH_TO_TALK -> new EnablePushToTalk(data.bool(WireField.ENABLE));
      case WireType.USE_VOICEPRINT -> new UseVoiceprint(data.bool(WireField.ENABLE));
      case WireType.SEND_TEXT_TO_AGENT -> new SendTextToAgent(data.text(WireField.TEXT));
      case WireType.SEND_CUSTOM_MESSAGE_TO_SERVER ->
          new SendCustomMessageToServer(data.text(WireField.MESSAGE));
      case WireType.START_VISION_CUSTOM_CAPTURE -> capture(data);
      case WireType.UPDATE_LLM_SYSTEM_PROMPT ->
          new UpdateLlmSystemPrompt(data.text(WireField.PROMPT));
      case WireType.UPDATE_VCR_CONFIG -> new UpdateVcrConfig(scanned.dataAsMap());
      case WireType.UPDATE_BAILIAN_APP_PARAMS -> new UpdateBailianAppParams(params(data));
      case WireType.UPDATE_ASR_MAX_SILENCE ->
          new UpdateAsrMaxSilence(data.integer(WireField.ASR_MAX_SILENCE));
      case WireType.UPDATE_TTS_SPEECH_RATE ->
          new UpdateTtsSpeechRate(data.finiteNumber(WireField.SPEECH_RATE));
      default -> null;
    };
  }

  private static StartVisionCustomCapture capture(DataFields data) {
    return new StartVisionCustomCapture(
        data.text(WireField.TEXT, ""),
        data.text(WireField.MODE, StartVisionCustomCapture.CONTINUOUS)
            .equals(StartVisionCustomCapture.SINGLE),
        data.integer(WireField.EACH_DURATION, StartVisionCustomCapture.DEFAULT_EACH_DURATION),
        data.integer(WireField.NUM, StartVisionCustomCapture.DEFAULT_NUM),
        data.integer(WireField.DURATION, StartVisionCustomCapture.DEFAULT_DURATION),
        data.text(WireField.USER_DATA, StartVisionCustomCapture.NO_USER_DATA),
        data.bool(WireField.ENABLE_ASR, false));
  }

  /** The parameters, an object as JSON text. */
  private static Map<String, @Nullable Object> params(DataFields data) {
    Map<String, @Nullable Object> params = JsonValues.parseObject(data.text(WireField.PARAMS));
    return params == null ? data.wrongType(WireField.PARAMS, Map.of()) : params;
  }
}

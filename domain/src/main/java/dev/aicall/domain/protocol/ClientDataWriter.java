package dev.aicall.domain.protocol;

import dev.aicall.domain.protocol.ClientMessage.EnablePushToTalk;
import dev.aicall.domain.protocol.ClientMessage.EnableVoiceInterrupt;
import dev.aicall.domain.protocol.ClientMessage.RequestRtcToken;
import dev.aicall.domain.protocol.ClientMessage.SendCustomMessageToServer;
import dev.aicall.domain.protocol.ClientMessage.SendTextToAgent;
import dev.aicall.domain.protocol.ClientMessage.StartVisionCustomCapture;
import dev.aicall.domain.protocol.ClientMessage.SwitchVoiceId;
import dev.aicall.domain.protocol.ClientMessage.UpdateAsrMaxSilence;
import dev.aicall.domain.protocol.ClientMessage.UpdateBailianAppParams;
import dev.aicall.domain.protocol.ClientMessage.UpdateLlmSystemPrompt;
import dev.aicall.domain.protocol.ClientMessage.UpdateTtsSpeechRate;
import dev.aicall.domain.protocol.ClientMessage.UpdateVcrConfig;
import dev.aicall.domain.protocol.ClientMessage.UseVoiceprint;

/** Writes the data member of the client's messages, or nothing for a type that has no data. */
final class ClientDataWriter {
  /** What sendTextToAgent always says of interrupting (Q29): a number, and no way to change it. */
  private static final int ENABLE_INTERRUPT = 1;

  private ClientDataWriter() {}

  static void write(ClientMessage message, JsonBytes json) {
    switch (message.type()) {
      case WireType.ENABLE_VOICE_INTERRUPT ->
          data(json)
              .member(WireField.ENABLE, ((EnableVoiceInterrupt) message).enable())
              .endObject();
      case WireType.SWITCH_VOICE_ID ->
          data(json).member(WireField.VOICE_ID, ((SwitchVoiceId) message).voiceId()).endObject();
      case WireType.REQUEST_RTC_TOKEN ->
          data(json).member(WireField.USER_ID, ((RequestRtcToken) message).userId()).endObject();
      case WireType.ENABLE_PUSH_TO_TALK ->
          data(json).member(WireField.ENABLE, ((EnablePushToTalk) message).enable()).endObject();
      case WireType.USE_VOICEPRINT ->
          data(json).member(WireField.ENABLE, ((UseVoiceprint) message).enable()).endObject();
      case WireType.SEND_TEXT_TO_AGENT ->
          data(json)
              .member(WireField.TEXT, ((SendTextToAgent) message).text())
              .member(WireField.ENABLE_INTERRUPT, ENABLE_INTERRUPT)
              .endObject();
      case WireType.SEND_CUSTOM_MESSAGE_TO_SERVER ->
          data(json)
              .member(WireField.MESSAGE, ((SendCustomMessageToServer) message).message())
              .endObject();
      case WireType.START_VISION_CUSTOM_CAPTURE ->
          writeCapture((StartVisionCustomCapture) message, data(json));
      case WireType.UPDATE_LLM_SYSTEM_PROMPT ->
          data(json)
              .member(WireField.PROMPT, ((UpdateLlmSystemPrompt) message).prompt())
              .endObject();
      case WireType.UPDATE_VCR_CONFIG ->
          json.name(WireField.DATA).value(((UpdateVcrConfig) message).config());
      case WireType.UPDATE_BAILIAN_APP_PARAMS ->
          data(json)
              .member(
                  WireField.PARAMS, JsonBytes.textOf(((UpdateBailianAppParams) message).params()))
              .endObject();
      case WireType.UPDATE_ASR_MAX_SILENCE ->
          data(json)
              .member(WireField.ASR_MAX_SILENCE, ((UpdateAsrMaxSilence) message).asrMaxSilence())
              .endObject();
      case WireType.UPDATE_TTS_SPEECH_RATE -> {
        data(json).name(WireField.SPEECH_RATE).value(((UpdateTtsSpeechRate) message).speechRate());
        json.endObject();
      }
      default -> {
        // The others have no data, and then no data member at all.
      }
    }
  }

  private static JsonBytes data(JsonBytes json) {
    return json.name(WireField.DATA).beginObject();
  }

  private static void writeCapture(StartVisionCustomCapture capture, JsonBytes json) {
    json.member(WireField.TEXT, capture.text())
        .member(
            WireField.MODE,
            capture.single()
                ? StartVisionCustomCapture.SINGLE
                : StartVisionCustomCapture.CONTINUOUS)
        .member(WireField.EACH_DURATION, capture.eachDuration())
        .member(WireField.NUM, capture.num())
        .member(WireField.DURATION, capture.duration())
        .member(
            WireField.USER_DATA,
            capture.userData().isEmpty()
                ? StartVisionCustomCapture.NO_USER_DATA
                : capture.userData());
    if (capture.enableAsr()) {
      json.member(WireField.ENABLE_ASR, true);
    }
    json.endObject();
  }
}

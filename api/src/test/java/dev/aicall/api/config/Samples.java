package dev.aicall.api.config;

import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.util.LinkedHashMap;
import java.util.Map;

/** One config of every class. */
final class Samples {

  static final VideoFrameSink VIEW =
      new VideoFrameSink() {
        @Override
        public void onFrame(VideoFrame frame) {}

        @Override
        public String toString() {
          return "view";
        }
      };

  private Samples() {}

  /** By class, with their defaults; required parts are filled with a placeholder. */
  static Map<Class<?>, Object> defaults() {
    Map<Class<?>, Object> all = new LinkedHashMap<>();
    for (Object config :
        new Object[] {
          ARTCAICallConfig.builder().build(),
          ARTCAICallAgentConfig.builder().build(),
          ARTCAICallAgentAsrConfig.builder().build(),
          ARTCAICallAgentTtsConfig.builder().build(),
          ARTCAICallAgentLlmConfig.builder().build(),
          ARTCAICallAgentAvatarConfig.builder().build(),
          ARTCAICallAgentInterruptConfig.builder().build(),
          ARTCAICallAgentVoiceprintConfig.builder().build(),
          ARTCAICallAgentTurnDetectionConfig.builder().build(),
          ARTCAICallAgentVcrConfig.builder().build(),
          ARTCAICallAgentVcrBaseConfig.builder().build(),
          ARTCAICallAgentVcrFrameMotionConfig.builder().build(),
          ARTCAICallAgentAmbientConfig.builder().build(),
          ARTCAICallAgentBackChanneling.builder().build(),
          ARTCAICallAutoSpeechContent.builder().build(),
          ARTCAICallAutoSpeechLlmPending.builder().build(),
          ARTCAICallAutoSpeechUserIdle.builder().build(),
          ARTCAICallAutoSpeechConfig.builder().build(),
          ARTCAICallAudioConfig.builder().build(),
          ARTCAICallVideoConfig.builder().build(),
          ARTCAICallVisionConfig.builder().build(),
          ARTCAICallViewConfig.builder().view(VIEW).build(),
          ARTCAICallSendTextToAgentRequest.builder().text("required").build(),
          ARTCAICallVisionCustomCaptureRequest.builder().build(),
          ARTCAICallAgentShareConfig.builder().agentType(ARTCAICallAgentType.VoiceAgent).build(),
          ARTCAICallChatSyncConfig.builder()
              .sessionId("required")
              .agentId("required")
              .receiverId("required")
              .build(),
          ARTCAICallTemplateConfig.builder().build(),
          PushToTalkConfig.builder().build()
        }) {
      all.put(config.getClass(), config);
    }
    return all;
  }
}

package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.Map;
import java.util.Set;

/** Events of the web class as callbacks of our delegate. */
final class CallbackMap {
  private static final Map<String, String> SAME_ARGUMENTS =
      Map.ofEntries(
          Map.entry("agentStateChange", "onAgentStateChanged"),
          Map.entry("agentStateChanged", "onAgentStateChanged"),
          Map.entry("agentEmotionNotify", "onAgentEmotionNotify"),
          Map.entry("voiceInterruptChanged", "onVoiceInterrupted"),
          Map.entry("voiceIdChanged", "onVoiceIdChanged"),
          Map.entry("pushToTalkChanged", "onPushToTalk"),
          Map.entry("newRTCToken", "onNewRTCToken"),
          Map.entry("agentWillLeave", "onAgentWillLeave"),
          Map.entry("receivedAgentCustomMessage", "onReceivedAgentCustomMessage"),
          Map.entry("humanTakeoverWillStart", "onHumanTakeoverWillStart"),
          Map.entry("humanTakeoverConnected", "onHumanTakeoverConnected"),
          Map.entry("visionCustomCaptureChanged", "onVisionCustomCapture"),
          Map.entry("speakingInterrupted", "onSpeakingInterrupted"),
          Map.entry("speakingVolumeChanged", "onVoiceVolumeChanged"),
          Map.entry("llmReplyCompleted", "onLLMReplyCompleted"),
          Map.entry("callBegin", "onCallBegin"),
          Map.entry("callEnd", "onCallEnd"),
          Map.entry("agentStarted", "onAgentStarted"),
          Map.entry("agentDataChannelAvailable", "onAgentDataChannelAvailable"),
          Map.entry("connectionStatusChange", "onConnectionStatusChange"),
          Map.entry("latencyStats", "onLatencyStats"),
          Map.entry("authInfoWillExpire", "onAuthInfoWillExpire"),
          Map.entry("authInfoExpired", "onAuthInfoExpired"));

  /** What a page's audio elements do has no callback (api.md §2 row 35). */
  private static final Set<String> BROWSER_ONLY = Set.of("autoPlayFailed", "audioSubscribed");

  private CallbackMap() {}

  static ArrayNode callbacks(JsonNode events) {
    ArrayNode callbacks = Json.array();
    JsonNode last = Json.array();
    for (JsonNode event : events) {
      String name = event.path(0).asText();
      // agentStateChange is the deprecated name of agentStateChanged; the peer emits both.
      boolean isRepeated = isDeprecatedTwin(last, event);
      if (!isRepeated && !BROWSER_ONLY.contains(name)) {
        add(callbacks, name, event);
      }
      last = event;
    }
    return callbacks;
  }

  private static boolean isDeprecatedTwin(JsonNode last, JsonNode event) {
    return event.path(0).asText().equals("agentStateChanged")
        && last.path(0).asText().equals("agentStateChange")
        && last.path(1).equals(event.path(1));
  }

  private static void add(ArrayNode callbacks, String name, JsonNode event) {
    JsonNode first = event.path(1);
    switch (name) {
      // The message is for people and differs.
      case "errorOccurred" -> callbacks.add(Json.array("onErrorOccurs", first));
      case "agentSubtitleNotify" -> callbacks.add(subtitle("onVoiceAgentSubtitleNotify", first));
      case "userSubtitleNotify" -> {
        callbacks.add(subtitle("onUserSubtitleNotify", first));
        callbacks.add(subtitle("onUserSubtitleNotify", first).add(event.path(2)));
      }
      case "receivedAgentVcrResult" ->
          callbacks.add(Json.array("onReceivedAgentVcrResult", first.path("data")));
      default -> {
        ArrayNode callback = Json.array(SAME_ARGUMENTS.getOrDefault(name, name));
        for (int i = 1; i < event.size(); i++) {
          callback.add(event.get(i));
        }
        callbacks.add(callback);
      }
    }
  }

  private static ArrayNode subtitle(String callback, JsonNode subtitle) {
    ArrayNode told = Json.array(callback);
    for (String member : new String[] {"text", "end", "sentenceId"}) {
      told.add(orUndefined(subtitle.path(member)));
    }
    return told;
  }

  private static JsonNode orUndefined(JsonNode value) {
    return value.isMissingNode() ? Json.object().put("$", "undefined") : value;
  }
}

package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Whether Java's types can say what the peer was given. The parameter types are those of the API
 * and of the port.
 */
final class Expressible {
  private static final Predicate<JsonNode> BOOL = JsonNode::isBoolean;
  private static final Predicate<JsonNode> TEXT = JsonNode::isTextual;
  private static final Predicate<JsonNode> INT = Json::isInt;
  private static final Predicate<JsonNode> NUMBER = JsonNode::isNumber;
  private static final Predicate<JsonNode> ANY = Expressible::isAny;
  private static final Predicate<JsonNode> NULLABLE_OBJECT = Expressible::isNullableObject;
  private static final Predicate<JsonNode> NULLABLE_TEXT = Expressible::isNullableText;

  private static final Map<String, Map<String, Predicate<JsonNode>>> PARAMETERS =
      Map.ofEntries(
          Map.entry("enablePushToTalk", Map.of("enable", BOOL)),
          Map.entry("enableVoiceInterrupt", Map.of("enable", BOOL)),
          Map.entry("enableVoiceprint", Map.of("enable", BOOL)),
          Map.entry("mute", Map.of("mute", BOOL)),
          Map.entry("muteLocalCamera", Map.of("mute", BOOL)),
          Map.entry("muteAgentAudioPlaying", Map.of("mute", BOOL)),
          Map.entry("switchVoiceId", Map.of("voiceId", TEXT)),
          Map.entry("sendCustomMessageToServer", Map.of("message", TEXT)),
          Map.entry("updateLlmSystemPrompt", Map.of("prompt", TEXT)),
          Map.entry("updateToken", Map.of("token", TEXT)),
          Map.entry("switchMicrophone", Map.of("deviceId", TEXT)),
          Map.entry("updateAsrMaxSilence", Map.of("duration", INT)),
          Map.entry("updateTtsSpeechRate", Map.of("rate", NUMBER)),
          Map.entry("updateBailianAppParams", Map.of("params", NULLABLE_OBJECT)),
          Map.entry("updateVcrConfig", Map.of("vcrConfig", NULLABLE_OBJECT)),
          Map.entry("sendTextToAgent", Map.of("req", Expressible::isTextRequest)),
          Map.entry("startVisionCustomCapture", Map.of("req", Expressible::isCaptureRequest)),
          Map.entry("setLocalView", Map.of("view", NULLABLE_TEXT)),
          Map.entry("setAgentView", Map.of("view", NULLABLE_TEXT)),
          Map.entry("startPreview", Map.of("view", NULLABLE_TEXT)),
          Map.entry(
              "call",
              Map.of(
                  "userId", Expressible::isTextOrUsual,
                  "agentInfo", Expressible::isObjectOrUsual,
                  "config", Expressible::isConfig)));

  private static final Map<String, List<Predicate<JsonNode>>> EVENT_ARGUMENTS =
      Map.of(
          "AIAgentResult", List.of(INT, TEXT, TEXT),
          "remoteUserOnLineNotify", List.of(TEXT),
          "remoteUserOffLineNotify", List.of(TEXT),
          "remoteTrackAvailableNotify", List.of(TEXT, INT, INT),
          "audioSubscribeStateChanged", List.of(TEXT, ANY, INT),
          "remoteUserSubscribedDataChannel", List.of(TEXT),
          "connectionStatusChange", List.of(INT, INT),
          "mediaExtensionMsgReceived", List.of(TEXT, ANY, INT),
          "bye", List.of(INT));

  private static final Map<String, Predicate<JsonNode>> CAPTURE_FIELDS =
      Map.of(
          "text", TEXT,
          "isSingle", BOOL,
          "eachDuration", INT,
          "num", INT,
          "duration", INT,
          "userData", TEXT,
          "enableASR", BOOL);

  private Expressible() {}

  static boolean isExpressible(GoldenCase golden) {
    return golden.event().isEmpty()
        ? fit(PARAMETERS.getOrDefault(golden.api(), Map.of()), golden.args())
        : fit(EVENT_ARGUMENTS.getOrDefault(golden.event(), List.of()), golden.eventArgs());
  }

  private static boolean fit(Map<String, Predicate<JsonNode>> parameters, JsonNode args) {
    return parameters.entrySet().stream()
        .allMatch(parameter -> parameter.getValue().test(args.path(parameter.getKey())));
  }

  private static boolean fit(List<Predicate<JsonNode>> parameters, JsonNode args) {
    for (int i = 0; i < parameters.size(); i++) {
      if (!parameters.get(i).test(args.path(i))) {
        return false;
      }
    }
    return true;
  }

  static boolean isCall(JsonNode args) {
    return fit(PARAMETERS.get("call"), args);
  }

  /** Recordings that leave something out mean the usual. */
  private static boolean isTextOrUsual(JsonNode value) {
    return value.isMissingNode() || value.isTextual();
  }

  private static boolean isObjectOrUsual(JsonNode value) {
    return value.isMissingNode() || (value.isObject() && !Json.isSpecial(value));
  }

  private static boolean isConfig(JsonNode value) {
    return Json.isUndefined(value) || isObjectOrUsual(value);
  }

  private static boolean isAny(JsonNode value) {
    return !value.isMissingNode();
  }

  private static boolean isNullableObject(JsonNode value) {
    return value.isNull() || (value.isObject() && !Json.isSpecial(value));
  }

  private static boolean isNullableText(JsonNode value) {
    return Json.isAbsent(value) || value.isTextual();
  }

  private static boolean isTextRequest(JsonNode request) {
    return request.isTextual() || request.path("text").isTextual();
  }

  private static boolean isCaptureRequest(JsonNode request) {
    return request.isObject()
        && !Json.isSpecial(request)
        && CAPTURE_FIELDS.entrySet().stream()
            .filter(field -> request.has(field.getKey()))
            .allMatch(field -> field.getValue().test(request.get(field.getKey())));
  }
}

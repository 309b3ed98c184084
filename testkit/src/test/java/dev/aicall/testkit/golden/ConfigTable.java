package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Fields of the configs as api.md §4 has them: types, ranges, JSON keys and defaults. */
final class ConfigTable {
  private static final int UNSET = -1;

  private static final Set<String> INTS =
      Set.of(
          "asrMaxSilence",
          "vadLevel",
          "vadDuration",
          "llmHistoryLimit",
          "outputMinLength",
          "outputMaxDelay",
          "semanticWaitDuration",
          "volume",
          "waitTime",
          "maxRepeats",
          "callbackDelay",
          "agentMaxIdleTime",
          "userOnlineTimeout",
          "userOfflineTimeout",
          "mode");

  private static final Set<String> DOUBLES = Set.of("speechRate", "probability");

  private static final Set<String> BOOLEANS =
      Set.of(
          "enablePushToTalk",
          "agentGracefulShutdown",
          "enableIntelligentSegment",
          "enableVoiceInterrupt",
          "keepInterruptWordsForLLM",
          "useVoiceprint",
          "llmCompleteReply",
          "historySyncWithTTS",
          "enable");

  /** Ranges that builders check, by field, where the class does not matter. */
  private static final Map<String, Predicate<JsonNode>> RANGES =
      Map.ofEntries(
          Map.entry("asrMaxSilence", unsetOr(200, 1200)),
          Map.entry("vadLevel", unsetOr(0, 11)),
          Map.entry("asrHotWords", value -> value.size() <= 128),
          Map.entry("agentVoiceId", value -> characters(value) <= 64),
          Map.entry("pronunciationRules", ConfigTable::areRules),
          Map.entry("speechRate", unsetOr(0.5, 2.0)),
          Map.entry("llmHistoryLimit", unsetOr(0, Integer.MAX_VALUE)),
          Map.entry("outputMinLength", unsetOr(0, 100)),
          Map.entry("outputMaxDelay", unsetOr(1000, 10000)),
          Map.entry("semanticWaitDuration", unsetOr(0, 10000)),
          Map.entry("mode", from(0, 1)),
          Map.entry("probability", from(0, 1)),
          Map.entry(
              "words",
              value -> value.size() <= 10 && value.valueStream().allMatch(ConfigTable::isWord)),
          Map.entry("messages", value -> value.size() <= 10),
          Map.entry("text", value -> characters(value) <= 100),
          Map.entry("maxRepeats", from(0, 10)),
          Map.entry("callbackDelay", from(200, 5000)),
          Map.entry("agentMaxIdleTime", unsetOr(0, Integer.MAX_VALUE)),
          Map.entry("userOnlineTimeout", unsetOr(0, Integer.MAX_VALUE)),
          Map.entry("userOfflineTimeout", unsetOr(0, Integer.MAX_VALUE)));

  /** Ranges of fields that mean different things in different classes. */
  private static final Map<String, Map<String, Predicate<JsonNode>>> OWN_RANGES =
      Map.of(
          "volume", Map.of("AICallAgentAmbientConfig", from(0, 100)),
          "waitTime",
              Map.of(
                  "AICallAgentAutoSpeechLlmPending", from(500, 10000),
                  "AICallAgentAutoSpeechUserIdle", from(5000, 600000)));

  private static final Map<String, String> PARTS =
      Map.ofEntries(
          Map.entry("asrConfig", "AICallAgentAsrConfig"),
          Map.entry("ttsConfig", "AICallAgentTtsConfig"),
          Map.entry("llmConfig", "AICallAgentLlmConfig"),
          Map.entry("avatarConfig", "AICallAgentAvatarConfig"),
          Map.entry("interruptConfig", "AICallAgentInterruptConfig"),
          Map.entry("voiceprintConfig", "AICallAgentVoiceprintConfig"),
          Map.entry("turnDetectionConfig", "AICallAgentTurnDetectionConfig"),
          Map.entry("vcrConfig", "AICallAgentVcrConfig"),
          Map.entry("ambientConfig", "AICallAgentAmbientConfig"),
          Map.entry("backChannelingConfig", "AICallAgentBackChanneling"),
          Map.entry("autoSpeechConfig", "AICallAgentAutoSpeechConfig"),
          Map.entry("llmPending", "AICallAgentAutoSpeechLlmPending"),
          Map.entry("userIdle", "AICallAgentAutoSpeechUserIdle"),
          Map.entry("words", "AICallAgentAutoSpeechContent"),
          Map.entry("messages", "AICallAgentAutoSpeechContent"),
          Map.entry("stillFrameMotion", "VcrPart"),
          Map.entry("invalidFrameMotion", "VcrPart"),
          Map.entry("peopleCount", "VcrPart"),
          Map.entry("equipment", "VcrPart"),
          Map.entry("headMotion", "VcrPart"),
          Map.entry("lookAway", "VcrPart"),
          Map.entry("agentConfig", "AICallAgentConfig"),
          Map.entry("templateConfig", "AICallTemplateConfig"));

  private static final Map<String, String> KEYS =
      Map.of(
          "agentVoiceId", "VoiceId",
          "agentAvatarId", "AvatarId",
          "agentGreeting", "Greeting",
          "agentMaxIdleTime", "MaxIdleTime",
          "agentGracefulShutdown", "GracefulShutdown",
          "enable", "Enabled");

  private static final Map<String, String> DEFAULTS =
      Map.of(
          "AICallAgentAsrConfig", "{\"VadLevel\":11}",
          "AICallAgentLlmConfig", "{\"LlmCompleteReply\":false,\"HistorySyncWithTTS\":false}",
          "AICallAgentInterruptConfig", "{\"EnableVoiceInterrupt\":true}",
          "AICallAgentTurnDetectionConfig", "{\"Mode\":\"Semantic\"}",
          "AICallAgentBackChanneling",
              "{\"Enabled\":false,\"TriggerStage\":\"pause_detected\",\"Probability\":0.5,"
                  + "\"Words\":[]}",
          "AICallAgentAutoSpeechContent", "{\"Text\":\"\",\"Probability\":1}",
          "AICallAgentAutoSpeechLlmPending", "{\"WaitTime\":3000,\"Messages\":[]}",
          "AICallAgentAutoSpeechUserIdle", "{\"WaitTime\":10000,\"MaxRepeats\":5,\"Messages\":[]}",
          "AICallAgentConfig",
              "{\"EnablePushToTalk\":false,\"GracefulShutdown\":false,"
                  + "\"EnableIntelligentSegment\":true,\"MaxIdleTime\":600,"
                  + "\"UserOnlineTimeout\":60,\"UserOfflineTimeout\":5,\"Volume\":100,"
                  + "\"AsrConfig\":{\"VadLevel\":11},"
                  + "\"LlmConfig\":{\"LlmCompleteReply\":false,\"HistorySyncWithTTS\":false},"
                  + "\"InterruptConfig\":{\"EnableVoiceInterrupt\":true},"
                  + "\"TurnDetectionConfig\":{\"Mode\":\"Semantic\"}}",
          "AICallTemplateConfig",
              "{\"EnableVoiceInterrupt\":true,\"EnablePushToTalk\":false,"
                  + "\"EnableIntelligentSegment\":true,\"GracefulShutdown\":false,"
                  + "\"VadLevel\":11,\"Volume\":100}");

  private ConfigTable() {}

  private static Predicate<JsonNode> from(double min, double max) {
    return value -> value.doubleValue() >= min && value.doubleValue() <= max;
  }

  private static Predicate<JsonNode> unsetOr(double min, double max) {
    return value -> value.doubleValue() == UNSET || from(min, max).test(value);
  }

  private static int characters(JsonNode value) {
    return value.asText().codePointCount(0, value.asText().length());
  }

  private static boolean isWord(JsonNode word) {
    return characters(word.path("text")) <= 20;
  }

  private static boolean areRules(JsonNode rules) {
    return rules.size() <= 20
        && rules
            .valueStream()
            .map(rule -> rule.path("Word"))
            .allMatch(
                word -> !word.isTextual() || (characters(word) >= 1 && characters(word) <= 9));
  }

  /** Whether Java's type of the field has the value. Absent texts, lists and parts are null. */
  static boolean isExpressible(String field, JsonNode value) {
    if (INTS.contains(field) && !isNoteText(field, value)) {
      return Json.isInt(value);
    }
    if (DOUBLES.contains(field)) {
      return value.isNumber();
    }
    return BOOLEANS.contains(field) ? value.isBoolean() : true;
  }

  /** AutoSpeechLlmPending has a mode too, which is a text. */
  private static boolean isNoteText(String field, JsonNode value) {
    return field.equals("mode") && value.isTextual();
  }

  /** Whether a builder takes everything that is assigned here and in the parts. */
  static boolean isTaken(String peerClass, JsonNode set) {
    return set.properties().stream()
        .allMatch(member -> isTaken(peerClass, member.getKey(), member.getValue()));
  }

  private static boolean isTaken(String peerClass, String field, JsonNode value) {
    if (Json.isAbsent(value) || !isExpressible(field, value)) {
      return true;
    }
    if (!range(peerClass, field).test(value)) {
      return false;
    }
    String part = PARTS.get(field);
    if (part == null) {
      return true;
    }
    return value.isArray()
        ? value.valueStream().allMatch(element -> isTaken(part, element))
        : isTaken(part, value);
  }

  static Predicate<JsonNode> range(String peerClass, String field) {
    Map<String, Predicate<JsonNode>> own = OWN_RANGES.get(field);
    if (own != null) {
      return own.getOrDefault(peerClass, field.equals("volume") ? unsetOr(0, 400) : value -> true);
    }
    return RANGES.getOrDefault(field, value -> true);
  }

  static String key(String field) {
    return KEYS.getOrDefault(field, Character.toUpperCase(field.charAt(0)) + field.substring(1));
  }

  /** The JSON of a class with nothing set. */
  static JsonNode defaults(String peerClass) {
    return Json.parse(DEFAULTS.getOrDefault(peerClass, "{}")).orElseThrow();
  }

  /** The class of a part, or null if the field is none. */
  static String partClass(String field) {
    return PARTS.get(field);
  }
}

package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.Replier.Line;
import dev.aicall.agent.server.speech.Replier.Role;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.api.config.ARTCAICallAgentTtsConfig;
import dev.aicall.api.config.ARTCAICallAgentTurnDetectionConfig;
import dev.aicall.api.model.ARTCAICallTurnDetectionMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the rules of a call of the agent's settings. */
final class CallRules {
  static final int LEAST_SILENCE_MS = 200;
  static final int MOST_SILENCE_MS = 1_200;
  static final double LOWEST_RATE = 0.5;
  static final double HIGHEST_RATE = 2;

  private static final double FULL_VOLUME = 100;

  /** Waits of Eagerness: api.md §4.10. */
  private static final Map<String, Integer> EAGERNESS_MS =
      Map.of("low", 6_000, "medium", 4_000, "high", 2_000);

  /** What semantic mode waits for more if nobody says otherwise; at most 1,500 is advised there. */
  private static final int DEFAULT_PATIENCE_MS = 1_000;

  private CallRules() {}

  static TurnRules turns(ARTCAICallAgentConfig config) {
    TurnRules rules = new TurnRules();
    ARTCAICallAgentAsrConfig asr = config.getAsrConfig();
    if (asr.getAsrMaxSilence() >= 0) {
      rules.silenceMs(asr.getAsrMaxSilence());
    }
    if (asr.getVadDuration() > 0) {
      rules.leastSpeechMs(asr.getVadDuration());
    }
    ARTCAICallAgentTurnDetectionConfig detection = config.getTurnDetectionConfig();
    rules.patienceMs(patience(detection));
    List<String> endWords = detection.getTurnEndWords();
    if (endWords != null) {
      rules.endWords(endWords.stream().map(w -> w.strip().toLowerCase(Locale.ROOT)).toList());
    }
    return rules;
  }

  private static int patience(ARTCAICallAgentTurnDetectionConfig detection) {
    if (detection.getMode() != ARTCAICallTurnDetectionMode.Semantic) {
      return 0;
    }
    String eagerness = detection.getEagerness();
    if (eagerness != null) {
      return EAGERNESS_MS.getOrDefault(eagerness.toLowerCase(Locale.ROOT), DEFAULT_PATIENCE_MS);
    }
    int wait = detection.getSemanticWaitDuration();
    return wait < 0 ? DEFAULT_PATIENCE_MS : wait;
  }

  static VoiceRules voice(ARTCAICallAgentConfig config, List<String> voices) {
    VoiceRules rules = new VoiceRules();
    ARTCAICallAgentTtsConfig tts = config.getTtsConfig();
    String voiceId = tts.getAgentVoiceId();
    if (voiceId != null && voices.contains(voiceId)) {
      rules.voiceId(voiceId);
    }
    if (tts.getSpeechRate() > 0) {
      rules.rate(tts.getSpeechRate());
    }
    if (config.getVolume() >= 0) {
      rules.gain(config.getVolume() / FULL_VOLUME);
    }
    ARTCAICallAgentLlmConfig llm = config.getLlmConfig();
    rules.leastLetters(Math.max(0, llm.getOutputMinLength()));
    rules.longestDelayMs(Math.max(0, llm.getOutputMaxDelay()));
    rules.pronunciation(pronunciation(tts.getPronunciationRules()));
    return rules;
  }

  private static Map<String, String> pronunciation(
      @Nullable List<Map<String, @Nullable Object>> rules) {
    Map<String, String> words = new LinkedHashMap<>();
    if (rules != null) {
      for (Map<String, @Nullable Object> rule : rules) {
        if (rule.get("Word") instanceof String word
            && rule.get("Pronunciation") instanceof String spoken) {
          words.put(word, spoken);
        }
      }
    }
    return words;
  }

  static History history(ARTCAICallAgentConfig config, ConversationProfile profile) {
    ARTCAICallAgentLlmConfig llm = config.getLlmConfig();
    int limit = llm.getLlmHistoryLimit();
    String prompt = llm.getLlmSystemPrompt();
    return new History(
        limit < 0 ? History.DEFAULT_ROUNDS : limit,
        prompt == null ? profile.systemPrompt() : prompt,
        before(llm.getLlmHistory()));
  }

  private static List<Line> before(@Nullable List<Map<String, @Nullable Object>> history) {
    List<Line> lines = new ArrayList<>();
    if (history != null) {
      for (Map<String, @Nullable Object> entry : history) {
        if (entry.get("Role") instanceof String role
            && entry.get("Content") instanceof String content) {
          lines.add(new Line(role(role), content));
        }
      }
    }
    return lines;
  }

  private static Role role(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "assistant" -> Role.ASSISTANT;
      case "system" -> Role.SYSTEM;
      default -> Role.USER;
    };
  }
}

package dev.aicall.agent.server.rehearsal;

import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentTtsConfig;
import dev.aicall.api.config.ARTCAICallAgentVoiceprintConfig;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the agent of one call is set: by the start request, later by the caller's messages. Used on
 * the call's loop only.
 */
final class CallSettings {
  /** What a server takes that was told no idle time: api.md §4.3. */
  private static final int SERVER_IDLE_SECONDS = 600;

  /** The silence that ends a sentence if nobody says otherwise: our choice, in its range. */
  private static final int DEFAULT_SILENCE_MS = 400;

  /** The sound that counts as speech if nobody says otherwise: the least of its range. */
  private static final int DEFAULT_VAD_MS = 200;

  static final int LEAST_SILENCE_MS = 200;
  static final int MOST_SILENCE_MS = 1_200;
  static final double LOWEST_RATE = 0.5;
  static final double HIGHEST_RATE = 2;

  private final ARTCAICallAgentConfig config;
  private final @Nullable ARTCAICallVoiceprintResult scriptedVoiceprint;
  private final Set<String> interruptWords = new HashSet<>();
  boolean voiceInterrupt;
  boolean pushToTalk;
  boolean voiceprint;
  boolean voiceprintCleared;
  double speechRate;
  int asrMaxSilenceMs;
  String prompt;
  Map<String, @Nullable Object> bailian;
  String voiceId;

  CallSettings(ARTCAICallAgentConfig config, @Nullable ARTCAICallVoiceprintResult voiceprint) {
    this.config = config;
    this.scriptedVoiceprint = voiceprint;
    voiceInterrupt = config.getInterruptConfig().isEnableVoiceInterrupt();
    pushToTalk = config.isEnablePushToTalk();
    ARTCAICallAgentVoiceprintConfig print = config.getVoiceprintConfig();
    this.voiceprint = print.isUseVoiceprint() && print.getVoiceprintId() != null;
    ARTCAICallAgentTtsConfig tts = config.getTtsConfig();
    speechRate = tts.getSpeechRate() > 0 ? tts.getSpeechRate() : 1;
    int silence = config.getAsrConfig().getAsrMaxSilence();
    asrMaxSilenceMs = silence < 0 ? DEFAULT_SILENCE_MS : silence;
    prompt = orEmpty(config.getLlmConfig().getLlmSystemPrompt());
    Map<String, @Nullable Object> params = config.getLlmConfig().getBailianAppParams();
    bailian = params == null ? Map.of() : params;
    voiceId = orEmpty(tts.getAgentVoiceId());
    List<String> words = config.getInterruptConfig().getInterruptWords();
    if (words != null) {
      words.forEach(word -> interruptWords.add(word.toLowerCase(Locale.ROOT)));
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  ARTCAICallAgentConfig config() {
    return config;
  }

  /** How long nothing may happen; zero for any time, since leaving at once is no use. */
  Duration maxIdle() {
    int seconds = config.getAgentMaxIdleTime();
    return Duration.ofSeconds(seconds < 0 ? SERVER_IDLE_SECONDS : seconds);
  }

  Duration leastSpeech() {
    int millis = config.getAsrConfig().getVadDuration();
    return Duration.ofMillis(millis > 0 ? millis : DEFAULT_VAD_MS);
  }

  boolean cachesWhatIsSaidMeanwhile() {
    return !"discard".equals(config.getInterruptConfig().getNoInterruptMode());
  }

  boolean hasInterruptWord(String text) {
    String said = text.toLowerCase(Locale.ROOT);
    return interruptWords.stream().anyMatch(said::contains);
  }

  /** The result of checking the caller's voice. */
  ARTCAICallVoiceprintResult checkedVoice() {
    if (!voiceprint) {
      return ARTCAICallVoiceprintResult.Off;
    }
    if (scriptedVoiceprint != null) {
      return scriptedVoiceprint;
    }
    return voiceprintCleared
        ? ARTCAICallVoiceprintResult.Unregister
        : ARTCAICallVoiceprintResult.DetectedSpeaker;
  }

  /** Whether the agent answers a voice that was checked. */
  boolean answersVoice() {
    ARTCAICallVoiceprintResult result = checkedVoice();
    return result != ARTCAICallVoiceprintResult.UndetectedSpeaker
        && result != ARTCAICallVoiceprintResult.UndetectedSpeakerWithAIVad;
  }

  /** The ids a caller may choose from; empty if any will do. */
  List<String> listedVoices() {
    List<String> listed = config.getTtsConfig().getVoiceIdList();
    return listed == null
        ? List.of()
        : listed.stream().map(entry -> entry.split(":", 2)[0].strip()).toList();
  }

  /** What the gaps of a text are filled with. */
  Function<String, String> gaps(Question question, String callerUid, String agentUid) {
    return name ->
        switch (name) {
          case "text" -> question.text();
          case "caller" -> callerUid;
          case "agent" -> agentUid;
          case "prompt" -> prompt;
          case "bailian" -> Template.json(bailian);
          case "voice" -> voiceId;
          case "speechRate" -> Double.toString(speechRate);
          case "asrMaxSilence" -> Integer.toString(asrMaxSilenceMs);
          default -> question.group(Integer.parseInt(name));
        };
  }
}

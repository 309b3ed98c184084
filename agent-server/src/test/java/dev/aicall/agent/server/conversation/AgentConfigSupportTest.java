package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.agent.server.conversation.AgentConfigSupport.Ignored;
import dev.aicall.api.config.ARTCAICallAgentAmbientConfig;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentVoiceprintConfig;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every setting of an agent is honoured, which a test shows, or ignored with a warning. */
class AgentConfigSupportTest {
  private static final Class<?> SETTINGS = ConversationSettingsTest.class;
  private static final Class<?> INTERRUPTION = InterruptionTest.class;
  private static final Class<?> SPOKEN = SpokenConversationTest.class;

  /** Which test shows that a setting is honoured. */
  private record Proof(Class<?> test, String method) {}

  private static final Map<String, Proof> PROOFS =
      Map.ofEntries(
          Map.entry(
              "AgentGreeting", new Proof(SPOKEN, "theCallsGreetingCountsMoreAndAnEmptyOneIsNone")),
          Map.entry("WakeUpQuery", new Proof(SPOKEN, "aWakeUpQueryIsAnsweredAfterTheGreeting")),
          Map.entry("AgentMaxIdleTime", new Proof(SETTINGS, "maxIdleTime")),
          Map.entry("EnablePushToTalk", new Proof(SETTINGS, "pushToTalkFromTheStart")),
          Map.entry("AgentGracefulShutdown", new Proof(SETTINGS, "orWhenTheSentenceIsOver")),
          Map.entry("Volume", new Proof(SETTINGS, "volume")),
          Map.entry(
              "EnableIntelligentSegment",
              new Proof(SETTINGS, "withoutIntelligentSegmentsTheSecondPartIsAQuestionOfItsOwn")),
          Map.entry("AsrConfig.AsrLanguageId", new Proof(SETTINGS, "vadLevelLanguageAndHotWords")),
          Map.entry("AsrConfig.AsrMaxSilence", new Proof(SETTINGS, "asrMaxSilence")),
          Map.entry("AsrConfig.AsrHotWords", new Proof(SETTINGS, "vadLevelLanguageAndHotWords")),
          Map.entry("AsrConfig.VadLevel", new Proof(SETTINGS, "vadLevelLanguageAndHotWords")),
          Map.entry("AsrConfig.VadDuration", new Proof(SETTINGS, "vadDuration")),
          Map.entry("TtsConfig.AgentVoiceId", new Proof(SETTINGS, "voiceAndRate")),
          Map.entry(
              "TtsConfig.PronunciationRules",
              new Proof(SETTINGS, "pronunciationRulesChangeTheSoundOnly")),
          Map.entry("TtsConfig.SpeechRate", new Proof(SETTINGS, "voiceAndRate")),
          Map.entry("LlmConfig.LlmHistoryLimit", new Proof(SETTINGS, "llmHistoryLimit")),
          Map.entry("LlmConfig.LlmSystemPrompt", new Proof(SETTINGS, "systemPromptAndHistory")),
          Map.entry(
              "LlmConfig.BailianAppParams",
              new Proof(SETTINGS, "extraKeysThatTheServerListsReachTheReplier")),
          Map.entry(
              "LlmConfig.OpenAIExtraQuery",
              new Proof(SETTINGS, "extraKeysThatTheServerListsReachTheReplier")),
          Map.entry("LlmConfig.LlmCompleteReply", new Proof(SETTINGS, "llmCompleteReply")),
          Map.entry("LlmConfig.OutputMinLength", new Proof(SETTINGS, "outputMinLength")),
          Map.entry("LlmConfig.OutputMaxDelay", new Proof(SETTINGS, "outputMaxDelay")),
          Map.entry("LlmConfig.HistorySyncWithTTS", new Proof(INTERRUPTION, "orOnlyWhatWasHeard")),
          Map.entry("LlmConfig.LlmHistory", new Proof(SETTINGS, "systemPromptAndHistory")),
          Map.entry(
              "InterruptConfig.EnableVoiceInterrupt",
              new Proof(INTERRUPTION, "voiceDoesNotCutTheAgentWhenItMayNot")),
          Map.entry(
              "InterruptConfig.InterruptWords",
              new Proof(INTERRUPTION, "anInterruptWordCutsEvenThenAndIsNoQuestion")),
          Map.entry(
              "InterruptConfig.NoInterruptMode",
              new Proof(INTERRUPTION, "orForgottenIfTheSettingsSaySo")),
          Map.entry(
              "InterruptConfig.KeepInterruptWordsForLLM",
              new Proof(INTERRUPTION, "interruptWordsAreKeptIfTheSettingsSaySo")),
          Map.entry(
              "TurnDetectionConfig.TurnEndWords", new Proof(SETTINGS, "aTurnEndWordEndsTheTurn")),
          Map.entry("TurnDetectionConfig.Mode", new Proof(SETTINGS, "normalModeDoesNot")),
          Map.entry(
              "TurnDetectionConfig.SemanticWaitDuration",
              new Proof(SETTINGS, "semanticModeWaitsForTheRestOfASentence")),
          Map.entry(
              "TurnDetectionConfig.Eagerness",
              new Proof(SETTINGS, "eagernessCountsMoreThanTheWait")),
          Map.entry("BackChannelingConfigs", new Proof(SETTINGS, "aPauseGetsAWordOfAssent")),
          Map.entry("AutoSpeechConfig.LlmPending", new Proof(SETTINGS, "aLongThoughtIsFilled")),
          Map.entry(
              "AutoSpeechConfig.UserIdle",
              new Proof(SETTINGS, "anIdleCallerIsRemindedAndThenLeft")));

  /** The server's own, for any agent: HoldTest. VoiceIdList is read from describe results only. */
  private static final Set<String> NOT_THE_AGENTS =
      Set.of("UserOnlineTimeout", "UserOfflineTimeout", "TtsConfig.VoiceIdList");

  /** All settings by path: those of nested configs each, lists as one. */
  private static Set<String> settings() {
    Set<String> names = new TreeSet<>();
    collect(ARTCAICallAgentConfig.class, "", names);
    return names;
  }

  private static void collect(Class<?> config, String prefix, Set<String> names) {
    for (Method method : config.getDeclaredMethods()) {
      String name = method.getName();
      if (method.getParameterCount() > 0 || !name.matches("(get|is)[A-Z]\\w+")) {
        continue;
      }
      String path = prefix + name.replaceFirst("^(get|is)", "");
      Class<?> type = method.getReturnType();
      // UserIdle and LlmPending hold lists of words; their tests set all of them.
      boolean nested =
          type.getSimpleName().matches("ARTCAICall(Agent\\w+|AutoSpeech)Config")
              && prefix.isEmpty();
      if (nested) {
        collect(type, path + ".", names);
      } else {
        names.add(path);
      }
    }
  }

  private static boolean isIgnored(String setting) {
    return AgentConfigSupport.IGNORED.stream()
        .anyMatch(
            ignored -> setting.equals(ignored.name()) || setting.startsWith(ignored.name() + "."));
  }

  @Test
  void everySettingIsHonouredOrIgnored() {
    Set<String> unknown = new TreeSet<>(settings());
    unknown.removeIf(
        setting ->
            PROOFS.containsKey(setting)
                || isIgnored(setting.replace("AmbientConfig", "AmbientSoundConfig"))
                || NOT_THE_AGENTS.contains(setting));

    assertThat(unknown).isEmpty();
    assertThat(settings()).hasSizeGreaterThan(50).containsAll(PROOFS.keySet());
  }

  @Test
  void noneIsBoth() {
    assertThat(PROOFS.keySet()).noneMatch(AgentConfigSupportTest::isIgnored);
  }

  @Test
  void everyProofIsATest() {
    for (Proof proof : PROOFS.values()) {
      assertThat(
              Arrays.stream(proof.test().getDeclaredMethods())
                  .filter(method -> method.isAnnotationPresent(Test.class))
                  .map(Method::getName))
          .contains(proof.method());
    }
  }

  @Test
  void whatIsSetAndIgnoredIsWarnedOfWithoutItsValue() {
    ARTCAICallAgentConfig config =
        ARTCAICallAgentConfig.builder()
            .preConnectAudioUrl("https://example.org/secret.wav")
            .ambientConfig(ARTCAICallAgentAmbientConfig.builder().resourceId("rain").build())
            .voiceprintConfig(ARTCAICallAgentVoiceprintConfig.builder().voiceprintId("ann").build())
            .build();

    assertThat(AgentConfigSupport.warnings(config))
        .hasSize(3)
        .noneMatch(warning -> warning.contains("secret") || warning.contains("rain"))
        .anyMatch(warning -> warning.contains("setting=PreConnectAudioUrl"));
    assertThat(AgentConfigSupport.warnings(ARTCAICallAgentConfig.builder().build())).isEmpty();
  }

  @Test
  void theDocumentListsThemAll() throws IOException {
    String document = Files.readString(Path.of("../docs/conversation.md"));
    String table = document.substring(document.indexOf("## Settings that are ignored"));

    List<String> rows = table.lines().filter(line -> line.startsWith("| `")).toList();
    assertThat(rows)
        .containsExactlyElementsOf(
            AgentConfigSupport.IGNORED.stream()
                .map((Ignored ignored) -> "| `" + ignored.name() + "` | " + ignored.why() + " |")
                .toList());
  }
}

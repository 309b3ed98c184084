package dev.aicall.rtc.fake;

import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.protocol.StartParams;
import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How the agent of one call is set: by the start request, later by the caller's messages. */
final class AgentSettings {
  final @Nullable String agentUid;
  final @Nullable String greeting;
  final boolean completeReply;
  final boolean gracefulShutdown;
  final boolean cachesWhatIsSaidMeanwhile;
  final Set<String> interruptWords = new HashSet<>();
  boolean voiceInterrupt;
  boolean pushToTalk;
  boolean voiceprint;
  double speechRate;

  private AgentSettings(@Nullable String agentUid, ARTCAICallAgentConfig config) {
    this.agentUid = agentUid;
    this.greeting = config.getAgentGreeting();
    this.completeReply = config.getLlmConfig().isLlmCompleteReply();
    this.gracefulShutdown = config.isAgentGracefulShutdown();
    this.cachesWhatIsSaidMeanwhile =
        !"discard".equals(config.getInterruptConfig().getNoInterruptMode());
    this.voiceInterrupt = config.getInterruptConfig().isEnableVoiceInterrupt();
    this.pushToTalk = config.isEnablePushToTalk();
    this.voiceprint = config.getVoiceprintConfig().isUseVoiceprint();
    double rate = config.getTtsConfig().getSpeechRate();
    this.speechRate = rate > 0 ? rate : 1;
    addInterruptWords(config.getInterruptConfig().getInterruptWords());
  }

  /** Reads what a call was started with; what is missing or unreadable has its default. */
  static AgentSettings of(JoinRequest.@Nullable AgentStart start) {
    StartParams params = StartParams.read(start == null ? "" : start.params());
    return new AgentSettings(params.agentUserId(), params.agentConfig());
  }

  void addInterruptWords(@Nullable Collection<String> words) {
    if (words != null) {
      words.forEach(word -> interruptWords.add(word.toLowerCase(Locale.ROOT)));
    }
  }

  boolean hasInterruptWord(String text) {
    String said = text.toLowerCase(Locale.ROOT);
    return interruptWords.stream().anyMatch(said::contains);
  }
}

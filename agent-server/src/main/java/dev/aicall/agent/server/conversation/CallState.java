package dev.aicall.agent.server.conversation;

import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentInterruptConfig;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What all parts of a conversation must know, and what the caller's messages change of it. Used on
 * the call's loop only.
 */
final class CallState {
  private final ARTCAICallAgentConfig config;
  private final @Nullable Pattern interruptWords;
  private boolean voiceInterrupt;
  private boolean pushToTalk;
  private boolean over;
  private int sentenceId;

  CallState(ARTCAICallAgentConfig config) {
    this.config = config;
    ARTCAICallAgentInterruptConfig interrupt = config.getInterruptConfig();
    voiceInterrupt = interrupt.isEnableVoiceInterrupt();
    pushToTalk = config.isEnablePushToTalk();
    List<String> words = interrupt.getInterruptWords();
    interruptWords = words == null || words.isEmpty() ? null : anyOf(words);
  }

  private static Pattern anyOf(List<String> words) {
    return Pattern.compile(
        words.stream()
            .map(
                word ->
                    "(?<!\\w)" + Pattern.quote(word.strip().toLowerCase(Locale.ROOT)) + "(?!\\w)")
            .collect(Collectors.joining("|")));
  }

  ARTCAICallAgentConfig config() {
    return config;
  }

  /** Whether speech interrupts the agent. */
  boolean isVoiceInterrupt() {
    return voiceInterrupt;
  }

  void voiceInterrupt(boolean enable) {
    voiceInterrupt = enable;
  }

  boolean isPushToTalk() {
    return pushToTalk;
  }

  void pushToTalk(boolean enable) {
    pushToTalk = enable;
  }

  /** Whether what is said while the agent may not be interrupted is forgotten. */
  boolean discardsMeanwhile() {
    return "discard".equals(config.getInterruptConfig().getNoInterruptMode());
  }

  boolean hasInterruptWord(String text) {
    return interruptWords != null && interruptWords.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  /** The text as the replier gets it: without interrupt words unless they are to be kept. */
  String forReplier(String text) {
    if (interruptWords == null || config.getInterruptConfig().isKeepInterruptWordsForLLM()) {
      return text;
    }
    String left = interruptWords.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
    return left.replaceAll("\\s+", " ").strip();
  }

  /** The caller's newest sentence, 0 before the first. */
  int sentenceId() {
    return sentenceId;
  }

  int nextSentenceId() {
    return ++sentenceId;
  }

  /** Whether the call is over, or the agent has said that it ends it. */
  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }
}

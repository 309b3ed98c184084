package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsCompletionTest {
  private final TurnCompletion completion = new WordsCompletion();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stop",
        "go forward ten meters",
        "what can you do",
        "turn it on",
        "come in",
        "the band",
        "andy",
        "go ",
        "向前走"
      })
  void complete(String text) {
    assertThat(completion.isComplete(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "go forward and",
        "go forward And",
        "turn to the",
        "well",
        "um",
        "because",
        "my name is like ",
        "give it to",
        "between"
      })
  void incomplete(String text) {
    assertThat(completion.isComplete(text)).isFalse();
  }
}

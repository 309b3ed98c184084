package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class EndWordsTest {
  private final EndWords words = new EndWords(List.of("Over.", " that's  it ", "", "?", "完毕"));

  @Test
  void onlyWholeWordsAtTheEndCount() {
    assertThat(words.endOf("over")).isTrue();
    assertThat(words.endOf("turn left OVER")).isTrue();
    assertThat(words.endOf("rover")).isFalse();
    assertThat(words.endOf("over there")).isFalse();
    assertThat(words.endOf("")).isFalse();
  }

  @Test
  void phrasesCount() {
    assertThat(words.endOf("well that's it")).isTrue();
    assertThat(words.endOf("it")).isFalse();
  }

  @Test
  void scriptsWithoutSpacesNeedNone() {
    assertThat(words.endOf("向前走完毕")).isTrue();
  }

  @Test
  void emptyOnesAreNone() {
    assertThat(new EndWords(List.of("", " ", "!")).isEmpty()).isTrue();
    assertThat(words.isEmpty()).isFalse();
  }
}

package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpokenFormTest {
  private static String plain(String text) {
    return SpokenForm.of(text, Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "**Bold**, *soft* and `code`. | Bold, soft and code.",
        "# Heading | Heading",
        "- an item | an item",
        "1. an item | 1. an item",
        "> quoted | quoted",
        "See [the page](https://a.b/c). | See the page.",
        "See https://www.example.com/a/b?c=d. | See example.com.",
        "Go to http://example.com, please | Go to example.com, please",
        "3*4 is 12, snake_case stays | 3*4 is 12, snake_case stays",
        "It is 21 °C, 5 % of $3 | It is 21 °C, 5 % of $3",
        "Hi 🙂👍🏽 there → ✓ ok | Hi there ok",
        "a   b | a b",
        "C’est où? | C’est où?",
        "你好。 | 你好。",
      })
  void marksAreNotSpoken(String text, String spoken) {
    assertThat(plain(text)).isEqualTo(spoken);
  }

  @ParameterizedTest
  @CsvSource({"...", "🙂", "---", "```java", "***", "' '", "''"})
  void nothingIsSpokenWhereThereAreNoWords(String text) {
    assertThat(plain(text)).isEmpty();
  }

  @Test
  void linesOfAListLoseTheirMarks() {
    assertThat(plain("* one\n* two\n\n```js\nx = 1\n```")).isEqualTo("one two x = 1");
    assertThat(plain("| a | b |\n|---|---|\n| 1 | 2 |")).isEqualTo(", a, b, 1, 2,");
  }

  @Test
  void wholeWordsAreReplacedInAnyCase() {
    Map<String, String> rules = Map.of("AI", "A I", "ai call", "a call", "C++", "see plus plus");

    assertThat(SpokenForm.of("ai, AI and Ai; maid rain AI2.", rules))
        .isEqualTo("A I, A I and A I; maid rain AI2.");
    assertThat(SpokenForm.of("An AI CALL in c++!", rules)).isEqualTo("An a call in see plus plus!");
    assertThat(SpokenForm.of("**AI**", rules)).isEqualTo("A I");
  }

  @Test
  void replacementIsTakenAsItIsAndNotReplacedAgain() {
    assertThat(SpokenForm.of("a b", Map.of("a", "b", "b", "$1\\"))).isEqualTo("b $1\\");
  }

  @Test
  void exactCaseWinsAndTheOrderOfTheMapDoesNot() {
    Map<String, String> rules = Map.of("US", "U S", "us", "all of us");
    assertThat(SpokenForm.of("US us", rules)).isEqualTo("U S all of us");
    assertThat(SpokenForm.of("Us", rules)).isEqualTo("U S");
  }

  @Test
  void scriptsWithoutSpacesAreReplacedAnywhere() {
    assertThat(SpokenForm.of("在重庆市。", Map.of("重庆", "崇庆"))).isEqualTo("在崇庆市。");
  }
}

package dev.aicall.agent.server.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SentenceWordsTest {
  private static List<String> words(String sentence) {
    SentenceWords words = SentenceWords.of(sentence);
    List<String> found = new ArrayList<>();
    for (int i = 1; i <= words.count(); i++) {
      found.add(sentence.substring(words.end(i - 1), words.end(i)));
    }
    assertThat(String.join("", found)).isEqualTo(sentence);
    return found;
  }

  @Test
  void wordsHaveTheSpacesThatFollow() {
    assertThat(words(" One  two, – three!\n")).containsExactly(" One  ", "two, ", "– ", "three!\n");
    assertThat(words("")).isEmpty();
    assertThat(words("  ")).containsExactly("  ");
  }

  @Test
  void syllablesAreWordsWhereThereAreNoSpaces() {
    assertThat(words("你好，AI 世界。")).containsExactly("你", "好，", "AI ", "世", "界。");
    assertThat(words("𠀀𠀀。")).containsExactly("𠀀", "𠀀。");
  }

  @Test
  void wordsBeginByTheirShareOfTheLetters() {
    SentenceWords words = SentenceWords.of("aaaa bb cc.");

    assertThat(words.begunBy(0, -1, 800)).isZero();
    assertThat(words.begunBy(0, 0, 800)).isOne();
    assertThat(words.begunBy(1, 399, 800)).isOne();
    assertThat(words.begunBy(1, 400, 800)).isEqualTo(2);
    assertThat(words.begunBy(2, 600, 800)).isEqualTo(3);
    assertThat(words.begunBy(0, 10_000, 800)).isEqualTo(3);
  }

  @Test
  void numbersTakeLongerAndAddressesOnlyAsLongAsTheirHost() {
    assertThat(SentenceWords.of("12 ").letters()).isEqualTo(8);
    assertThat(SentenceWords.of("https://ab.cd/efghijklm?nop=qrs").letters()).isEqualTo(4);
    assertThat(SentenceWords.of("好。").letters()).isEqualTo(3);
  }
}

package dev.aicall.agent.speech.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarkedTextTest {
  /** However a text is cut, the same is told. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[happy] Hi.                | (happy)Hi.",
        "[Happy][sad]Hi.            | (happy)(sad)Hi.",
        "Hi [happy] you.            | Hi [happy] you.",
        "[1] is first.              | [1] is first.",
        "[not a mark] x             | [not a mark] x",
        "[] x                       | [] x",
        "[aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa] x | [aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa] x",
        "[un_der] x                 | [un_der] x",
        "Bye.[hang_up]              | Bye.!",
        "Bye.[HANG_UP] Bye.         | Bye. Bye.!",
        "[sad][hang_up]             | (sad)!",
        "[[happy] x                 | [[happy] x",
        "a[hang_[hang_up]b          | a[hang_b!",
        "open [hang                 | open [hang",
      })
  void marksAreTaken(String text, String told) {
    for (int size = 1; size <= text.length(); size++) {
      List<String> all = new ArrayList<>();
      MarkedText marked = new MarkedText(true, all::add, word -> all.add("(" + word + ")"));
      for (int i = 0; i < text.length(); i += size) {
        marked.add(text.substring(i, Math.min(text.length(), i + size)));
      }
      marked.end();

      assertThat(String.join("", all) + (marked.isHangUp() ? "!" : ""))
          .as("in pieces of %s", size)
          .isEqualTo(told);
    }
  }

  @Test
  void theMarkIsTextIfItIsNotOne() {
    StringBuilder text = new StringBuilder();
    MarkedText marked = new MarkedText(false, text::append, word -> {});
    marked.add("Bye.[hang_up]");
    marked.end();

    assertThat(text).hasToString("Bye.[hang_up]");
    assertThat(marked.isHangUp()).isFalse();
  }
}

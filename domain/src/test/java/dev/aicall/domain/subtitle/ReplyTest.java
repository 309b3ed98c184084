package dev.aicall.domain.subtitle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      nullValues = "none",
      value = {
        "It is sunny.; It is; ' sunny.'",
        "It is sunny.; It is sun; ny.",
        "It is sunny.; It is sunny.; ''",
        "It is sunny.; It is sunny; ''",
        "It is sunny.; ''; It is sunny.",
        "It is sunny.; It was; none",
        "It is; It is sunny; none",
        "''; It is; none",
        "''; ''; ''",
        "*It* is **sunny**, 24.; 'It is sunny, '; 24.",
        "It is sunny! 24.; It is sunny?; '! 24.'",
        "今天晴，带帽子。; 今天晴; ，带帽子。",
        "Hi 😀 you; Hi 😀; ' you'",
        "Hi 😀 you; Hi 😎; none",
      })
  void restIsWhatFollowsTheSubtitles(String reply, String said, String rest) {
    assertThat(Reply.rest(reply, said)).isEqualTo(rest);
  }
}

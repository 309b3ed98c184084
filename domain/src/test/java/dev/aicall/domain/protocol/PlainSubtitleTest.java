package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The short cut must never say anything else than the full reader. */
class PlainSubtitleTest {
  private static final List<String> PLAIN =
      List.of(
          "{\"type\":1002,\"data\":{\"text\":\"It is sunny\",\"end\":false,\"sentenceId\":3}}",
          "{\"type\":1002,\"data\":{\"text\":\"你好，世界 😀\",\"sentenceId\":0,\"end\":true},\"seqId\":7,"
              + "\"senderId\":\"agent-7\",\"receiverId\":\"u1\"}",
          "{\"seqId\":12,\"senderId\":\"ä\",\"type\":1003,\"data\":{\"voiceprint\":4,\"text\":\"\"}}",
          "{\"type\":1003,\"data\":{\"text\":\"hi\",\"end\":true,\"sentenceId\":12,\"voiceprint\":9}}");

  private final PlainSubtitle plain = new PlainSubtitle();
  private final MessageReader reader = new MessageReader();

  @Test
  void readsPlainSubtitlesAsTheFullReaderDoes() {
    for (String text : PLAIN) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      assertThat(plain.read(bytes)).isNotNull().isEqualTo(full(bytes));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "{\"type\":1001,\"data\":{\"state\":2}}",
        "{\"type\":1002,\"data\":{\"text\":\"a\\nb\"}}",
        "{\"type\": 1002,\"data\":{\"text\":\"a\"}}",
        "{\"type\":1002,\"data\":{\"text\":\"a\",\"text\":\"b\"}}",
        "{\"type\":1002,\"type\":1003,\"data\":{\"text\":\"a\"}}",
        "{\"data\":{\"text\":\"a\"},\"type\":1002}",
        "{\"type\":1002,\"data\":{\"text\":\"a\",\"sentenceId\":01}}",
        "{\"type\":1002,\"data\":{\"text\":\"a\",\"sentenceId\":-1}}",
        "{\"type\":1002,\"data\":{\"text\":\"a\",\"sentenceId\":12345678901}}",
        "{\"type\":1002,\"data\":{\"text\":\"a\",\"sentenceId\":}}",
        "{\"type\":1002,\"data\":{\"text\":\"a\",}}",
        "{\"type\":1002,\"data\":{\"text\":\"a\"}}x",
        "{\"type\":1002,\"data\":{\"text\":\"a\"},\"more\":1}",
        "{\"type\":1002,\"data\":{}}",
        "{\"type\":1002,\"data\":{\"text\":\"a"
      })
  void leavesEverythingElseToTheFullReader(String text) {
    assertThat(plain.read(text.getBytes(StandardCharsets.UTF_8))).isNull();
  }

  @Test
  void agreesWithTheFullReaderOnDamagedSubtitles() {
    Random random = new Random(42);
    int both = 0;
    for (int i = 0; i < 200_000; i++) {
      byte[] bytes = damaged(PLAIN.get(i % PLAIN.size()), random);
      AgentMessage subtitle = plain.read(bytes);
      if (subtitle != null) {
        both++;
        assertThat(subtitle)
            .as(() -> new String(bytes, StandardCharsets.UTF_8))
            .isEqualTo(full(bytes));
      }
    }
    assertThat(both).isGreaterThan(10_000);
  }

  private AgentReading full(byte[] bytes) {
    return reader.receiveAgentMessage(bytes).message();
  }

  private static byte[] damaged(String text, Random random) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int flips = random.nextInt(3); flips >= 0; flips--) {
      int at = random.nextInt(bytes.length);
      bytes[at] =
          random.nextBoolean() ? (byte) random.nextInt(256) : bytes[random.nextInt(bytes.length)];
    }
    return bytes;
  }
}

package dev.aicall.domain.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message that the recordings of the web SDK 2.10.5 deliver, with what the reader makes of
 * it. Where that is not what the web SDK does, the rule is in {@link MessageFieldRulesTest}.
 */
class GoldenInboundTest {
  private final MessageReader reader = new MessageReader();

  static List<Map<String, @Nullable Object>> cases() throws IOException {
    try (InputStream file = GoldenInboundTest.class.getResourceAsStream("golden-inbound.jsonl");
        BufferedReader lines = new BufferedReader(new InputStreamReader(file, UTF_8))) {
      return lines.lines().map(JsonValues::parseObject).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void messageIsReadAsExpected(Map<String, @Nullable Object> golden) {
    byte[] payload =
        golden.get("text") instanceof String text
            ? text.getBytes(UTF_8)
            : Base64.getDecoder().decode((String) golden.get("base64"));

    assertThat(reader.readAgentMessage(payload)).hasToString((String) golden.get("outcome"));
  }
}

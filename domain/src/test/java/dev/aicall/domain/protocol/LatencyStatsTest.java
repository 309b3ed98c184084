package dev.aicall.domain.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyStatsTest {
  @Test
  void payloadBothWays() {
    String text =
        "{\"AIAgent\":{\"aiasrcost\":100,\"aillmcost\":200},"
            + "\"AIPub\":{\"aAIClientScentenceId\":3,\"aIClientUpRTTHalf\":12.5},"
            + "\"AISub\":{\"aAILinuxPlayCost\":4}}";

    LatencyStats stats = LatencyStats.parse(text.getBytes(UTF_8)).orElseThrow();

    assertThat(stats.agent()).isEqualTo(Map.of("aiasrcost", 100, "aillmcost", 200));
    assertThat(stats.publisher())
        .isEqualTo(Map.of("aAIClientScentenceId", 3, "aIClientUpRTTHalf", 12.5));
    assertThat(stats.subscriber()).isEqualTo(Map.of("aAILinuxPlayCost", 4));
    assertThat(new String(stats.toBytes(), UTF_8)).isEqualTo(text);
  }

  @Test
  void missingPartsAreEmptyAndOtherMembersLeftOut() {
    assertThat(
            LatencyStats.parse("{\"AIAgent\":{\"a\":1,\"b\":\"2\"},\"AISub\":7}".getBytes(UTF_8)))
        .contains(new LatencyStats(Map.of("a", 1), Map.of(), Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{oops",
        "null",
        "[]",
        "{}",
        "{\"AIAgent\":{},\"AIPub\":{\"x\":1}}",
        "{\"AIAgent\":\"abc\"}",
        "{\"AIAgent\":[1]}",
        "{\"AIAgent\":{\"a\":1}} x",
      })
  void nothingOfTheAgentIsNothing(String text) {
    assertThat(LatencyStats.parse(text.getBytes(UTF_8))).isEmpty();
  }

  @Test
  void hugePayloadIsNothing() {
    assertThat(LatencyStats.parse(("{\"AIAgent\":{\"a\":1}}" + " ".repeat(70_000)).getBytes(UTF_8)))
        .isEmpty();
  }
}

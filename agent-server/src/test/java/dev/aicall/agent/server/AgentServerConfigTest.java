package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class AgentServerConfigTest {
  @Test
  void defaultsAreTheseAndChangeVisibly() {
    AgentServerConfig config = AgentServerConfig.builder().build();

    assertThat(config.toString())
        .isEqualTo(
            "AgentServerConfig[host=127.0.0.1, port=8088, maxCalls=50, resumeSeconds=35,"
                + " tls=false, behindProxy=false, apiKeyRequired=false, corsOrigins=[]]");
    assertThat(config.tokenLife()).isEqualTo(Duration.ofHours(24));
    assertThat(config.linkStartsPerMinute()).isEqualTo(30);
    assertThat(config.sharedStartsPerMinute()).isEqualTo(300);
    assertThat(config.advertisedIceServers()).isEmpty();
    assertThat(config.agentsByType()).isEmpty();
    assertThat(config.keyFile()).endsWithRaw(Path.of(".aicall/agent-server.json"));
  }

  @Test
  void valuesOutOfRangeSayFieldRangeAndValue() {
    AgentServerConfig.Builder builder = AgentServerConfig.builder();

    assertRefused(() -> builder.port(-1), "port: 0 to 65535, got -1");
    assertRefused(() -> builder.port(65_536), "port: 0 to 65535, got 65536");
    assertRefused(() -> builder.maxCalls(0), "maxCalls: 1 to 100000, got 0");
    assertRefused(() -> builder.resumeSeconds(-1), "resumeSeconds: 0 to 86400, got -1");
    assertRefused(() -> builder.host(" "), "host: a name or address, got nothing");
    assertRefused(
        () -> builder.tokenLife(Duration.ofDays(8)), "tokenLife: 1 s to 7 days, got PT192H");
    assertRefused(() -> builder.tokenLife(Duration.ZERO), "tokenLife: 1 s to 7 days, got PT0S");
  }

  private static void assertRefused(Runnable setter, String message) {
    assertThatIllegalArgumentException().isThrownBy(setter::run).withMessage(message);
  }

  @Test
  void aCopyIsEqualInAllAndIndependent() {
    AgentServerConfig config =
        AgentServerConfig.builder().port(0).maxCalls(7).behindProxy(true).build();

    AgentServerConfig copy = config.toBuilder().maxCalls(8).build();

    assertThat(copy.port()).isZero();
    assertThat(copy.behindProxy()).isTrue();
    assertThat(copy.maxCalls()).isEqualTo(8);
    assertThat(config.maxCalls()).isEqualTo(7);
  }
}

package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ChromiumPageTest {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  @Test
  void callsHearsAndReports() {
    try (ChromiumPage page = ChromiumPage.sending(440)) {
      page.joinItself();
      page.say("{\"type\":1119,\"seqId\":1}");

      page.await("the message to come back", LIMIT, r -> r.path("messages").size() == 1);
      JsonNode report =
          page.await(
              "the tone", LIMIT, r -> r.path("heard").path(0).path("share").asDouble() > 0.95);

      assertThat(report.path("stage").asText()).isEqualTo("joined");
      assertThat(report.path("heard").path(0).path("hz").asDouble()).isCloseTo(880, within(6.0));
      assertThat(report.path("heard")).hasSize(2);
      assertThat(report.path("heard").path(1).path("level").asDouble()).isZero();
      assertThat(report.path("messages").path(0).path("type").asInt()).isEqualTo(1119);
      assertThat(report.path("signals").findValuesAsText("event"))
          .containsExactly("online", "track", "subscribed");
      assertThat(report.path("errors")).isEmpty();
    }
  }
}

package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A browser joins by the open signalling. */
class BrowserCallTest {
  private static final Duration BROWSER_LIMIT = Duration.ofSeconds(30);

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aBrowserHearsSpeaksAndSendsMessages(Pairing pairing) {
    try (ChromiumPage page = ChromiumPage.sending(NearSide.TONE_HZ);
        Child server = Child.start(pairing, ServerProgram.class, "127.0.0.1", page.origin())) {
      List<String> where = List.of(server.await("listening", LIMIT).split(" ", -1));
      ServerAccess access = new ServerAccess(URI.create(where.get(0)), Path.of(where.get(1)));
      ServerAccess.Grant grant = access.grant("browser");

      page.join(
          access.base(),
          grant.channelId(),
          grant.token(),
          ProbeAgents.VOICE,
          "{\"AIAgentId\":\"voice\",\"Expire\":86400}");
      page.say("{\"type\":1119,\"seqId\":1}");
      page.say(
          "{\"type\":1111,\"seqId\":2,\"data\":{\"text\":\""
              + AllMessages.SEND_ALL
              + "\",\"enableInterrupt\":1}}");

      page.await("all messages", BROWSER_LIMIT, r -> types(r).contains("1000"));
      JsonNode report =
          page.await(
              "the agent's tone",
              BROWSER_LIMIT,
              r -> r.path("heard").path(0).path("share").asDouble() > ToneEar.CLEAR);
      assertThat(report.path("heard").path(0).path("hz").asDouble())
          .isCloseTo(ProbeAgent.TONE_HZ, within(6.0));
      assertThat(types(report)).contains("ready_resp", "1000", "1001", "1010", "1018");
      assertThat(types(report).stream().distinct()).hasSize(20);
      assertThat(report.path("signals").findValuesAsText("event"))
          .startsWith("agentResult", "online")
          .contains("track", "subscribed");
      assertThat(report.path("errors")).isEmpty();
      server.tell("hear " + NearSide.TONE_HZ + " " + ProbeAgent.TONE_HZ);
      server.await("heard", LIMIT);
      server.awaitCount("message", 2, LIMIT);
      page.await("pongs", LIMIT, r -> r.path("pongs").asInt() >= 2);

      page.leave();
      JsonNode last = page.await("the end", LIMIT, r -> r.path("left").asInt() != 0);
      assertThat(last.path("left").asInt()).isEqualTo(200);
      server.awaitCount("agent", 3, LIMIT);
      assertThat(server.said("agent")).contains("end CALLER_LEFT");
    }
  }

  private static List<String> types(JsonNode report) {
    return report.path("messages").findValuesAsText("type");
  }
}

package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may reach what: addresses, keys, web pages. */
class ExposureTest {
  private static final String TOKEN_PATH = "/api/v2/aiagent/getRtcAuthToken";
  private static final String TOKEN_BODY = "{\"user_id\":\"u1\"}";

  @ParameterizedTest
  @CsvSource({
    "0.0.0.0, false, false, Require the API key",
    "0.0.0.0, true, false, Set a key store",
    "'::', false, true, Require the API key",
    "127.0.0.1, false, true, Require the API key"
  })
  void anOpenAddressNeedsKeyAndTls(String host, boolean key, boolean proxy, String remedy) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                TestWorld.virtual(
                        config -> config.host(host).apiKeyRequired(key).behindProxy(proxy))
                    .close())
        .withMessageContaining(remedy)
        .withMessageContaining("127.0.0.1");
  }

  @Test
  void withKeyAndProxyAnOpenAddressIsFine() {
    try (TestWorld world =
        TestWorld.virtual(
            config -> config.host("0.0.0.0").apiKeyRequired(true).behindProxy(true))) {
      assertThat(world.api(TOKEN_PATH, TOKEN_BODY, "").statusCode()).isEqualTo(403);
      assertThat(world.api(TOKEN_PATH, TOKEN_BODY, "guess").statusCode()).isEqualTo(403);
      assertThat(world.api(TOKEN_PATH, TOKEN_BODY, world.server.apiKey()).statusCode())
          .isEqualTo(200);
      assertThat(world.api(TOKEN_PATH, TOKEN_BODY, "Bearer " + world.server.apiKey()).body())
          .contains("rtc_auth_token");

      // The proxy's address is this machine's, so it opens nothing.
      assertThat(world.send(world.request("/metrics").build()).statusCode()).isEqualTo(403);
      HttpRequest withKey =
          world.request("/metrics").header("Authorization", world.server.apiKey()).build();
      assertThat(world.send(withKey).statusCode()).isEqualTo(200);
      assertThat(world.send(world.request("/healthz").build()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void everyV2RouteAsksForTheKey() {
    try (TestWorld world = TestWorld.virtual(config -> config.apiKeyRequired(true))) {
      for (String name :
          new String[] {
            "getRtcAuthToken",
            "generateAIAgentCall",
            "startAIAgentInstance",
            "stopAIAgentInstance",
            "updateAIAgentInstance",
            "describeAIAgentInstance",
            "describeAIAgent"
          }) {
        HttpResponse<String> response = world.v2(name, "{}");
        assertThat(response.statusCode()).as(name).isEqualTo(403);
        assertThat(response.body()).contains("\"code\":403");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"evil.example, 403", "127.evil.example, 403", "localhost, 200", "127.0.0.1:99, 200"})
  void withoutAKeyTheServerAnswersToItsOwnNamesOnly(String host, int status) throws IOException {
    try (TestWorld world = TestWorld.virtual()) {
      assertThat(rawStatus(world, "POST " + TOKEN_PATH, host)).isEqualTo(status);
      assertThat(rawStatus(world, "GET /metrics", host)).isEqualTo(status);
    }
  }

  /** As no HTTP client sends it: with a Host of one's own. */
  private static int rawStatus(TestWorld world, String request, String host) throws IOException {
    try (Socket socket =
        new Socket(InetAddress.getLoopbackAddress(), world.server.baseUri().getPort())) {
      String text =
          request
              + " HTTP/1.1\r\nHost: "
              + host
              + "\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
              + TOKEN_BODY.length()
              + "\r\n\r\n"
              + TOKEN_BODY;
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return Integer.parseInt(answer.split(" ", 3)[1]);
    }
  }

  @Test
  void corsIsOffUnlessOriginsAreListed() {
    try (TestWorld world = TestWorld.virtual()) {
      HttpResponse<String> response = world.send(preflight(world, "https://page.example"));

      assertThat(response.statusCode()).isEqualTo(404);
      assertThat(response.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }
  }

  @Test
  void listedOriginsMayUseTheServerAndNoOthers() {
    try (TestWorld world =
        TestWorld.virtual(config -> config.corsOrigins(Set.of("https://page.example")))) {
      HttpResponse<String> good = world.send(preflight(world, "https://page.example"));
      assertThat(good.statusCode()).isEqualTo(204);
      assertThat(good.headers().firstValue("Access-Control-Allow-Origin"))
          .hasValue("https://page.example");
      assertThat(good.headers().firstValue("Access-Control-Allow-Headers"))
          .hasValue("authorization, content-type");
      assertThat(good.headers().firstValue("Access-Control-Allow-Methods"))
          .hasValue("POST, PATCH, DELETE");

      HttpResponse<String> bad = world.send(preflight(world, "https://evil.example"));
      assertThat(bad.statusCode()).isEqualTo(204);
      assertThat(bad.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
      assertThat(bad.headers().firstValue("Access-Control-Allow-Methods")).isEmpty();

      TestCaller caller = world.caller();
      HttpRequest join =
          HttpRequest.newBuilder(TestWorld.participants(world.server, caller.channel))
              .header("Authorization", "Bearer " + caller.token)
              .header("Content-Type", "application/json")
              .header("Origin", "https://page.example")
              .POST(HttpRequest.BodyPublishers.ofString(caller.bodyWithAgent("ag-voice")))
              .build();
      HttpResponse<String> joined = world.send(join);
      assertThat(joined.statusCode()).isEqualTo(201);
      assertThat(joined.headers().firstValue("Access-Control-Allow-Origin"))
          .hasValue("https://page.example");
      assertThat(joined.headers().firstValue("Access-Control-Expose-Headers"))
          .hasValue("Location, Link, Retry-After");
      assertThat(joined.headers().firstValue("Vary")).hasValue("Origin");
    }
  }

  private static HttpRequest preflight(TestWorld world, String origin) {
    return world
        .request("/rtc/channels/x/participants")
        .header("Origin", origin)
        .header("Access-Control-Request-Method", "POST")
        .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
        .build();
  }

  @ParameterizedTest
  @CsvSource({"*", "null", "page.example", "https://page.example/", "ftp://page.example"})
  void whatIsNoOriginIsRefused(String origin) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgentServerConfig.builder().corsOrigins(Set.of(origin)))
        .withMessageContaining("corsOrigins");
  }
}

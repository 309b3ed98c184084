package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.RtcTokenTarget;
import dev.aicall.domain.share.ShareLink;
import dev.aicall.domain.share.ShareLinkReading;
import dev.aicall.rtc.peer.signal.Signal;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The app-server API and share links, over HTTP. */
class AppServerApiTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, String> START =
      Map.of("user_id", "u1", "ai_agent_id", "ag-voice", "template_config", "{}");

  private final TestWorld world =
      TestWorld.virtual(config -> config.linkStartsPerMinute(2).sharedStartsPerMinute(3));

  @AfterEach
  void close() {
    world.close();
  }

  private static JsonNode json(HttpResponse<String> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new AssertionError(response.body(), e);
    }
  }

  private JsonNode v2(String name, Map<String, ?> body) {
    HttpResponse<String> response = world.v2(name, JSON.valueToTree(body).toString());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    JsonNode json = json(response);
    assertThat(json.path("request_id").asText()).matches("[0-9a-f]{32}");
    return json;
  }

  private JsonNode share(String shareId) {
    return json(
        world.api(
            "/api/v1/aiagent/generateAIAgentCall",
            "{\"user_id\":\"u1\",\"expire\":86400,\"ai_agent_id\":\""
                + shareId
                + "\",\"agent_config\":\"{}\",\"template_config\":\"{}\"}",
            ""));
  }

  private TestCaller callerOf(JsonNode started) {
    String token = started.path("rtc_auth_token").asText();
    RtcTokenTarget target = RtcTokenTarget.of(token).orElseThrow();
    assertThat(target.channelId()).isEqualTo(started.path("channel_id").asText());
    return world.caller(target.channelId(), token);
  }

  @Test
  void aTokenForANewChannelNamesIt() {
    JsonNode answer = v2("getRtcAuthToken", Map.of("user_id", "u1", "channel_id", ""));

    assertThat(answer.path("code").asInt()).isEqualTo(200);
    assertThat(answer.path("channel_id").asText()).matches("[0-9a-f]{32}");
    assertThat(answer.path("timestamp").asLong())
        .isEqualTo(world.time().now().plus(Duration.ofHours(24)).getEpochSecond());
    assertThat(callerOf(answer).join("ag-voice").signals).isNotEmpty();
  }

  @Test
  void anAppMayNameAChannelOf32HexDigitsOnly() {
    String channel = "00112233445566778899aabbccddeeff";
    JsonNode good = v2("getRtcAuthToken", Map.of("user_id", "u1", "channel_id", channel));
    assertThat(callerOf(good).join("ag-voice").channel).isEqualTo(channel);

    for (String bad : new String[] {"room1", channel.toUpperCase(Locale.ROOT), channel + "0"}) {
      JsonNode answer = v2("getRtcAuthToken", Map.of("user_id", "u1", "channel_id", bad));
      assertThat(answer.path("code").asInt()).isEqualTo(401);
      assertThat(answer.has("rtc_auth_token")).isFalse();
    }
  }

  @Test
  void aGeneratedCallWaitsForItsCaller() {
    JsonNode started = v2("generateAIAgentCall", START);

    assertThat(started.path("code").asInt()).isEqualTo(200);
    assertThat(started.path("workflow_type").asText()).isEqualTo("VoiceChat");
    assertThat(started.path("ai_agent_id").asText()).isEqualTo("ag-voice");
    assertThat(world.server.calls()).isEqualTo(1);
    TestCaller caller = callerOf(started).attach();

    String uid = started.path("ai_agent_user_id").asText();
    assertThat(caller.signals.get(0)).isEqualTo(new Signal.Online(uid));
    assertThat(caller.signals).noneMatch(Signal.AgentResult.class::isInstance);
    assertThat(world.agents.last().events).containsExactly("ready");
    assertThat(world.agents.last().call.instanceId())
        .isEqualTo(started.path("ai_agent_instance_id").asText());
  }

  @Test
  void aCallerWhoNeverComesIsNotWaitedForTooLong() {
    v2("generateAIAgentCall", START);

    world.advance(Duration.ofSeconds(59));
    assertThat(world.server.calls()).isEqualTo(1);
    world.advance(Duration.ofSeconds(2));

    assertThat(world.server.calls()).isZero();
    assertThat(world.agents.last().events).containsExactly("end CALLER_LOST");
  }

  @Test
  void theUsersOwnOnlineTimeoutCounts() {
    v2(
        "generateAIAgentCall",
        Map.of(
            "user_id",
            "u1",
            "ai_agent_id",
            "ag-voice",
            "agent_config",
            "{\"UserOnlineTimeout\":5}"));

    world.advance(Duration.ofSeconds(6));

    assertThat(world.server.calls()).isZero();
  }

  @Test
  void startNamesAWorkflowAndStopEndsIt() {
    JsonNode started =
        v2("startAIAgentInstance", Map.of("user_id", "u1", "workflow_type", "VoiceChat"));
    String instance = started.path("ai_agent_instance_id").asText();
    TestCaller caller = callerOf(started).attach();

    JsonNode other =
        v2("stopAIAgentInstance", Map.of("ai_agent_instance_id", instance, "user_id", "u2"));
    assertThat(other.path("code").asInt()).isEqualTo(404);
    JsonNode stopped = v2("stopAIAgentInstance", Map.of("ai_agent_instance_id", instance));
    world.await(() -> world.server.calls() == 0);

    assertThat(stopped.path("result").asBoolean()).isTrue();
    assertThat(world.agents.last().events).containsExactly("ready", "end STOPPED");
    assertThat(caller.signals)
        .endsWith(new Signal.Offline(started.path("ai_agent_user_id").asText()), new Signal.Bye(2));
  }

  @Test
  void anUpdateReachesTheAgentAsCommands() {
    JsonNode started = v2("generateAIAgentCall", START);
    callerOf(started).attach();

    JsonNode answer =
        v2(
            "updateAIAgentInstance",
            Map.of(
                "ai_agent_instance_id",
                started.path("ai_agent_instance_id").asText(),
                "template_config",
                "{\"VoiceChat\":{\"EnableVoiceInterrupt\":false,\"VoiceId\":\"v2\"}}"));
    world.await(() -> world.agents.last().messages.size() == 2);

    assertThat(answer.path("result").asBoolean()).isTrue();
    assertThat(world.agents.last().messages)
        .containsExactly(
            new ClientMessage.EnableVoiceInterrupt(false), new ClientMessage.SwitchVoiceId("v2"));
  }

  @Test
  void anInstanceIsDescribedAlsoWhenItIsOver() throws JsonProcessingException {
    JsonNode started =
        v2(
            "generateAIAgentCall",
            Map.of(
                "user_id", "u1",
                "ai_agent_id", "ag-voice",
                "template_config", "{\"VoiceChat\":{\"VoiceId\":\"v1\"}}",
                "user_data", "mine"));
    String instance = started.path("ai_agent_instance_id").asText();
    Map<String, String> question = Map.of("user_id", "u1", "ai_agent_instance_id", instance);

    JsonNode up = v2("describeAIAgentInstance", question);
    assertThat(up.path("status").asText()).isEqualTo("Executing");
    assertThat(up.path("user_data").asText()).isEqualTo("mine");
    assertThat(JSON.readTree(up.path("template_config").asText()).at("/VoiceChat/VoiceId").asText())
        .isEqualTo("v1");
    assertThat(JSON.readTree(up.path("agent_config").asText()).path("MaxIdleTime").asInt())
        .isEqualTo(600);
    assertThat(
            JSON.readTree(up.path("runtime_config").asText()).at("/VoiceChat/ChannelId").asText())
        .isEqualTo(started.path("channel_id").asText());

    v2("stopAIAgentInstance", Map.of("ai_agent_instance_id", instance));
    world.await(() -> world.server.calls() == 0);
    assertThat(v2("describeAIAgentInstance", question).path("status").asText())
        .isEqualTo("Finished");
  }

  @Test
  void anAgentIsDescribed() throws JsonProcessingException {
    JsonNode answer = v2("describeAIAgent", Map.of("user_id", "u1", "ai_agent_id", "ag-voice"));

    JsonNode agent = JSON.readTree(answer.path("ai_agent").asText());
    assertThat(agent.path("InboundPhoneNumbers")).hasSize(2);
    assertThat(agent.path("Name").asText()).isEqualTo("Test ag-voice");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "generateAIAgentCall | {\"user_id\":\"u1\",\"ai_agent_id\":\"no\"} | 404 | AgentNotFound",
        "generateAIAgentCall | {\"ai_agent_id\":\"ag-voice\"} | 401 | ''",
        "generateAIAgentCall | {\"user_id\":\"u 1\",\"ai_agent_id\":\"ag-voice\"} | 401 | ''",
        "generateAIAgentCall | {\"user_id\":\"u1\"} | 401 | ''",
        "generateAIAgentCall | {\"user_id\":\"u1\",\"ai_agent_id\":\"ag-broken\"} | 500 | ''",
        "generateAIAgentCall | nonsense | 401 | ''",
        "generateAIAgentCall | [] | 401 | ''",
        "startAIAgentInstance | {\"user_id\":\"u1\",\"workflow_type\":\"X\"} | 404 | AgentNotFound",
        "stopAIAgentInstance | {\"ai_agent_instance_id\":\"x\"} | 404 | ''",
        "updateAIAgentInstance | {\"ai_agent_instance_id\":\"x\"} | 404 | ''",
        "describeAIAgentInstance | {\"user_id\":\"u1\",\"ai_agent_instance_id\":\"x\"} | 404 | ''",
        "describeAIAgent | {\"ai_agent_id\":\"no\"} | 404 | AgentNotFound",
        "getOssConfig | {} | 404 | ''",
        "startAIAgentOutboundCall | {} | 404 | ''"
      })
  void failuresComeInTheEnvelope(String name, String body, int code, String errorCode) {
    HttpResponse<String> response = world.v2(name, body);

    assertThat(response.statusCode()).isEqualTo(200);
    JsonNode json = json(response);
    assertThat(json.path("code").asInt()).isEqualTo(code);
    assertThat(json.path("message").asText()).isNotBlank();
    assertThat(json.path("error_code").asText("")).isEqualTo(errorCode);
    assertThat(world.server.calls()).isZero();
  }

  @Test
  void whatAWebPageCouldSendWithoutAskingIsRefused() {
    HttpRequest plain =
        world
            .request("/api/v2/aiagent/getRtcAuthToken")
            .header("Content-Type", "text/plain")
            .POST(HttpRequest.BodyPublishers.ofString("{\"user_id\":\"u1\"}"))
            .build();

    assertThat(json(world.send(plain)).path("code").asInt()).isEqualTo(401);
  }

  @Test
  void aShareLinkStartsACallUntilItExpires() {
    String text = world.server.mintShareLink("ag-avatar", Duration.ofHours(1));
    var link = ((ShareLinkReading.Parsed) ShareLink.parse(text)).config();
    assertThat(link.getShareId()).matches("[0-9a-f]{32}");
    assertThat(link.getAgentType().hasAgentVideo()).isTrue();

    JsonNode started = share(String.valueOf(link.getShareId()));
    assertThat(started.path("code").asInt()).isEqualTo(200);
    assertThat(started.has("ai_agent_id")).isFalse();
    assertThat(callerOf(started).attach().signals).isNotEmpty();

    world.advance(Duration.ofHours(1));
    JsonNode late = share(String.valueOf(link.getShareId()));
    assertThat(late.path("error_code").asText()).isEqualTo("AgentNotFound");
    assertThat(late.path("code").asInt()).isEqualTo(404);
  }

  @Test
  void aRevokedOrUnknownLinkStartsNothing() {
    String text = world.server.mintShareLink("ag-voice", Duration.ofHours(1));
    var link = ((ShareLinkReading.Parsed) ShareLink.parse(text)).config();

    assertThat(world.server.revokeShareLink(text)).isTrue();
    assertThat(world.server.revokeShareLink(text)).isFalse();

    assertThat(share(String.valueOf(link.getShareId())).path("error_code").asText())
        .isEqualTo("AgentNotFound");
    assertThat(share("ag-voice").path("error_code").asText()).isEqualTo("AgentNotFound");
    assertThat(world.server.calls()).isZero();
  }

  @Test
  void linksAreLimitedEachAndTogether() {
    String one = linkId();
    String two = linkId();

    assertThat(share(one).path("code").asInt()).isEqualTo(200);
    assertThat(share(one).path("code").asInt()).isEqualTo(200);
    assertThat(share(one).path("code").asInt()).isEqualTo(429);
    assertThat(share(two).path("code").asInt()).isEqualTo(200);
    assertThat(share(two).path("code").asInt()).as("all links").isEqualTo(429);
    world.advance(Duration.ofSeconds(31));
    assertThat(share(one).path("code").asInt()).isEqualTo(200);
  }

  private String linkId() {
    String text = world.server.mintShareLink("ag-voice", Duration.ofHours(1));
    return String.valueOf(((ShareLinkReading.Parsed) ShareLink.parse(text)).config().getShareId());
  }

  @Test
  void linksAreMintedAndRevokedWithTheKeyOnly() {
    String body = "{\"ai_agent_id\":\"ag-voice\",\"expire\":600}";
    assertThat(world.api("/admin/shares", body, "").statusCode()).isEqualTo(403);
    assertThat(world.api("/admin/shares", body, "guess").statusCode()).isEqualTo(403);

    JsonNode minted = json(world.api("/admin/shares", body, world.server.apiKey()));
    String id = minted.path("share_id").asText();
    assertThat(ShareLink.parse(minted.path("share_text").asText()))
        .isInstanceOf(ShareLinkReading.Parsed.class);
    assertThat(share(id).path("code").asInt()).isEqualTo(200);
    JsonNode revoked =
        json(
            world.api(
                "/admin/shares/revoke", "{\"share_id\":\"" + id + "\"}", world.server.apiKey()));
    assertThat(revoked.path("result").asBoolean()).isTrue();
    assertThat(share(id).path("code").asInt()).isEqualTo(404);
  }
}

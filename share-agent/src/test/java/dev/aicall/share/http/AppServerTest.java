package dev.aicall.share.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.ShareCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.port.ShareAgentException;
import dev.aicall.domain.protocol.RtcToken;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AppServerTest {
  private ShareWorld world;
  private HttpShareAgentClient client;

  @BeforeEach
  void start() throws Exception {
    world = new ShareWorld();
    client = world.client(world.config().authorization(() -> "Bearer login").build());
  }

  @AfterEach
  void stop() {
    client.close();
    world.close();
  }

  @Test
  void rtcTokenOfANamedChannel() throws Exception {
    world.answers(
        200,
        "{\"code\":200,\"rtc_auth_token\":\"t\",\"timestamp\":1767225600,\"channel_id\":\"room\"}");

    RtcAuth auth = ShareWorld.get(client.appServer().rtcAuthToken("u", "room"));

    assertThat(auth).isEqualTo(new RtcAuth("t", "room", Instant.ofEpochSecond(1_767_225_600L)));
    assertThat(auth.toString()).doesNotContain("rtcAuthToken=t");
    assertSent("getRtcAuthToken", "{\"user_id\":\"u\",\"channel_id\":\"room\"}");
  }

  @Test
  void rtcTokenOfAChannelTheServerMakesNamesIt() throws Exception {
    String token = RtcToken.make("a", "k", "made", "u", Instant.EPOCH).encode();
    world.answers(200, "{\"code\":200,\"rtc_auth_token\":\"" + token + "\",\"channel_id\":\"\"}");

    RtcAuth auth = ShareWorld.get(client.appServer().rtcAuthToken("u", ""));

    assertThat(auth).isEqualTo(new RtcAuth(token, "made", null));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "1.5", "-1", "9223372036854775807", "1e999"})
  void oddTimestampsAreNone(String timestamp) throws Exception {
    world.answers(200, "{\"code\":200,\"rtc_auth_token\":\"t\",\"timestamp\":" + timestamp + "}");

    assertThat(ShareWorld.get(client.appServer().rtcAuthToken("u", "c")).expiry()).isNull();
  }

  @Test
  void generatedCallByType() throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER.replace("{", "{\"workflow_type\":\"VideoChat\","));

    ShareCall call =
        ShareWorld.get(
            client
                .appServer()
                .generateAgentCall(
                    AgentStart.builder("u", ARTCAICallAgentType.VisionAgent).build()));

    assertThat(call.agentInfo().getAgentType()).isEqualTo(ARTCAICallAgentType.VideoAgent);
    assertThat(call.token()).isEqualTo("rtc-1");
    assertSent(
        "generateAIAgentCall",
        "{\"user_id\":\"u\",\"workflow_type\":\"VisionChat\",\"expire\":86400,"
            + "\"template_config\":\"{}\"}");
  }

  @Test
  void generatedCallOfANamedAgent() throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER);
    AgentStart start =
        AgentStart.builder("u", ARTCAICallAgentType.VoiceAgent)
            .agentId("agent")
            .agentConfig(ARTCAICallAgentConfig.builder().build())
            .region("r")
            .userData("{}")
            .sessionId("s")
            .expire(Duration.ofHours(1))
            .build();

    ShareCall call = ShareWorld.get(client.appServer().generateAgentCall(start));

    assertThat(call.agentInfo().getRegion()).isEqualTo("r");
    String body = world.request().getBody().utf8();
    assertThat(body)
        .startsWith(
            "{\"user_id\":\"u\",\"ai_agent_id\":\"agent\",\"expire\":3600,"
                + "\"template_config\":\"{}\",\"agent_config\":\"{\\\"EnablePushToTalk\\\"")
        .endsWith(",\"region\":\"r\",\"user_data\":\"{}\",\"session_id\":\"s\"}");
  }

  @Test
  void startedInstance() throws Exception {
    world.answers(200, ShareWorld.GOOD_ANSWER);
    AgentStart start =
        AgentStart.builder("u", ARTCAICallAgentType.AvatarAgent)
            .templateConfig("{\"a\":1}")
            .build();

    ShareCall call = ShareWorld.get(client.appServer().startAgentInstance(start));

    assertThat(call.agentInfo().getUid()).isEqualTo("agent-1");
    assertSent(
        "startAIAgentInstance",
        "{\"user_id\":\"u\",\"workflow_type\":\"AvatarChat3D\","
            + "\"template_config\":\"{\\\"a\\\":1}\"}");
  }

  @Test
  void stoppedAndUpdatedInstance() throws Exception {
    world.answers(200, "{\"code\":200,\"result\":true}");
    world.answers(200, "{\"code\":200,\"result\":false}");

    assertThat(ShareWorld.get(client.appServer().stopAgentInstance("u", "i"))).isTrue();
    assertThat(ShareWorld.get(client.appServer().updateAgentInstance("u", "i", "{}"))).isFalse();

    assertSent("stopAIAgentInstance", "{\"user_id\":\"u\",\"ai_agent_instance_id\":\"i\"}");
    assertSent(
        "updateAIAgentInstance",
        "{\"user_id\":\"u\",\"ai_agent_instance_id\":\"i\",\"template_config\":\"{}\"}");
  }

  @Test
  void describedInstance() throws Exception {
    world.answers(
        200,
        "{\"code\":200,\"status\":\"Executing\",\"runtime_config\":\"secret\","
            + "\"agent_config\":\"{}\",\"template_config\":\"{}\",\"request_id\":\"r\"}");

    AgentInstance instance =
        ShareWorld.get(client.appServer().describeAgentInstance("u", "i", "r"));

    assertThat(instance)
        .isEqualTo(new AgentInstance("Executing", null, "secret", "{}", "{}", null, "r"));
    assertThat(instance.toString()).doesNotContain("secret");
    assertSent(
        "describeAIAgentInstance",
        "{\"user_id\":\"u\",\"ai_agent_instance_id\":\"i\",\"region\":\"r\"}");
  }

  @Test
  void describedAgent() throws Exception {
    String agent = "{\\\"InboundPhoneNumbers\\\":[\\\"1\\\",2,\\\"3\\\"]}";
    world.answers(200, "{\"code\":200,\"ai_agent\":\"" + agent + "\"}");

    AgentDescription description = ShareWorld.get(client.appServer().describeAgent("u", "a", null));

    assertThat(description.inboundPhoneNumbers()).containsExactly("1", "3");
    assertThat(description.agent()).startsWith("{\"Inbound");
    assertSent("describeAIAgent", "{\"user_id\":\"u\",\"ai_agent_id\":\"a\"}");
  }

  @Test
  void descriptionThatIsNotJsonIsAFailure() throws Exception {
    world.answers(200, "{\"code\":200,\"ai_agent\":\"{oops\"}");

    ShareAgentException failure =
        ShareWorld.failure(client.appServer().describeAgent("u", "a", null));

    assertThat(failure.error().getMessage()).isEqualTo("ai_agent is not JSON");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "403; {}; TokenExpired; response status is 403",
        "403; {\"error_code\":\"AgentNotFound\"}; AgentNotFound; AgentNotFound",
        "401; {}; UnknowError; response status is 401",
        "200; {\"code\":500,\"msg\":\"busy\"}; UnknowError; busy",
        "200; {\"code\":500,\"msg\":\"busy\",\"message\":\"m\"}; UnknowError; m",
        "200; {\"code\":403}; UnknowError; request error",
        "200; {\"code\":200}; UnknowError; the answer has no rtc_auth_token",
      })
  void failuresAreTyped(int status, String body, ARTCAICallErrorCode code, String message)
      throws Exception {
    world.answers(status, body);

    ShareAgentException failure = ShareWorld.failure(client.appServer().rtcAuthToken("u", "c"));

    assertThat(failure.error().getErrorCode()).isEqualTo(code);
    assertThat(failure.error().getMessage()).isEqualTo(message);
  }

  @Test
  void authorizationThatCannotBeSentIsAFailureAndNeverShows() throws Exception {
    String secret = "very\nSecret";
    try (HttpShareAgentClient odd =
            world.client(world.config().authorization(() -> secret).build());
        HttpShareAgentClient throwing =
            world.client(
                world
                    .config()
                    .authorization(
                        () -> {
                          throw new IllegalStateException(secret);
                        })
                    .build())) {
      for (HttpShareAgentClient one : new HttpShareAgentClient[] {odd, throwing}) {
        ShareAgentException failure = ShareWorld.failure(one.appServer().rtcAuthToken("u", "c"));

        assertThat(failure.error().getErrorCode()).isEqualTo(ARTCAICallErrorCode.InvalidParames);
        assertThat(failure.toString()).doesNotContain("Secret");
        assertThat(failure).hasNoCause();
      }
    }
    assertThat(world.server.getRequestCount()).isZero();
  }

  @Test
  void noAuthorizationSendsNone() throws Exception {
    world.answers(200, "{\"code\":200,\"rtc_auth_token\":\"t\"}");
    try (HttpShareAgentClient anonymous = world.client()) {
      ShareWorld.get(anonymous.appServer().rtcAuthToken("u", "c"));
    }

    assertThat(world.request().getHeaders().get("Authorization")).isNull();
  }

  private void assertSent(String name, String body) throws InterruptedException {
    RecordedRequest request = world.request();
    assertThat(request.getTarget()).isEqualTo("/api/v2/aiagent/" + name);
    assertThat(request.getMethod()).isEqualTo("POST");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer login");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getBody().utf8()).isEqualTo(body);
  }
}

package dev.aicall.agent.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.domain.protocol.RtcTokenReading;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signalling;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an attacker may try with tokens. */
class TokenAbuseTest {
  private final TestWorld world = TestWorld.virtual();
  private String appId = "";
  private String appKey = "";

  @BeforeEach
  void readKeys() throws IOException {
    JsonNode keys =
        JsonMapper.builder().build().readTree(world.folder.resolve("keys/k.json").toFile());
    appId = keys.path("appId").asText();
    appKey = keys.path("appKey").asText();
  }

  @AfterEach
  void close() {
    assertThat(world.agents.made).hasSizeLessThan(3);
    world.close();
  }

  private void refused(String channel, String token, int status, String code) {
    HttpResponse<String> response = world.caller(channel, token).post("ag-voice");
    Problem problem = Problem.parse(response.statusCode(), response.body());
    assertThat(problem.status()).isEqualTo(status);
    assertThat(problem.code()).isEqualTo(code);
    assertThat(world.agents.made).isEmpty();
  }

  private String signed(String channel, String user, Instant expiry) {
    return RtcToken.make(appId, appKey, channel, user, expiry).encode();
  }

  @Test
  void anExpiredTokenIsRefusedButServesToLeave() {
    String channel = world.server.newChannelId();
    TestCaller caller =
        world.caller(channel, world.server.issueToken(channel, "u1", Duration.ofSeconds(20)));
    caller.join("ag-voice");
    caller.pingFor(21);

    HttpResponse<String> restart = caller.patch(caller.offer());
    assertThat(restart.statusCode()).isEqualTo(403);
    assertThat(restart.body()).contains("TokenExpired");
    assertThat(caller.postBare().statusCode()).isEqualTo(403);
    assertThat(caller.delete().statusCode()).isEqualTo(200);
  }

  @Test
  void aTokenThatExpiresThisSecondIsExpired() {
    String channel = world.server.newChannelId();
    refused(channel, world.server.issueToken(channel, "u1", Duration.ZERO), 403, "TokenExpired");
  }

  @Test
  void forgedTokensAreRefused() {
    String channel = world.server.newChannelId();
    String good = world.server.issueToken(channel, "u1", Duration.ofHours(1));
    RtcToken token = ((RtcTokenReading.Read) RtcToken.read(good)).token();
    String otherKey = RtcToken.make(appId, "guess", channel, "u1", token.expiry()).encode();
    String otherApp = RtcToken.make("other", appKey, channel, "u1", token.expiry()).encode();
    String changedUser =
        new RtcToken(appId, channel, "u2", token.timestamp(), token.signature()).encode();
    String longer =
        new RtcToken(appId, channel, "u1", token.timestamp() + 1, token.signature()).encode();

    for (String forged : new String[] {otherKey, otherApp, changedUser, longer, "", "x", "e30="}) {
      refused(channel, forged, 401, "InvalidToken");
    }
  }

  @Test
  void bothWaysToCutASignatureAreRefused() {
    String channel = world.server.newChannelId();
    Instant expiry = world.time().now().plus(Duration.ofHours(1));
    RtcToken token = RtcToken.make(appId, appKey, channel, "alice1", expiry);

    // The user's last digit as the expiry's first: the same text is signed.
    String later =
        new RtcToken(
                appId, channel, "alice", 10_000_000_000L + token.timestamp(), token.signature())
            .encode();
    refused(channel, later, 401, "InvalidToken");

    // The user's first chars as the channel's last.
    RtcToken hex = RtcToken.make(appId, appKey, channel, "abc", expiry);
    String wider =
        new RtcToken(appId, channel + "ab", "c", hex.timestamp(), hex.signature()).encode();
    refused(channel + "ab", wider, 401, "InvalidToken");

    // The other way: the channel's last digit as the user's first.
    String narrower =
        new RtcToken(
                appId,
                channel.substring(0, 31),
                channel.substring(31) + "abc",
                hex.timestamp(),
                hex.signature())
            .encode();
    refused(channel.substring(0, 31), narrower, 401, "InvalidToken");
  }

  @Test
  void tooFarAheadIsRefused() {
    String channel = world.server.newChannelId();

    refused(
        channel, signed(channel, "u1", Instant.parse("2342-01-01T00:00:00Z")), 401, "InvalidToken");
    Instant eightDays = world.time().now().plus(Duration.ofDays(8));
    refused(channel, signed(channel, "u1", eightDays), 401, "InvalidToken");
  }

  @Test
  void aChannelThatTheServerDidNotMakeIsRefusedHoweverWellSigned() {
    String channel = "0123456789abcdef0123456789abcdef";
    String token = signed(channel, "u1", world.time().now().plus(Duration.ofHours(1)));
    refused(channel, token, 401, "InvalidToken");

    // As soon as it issued a token for it, that user is known there, and nobody else.
    String issued = world.server.issueToken(channel, "u1", Duration.ofHours(1));
    String other = signed(channel, "u2", world.time().now().plus(Duration.ofHours(1)));
    refused(channel, other, 401, "InvalidToken");
    assertThat(world.caller(channel, issued).post("ag-voice").statusCode()).isEqualTo(201);
  }

  @Test
  void aTokenOpensItsOwnChannelOnly() {
    TestCaller caller = world.caller();
    refused(world.server.newChannelId(), caller.token, 401, "InvalidToken");
  }

  @Test
  void anotherUserCanNeitherJoinNorTouchACall() {
    TestCaller owner = world.caller().join("ag-voice");
    String token = world.server.issueToken(owner.channel, "u2", Duration.ofHours(1));
    TestCaller intruder = world.caller(owner.channel, token);

    assertThat(intruder.postBare().body()).contains("ChannelNotFound");
    assertThat(intruder.post("ag-voice").body()).contains("InvalidParames");
    for (String method : new String[] {"PATCH", "DELETE"}) {
      HttpRequest request =
          HttpRequest.newBuilder(owner.location())
              .header("Authorization", "Bearer " + token)
              .header("Content-Type", Signalling.SDP_TYPE)
              .method(method, HttpRequest.BodyPublishers.ofString(intruder.offer()))
              .build();
      HttpResponse<String> response = world.send(request);
      assertThat(response.statusCode()).isEqualTo(401);
      assertThat(response.body()).contains("InvalidToken");
    }
    assertThat(world.agents.last().events).containsExactly("ready");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Basic dTpw", "Bearer", "Bearer "})
  void withoutABearerTokenNothingGoes(String authorization) {
    TestCaller caller = world.caller();
    HttpRequest.Builder request =
        HttpRequest.newBuilder(TestWorld.participants(world.server, caller.channel))
            .header("Content-Type", Signalling.SDP_TYPE)
            .POST(HttpRequest.BodyPublishers.ofString(caller.offer()));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }

    HttpResponse<String> response = world.send(request.build());

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
  }
}

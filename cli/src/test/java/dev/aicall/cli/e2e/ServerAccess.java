package dev.aicall.cli.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.RtcToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** What an application's own server does with an agent server: asks for tokens, and bare HTTP. */
final class ServerAccess {
  /**
   * A right to join.
   *
   * @param channelId which channel
   * @param userId as whom
   * @param token for the join
   */
  record Grant(String channelId, String userId, String token) {}

  private static final JsonMapper JSON = new JsonMapper();

  private static final TimeSource TIME = new SystemTime();

  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final URI origin;
  private final Path keyFile;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Uses the server at an address; its key file is where the keys are read from. */
  ServerAccess(URI origin, Path keyFile) {
    this.origin = origin;
    this.keyFile = keyFile;
  }

  /** Base address of the signalling. */
  URI base() {
    return URI.create(origin + "/rtc");
  }

  /** Asks for a right to join a new channel. */
  Grant grant(String userId) {
    ObjectNode body = JSON.createObjectNode().put("user_id", userId).put("channel_id", "");
    JsonNode answer = call("getRtcAuthToken", body);
    return new Grant(
        answer.path("channel_id").asText(), userId, answer.path("rtc_auth_token").asText());
  }

  /** Calls the app-server API, which must say that all is well. */
  JsonNode call(String action, ObjectNode body) {
    HttpResponse<String> response =
        send(
            HttpRequest.newBuilder(URI.create(origin + "/api/v2/aiagent/" + action))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + key("apiKey"))
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    JsonNode answer = json(response.body());
    if (response.statusCode() != 200 || answer.path("code").asInt() != 200) {
      throw new AssertionError(action + ": " + response.statusCode() + " " + answer);
    }
    return answer;
  }

  /** Makes a token with the server's own key that lives as long as a test needs it. */
  String token(String channelId, String userId, Duration life) {
    return token(channelId, userId, TIME.now().plus(life));
  }

  /** Makes a token with the server's own key that expires when a test needs it. */
  String token(String channelId, String userId, Instant expiry) {
    return RtcToken.make(key("appId"), key("appKey"), channelId, userId, expiry).encode();
  }

  /** Joins by hand: returns what comes, whatever it is. */
  HttpResponse<String> join(String channelId, String token, String type, String body) {
    return send(
        HttpRequest.newBuilder(URI.create(base() + "/channels/" + channelId + "/participants"))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** What a response says went wrong. */
  static String code(HttpResponse<String> response) {
    return response.statusCode() + " " + json(response.body()).path("code").asText();
  }

  /** One of the server's keys. */
  String key(String name) {
    try {
      return JSON.readTree(keyFile.toFile()).path(name).asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      return JSON.createObjectNode().put("code", "no JSON: " + text);
    }
  }
}

package dev.aicall.cli.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Makes and ends share links at a running server, with its API key. */
public final class ShareClient {
  private static final String SHARES = "/admin/shares";
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final int OK = 200;
  private static final int FORBIDDEN = 403;

  private final JsonMapper json = new JsonMapper();
  private final ServerAccess access;
  private final HttpClient http;

  /**
   * Prepares the client.
   *
   * @param access which server, with its API key
   * @throws CliException SERVER if the key is not known
   */
  public ShareClient(ServerAccess access) {
    this.access = access;
    if (access.apiKey() == null) {
      throw new CliException(
          ExitCode.SERVER,
          "share links are made with the server's API key, which is not known here",
          "Say --key-file FILE, or set " + ServerAccess.KEY_VARIABLE + ".");
    }
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(TIMEOUT);
    if (access.tls() != null) {
      builder.sslContext(access.tls());
    }
    this.http = builder.build();
  }

  /**
   * A new link.
   *
   * @param text what is given away; a secret
   * @param expiry when it ends
   */
  public record Minted(String text, Instant expiry) {
    @Override
    public String toString() {
      return "Minted[text=***, expiry=" + expiry + "]";
    }
  }

  /**
   * Makes a link.
   *
   * @param agentId whom it calls
   * @param life how long it is good
   * @return the link
   * @throws CliException SERVER if the server refuses or cannot be reached
   */
  public Minted mint(String agentId, Duration life) {
    JsonNode answer =
        post(
            SHARES,
            json.createObjectNode().put("ai_agent_id", agentId).put("expire", life.toSeconds()));
    return new Minted(
        answer.path("share_text").asText(""),
        Instant.ofEpochSecond(answer.path("expire_time").asLong()));
  }

  /**
   * Ends a link.
   *
   * @param text what {@link #mint} returned
   * @return whether it was alive
   * @throws CliException SERVER if the server refuses or cannot be reached
   */
  public boolean revoke(String text) {
    return post(SHARES + "/revoke", json.createObjectNode().put("share_id", text))
        .path("result")
        .asBoolean();
  }

  private JsonNode post(String path, ObjectNode body) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(access.base() + path))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + access.apiKey())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
            .build();
    HttpResponse<String> response;
    try {
      response = http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw refused("interrupted", e);
    } catch (IOException e) {
      throw new CliException(
          ExitCode.SERVER,
          access.base() + " cannot be reached",
          "Start one with 'aicall serve', or name another with --url.",
          e);
    }
    return answer(response);
  }

  private JsonNode answer(HttpResponse<String> response) {
    try {
      JsonNode answer = json.readTree(response.body());
      int code = answer.path("code").asInt(response.statusCode());
      if (code == OK) {
        return answer;
      }
      throw code == FORBIDDEN
          ? new CliException(
              ExitCode.SERVER,
              access.base() + " refused the API key",
              "The key file must be the one that the server prints at its start.")
          : refused(answer.path("message").asText("code " + code), null);
    } catch (JsonProcessingException e) {
      throw refused("HTTP " + response.statusCode() + ", not the answer of an agent server", e);
    }
  }

  private CliException refused(String why, @Nullable Exception cause) {
    return new CliException(ExitCode.SERVER, access.base() + " refused: " + why, "", cause);
  }
}

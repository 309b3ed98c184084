package dev.aicall.rtc.peer.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * An error of the HTTP signalling, as problem details of RFC 9457 with two members of our own.
 *
 * @param status the HTTP status
 * @param code what went wrong, one of {@link Code}'s texts if it comes from our server
 * @param detail for people; no secrets
 * @param requestId names the request in the server's log
 */
public record Problem(int status, String code, String detail, String requestId) {

  /** The codes that the signalling knows, with their HTTP status. */
  public enum Code {
    /** Something about the request is wrong; the spelling is the vendor's. */
    INVALID_PARAMES(400, "InvalidParames"),
    /** The token is missing, forged, or for another channel or user. */
    INVALID_TOKEN(401, "InvalidToken"),
    /** The service is not subscribed to. */
    SUBSCRIPTION_REQUIRED(402, "Forbidden.SubscriptionRequired"),
    /** The token has expired. */
    TOKEN_EXPIRED(403, "TokenExpired"),
    /** There is no such agent. */
    AGENT_NOT_FOUND(404, "AgentNotFound"),
    /** No agent runs in this channel, or is held for it. */
    CHANNEL_NOT_FOUND(404, "ChannelNotFound"),
    /** The participant is gone. */
    PARTICIPANT_NOT_FOUND(404, "ParticipantNotFound"),
    /** The body or the session description is too long. */
    TOO_LARGE(413, "ContentTooLarge"),
    /** Neither a session description nor JSON. */
    UNSUPPORTED_TYPE(415, "UnsupportedMediaType"),
    /** Something broke in the server. */
    INTERNAL(500, "InternalError"),
    /** The server is full, or going down. */
    FULL(503, "ServiceUnavailable");

    private final int status;
    private final String text;

    Code(int status, String text) {
      this.status = status;
      this.text = text;
    }

    /**
     * Returns the HTTP status.
     *
     * @return 400 to 503
     */
    public int status() {
      return status;
    }

    /**
     * Returns the code as it is written.
     *
     * @return a word
     */
    public String text() {
      return text;
    }
  }

  /**
   * Creates a problem.
   *
   * @param code what went wrong
   * @param detail for people; no secrets
   * @param requestId names the request in the server's log
   * @return the problem
   */
  public static Problem of(Code code, String detail, String requestId) {
    return new Problem(code.status(), code.text(), detail, requestId);
  }

  /**
   * Writes the JSON form.
   *
   * @return JSON text
   */
  public String toJson() {
    return Json.object()
        .put("type", "about:blank")
        .put("title", code)
        .put("status", status)
        .put("detail", detail)
        .put("code", code)
        .put("requestId", requestId)
        .toString();
  }

  /**
   * Reads the JSON form; never throws. What is no problem details gives the status as its code.
   *
   * @param status the HTTP status
   * @param body what came
   * @return the problem
   */
  public static Problem parse(int status, String body) {
    try {
      JsonNode json = Json.read(body);
      return new Problem(
          status,
          json.path("code").asText("HTTP " + status),
          json.path("detail").asText(""),
          json.path("requestId").asText(""));
    } catch (JsonProcessingException e) {
      return new Problem(status, "HTTP " + status, "", "");
    }
  }
}

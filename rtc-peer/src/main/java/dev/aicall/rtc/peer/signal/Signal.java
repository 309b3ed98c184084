package dev.aicall.rtc.peer.signal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.rtc.peer.media.MediaSection;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** What passes on the signal channel: one JSON object a message, its name in {@code event}. */
public sealed interface Signal {
  // Server to client.

  /**
   * How the start of the agent went.
   *
   * @param code 0 when the service took the request
   * @param action what was asked for
   * @param result the answer, opaque text
   */
  record AgentResult(int code, String action, String result) implements Signal {}

  /**
   * A participant is there.
   *
   * @param uid who
   */
  record Online(String uid) implements Signal {}

  /**
   * A participant is gone.
   *
   * @param uid who
   */
  record Offline(String uid) implements Signal {}

  /**
   * A participant's track came or went.
   *
   * @param uid whose
   * @param kind sound or picture
   * @param section where it is carried
   * @param available whether it is there now
   */
  record Track(String uid, TrackKind kind, MediaSection section, boolean available)
      implements Signal {}

  /**
   * A participant reads our messages from now on.
   *
   * @param uid who
   */
  record Subscribed(String uid) implements Signal {}

  /** The token expires soon. */
  record AuthInfoWillExpire() implements Signal {}

  /** The token has expired. */
  record AuthInfoExpired() implements Signal {}

  /**
   * The answer to {@link RefreshAuthInfo}.
   *
   * @param ok whether the token was taken
   * @param code why not, else empty
   */
  record Refreshed(boolean ok, String code) implements Signal {}

  /**
   * The server ends the call.
   *
   * @param code 1 kicked out, 2 channel terminated, 3 same user replaced
   */
  record Bye(int code) implements Signal {}

  /**
   * A side message of the media path.
   *
   * @param uid from whom
   * @param type its number; 99 = latency
   * @param payload its text
   */
  record MediaExtension(String uid, int type, String payload) implements Signal {}

  /**
   * The answer to {@link Ping}.
   *
   * @param t as it came
   */
  record Pong(long t) implements Signal {}

  // Client to server.

  /**
   * Goes on with a fresh token.
   *
   * @param token a secret
   */
  record RefreshAuthInfo(String token) implements Signal {
    @Override
    public String toString() {
      return "RefreshAuthInfo[token=***]";
    }
  }

  /**
   * Shows that the client is there.
   *
   * @param t any number, for the round trip
   */
  record Ping(long t) implements Signal {}

  /** Leaves, as DELETE does. */
  record Leave() implements Signal {}

  /**
   * A signal of a newer version, or none at all; to be ignored.
   *
   * @param event its name, or what is wrong with it
   */
  record Unknown(String event) implements Signal {}

  /**
   * Writes the signal.
   *
   * @return JSON in UTF-8
   */
  default byte[] toBytes() {
    return write(this).toString().getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Reads a signal. Never throws: what cannot be read is {@link Unknown}.
   *
   * @param utf8 what came
   * @return the signal
   */
  static Signal parse(byte[] utf8) {
    try {
      return read(Json.read(new String(utf8, StandardCharsets.UTF_8)));
    } catch (JsonProcessingException e) {
      return new Unknown("no JSON");
    }
  }

  private static ObjectNode write(Signal signal) {
    if (signal instanceof AgentResult s) {
      return event(
          "agentResult",
          j -> j.put("code", s.code()).put("action", s.action()).put("result", s.result()));
    } else if (signal instanceof Online s) {
      return event("online", j -> j.put("uid", s.uid()));
    } else if (signal instanceof Offline s) {
      return event("offline", j -> j.put("uid", s.uid()));
    } else if (signal instanceof Track s) {
      return event(
          "track",
          j ->
              j.put("uid", s.uid())
                  .put("kind", s.kind() == TrackKind.AUDIO ? "audio" : "video")
                  .put("mid", Integer.toString(s.section().index()))
                  .put("available", s.available()));
    } else if (signal instanceof Subscribed s) {
      return event("subscribed", j -> j.put("uid", s.uid()));
    } else if (signal instanceof AuthInfoWillExpire) {
      return event("authInfoWillExpire", j -> {});
    } else if (signal instanceof AuthInfoExpired) {
      return event("authInfoExpired", j -> {});
    } else if (signal instanceof Refreshed s) {
      return event(
          "refreshed",
          j -> {
            j.put("ok", s.ok());
            if (!s.ok()) {
              j.put("code", s.code());
            }
          });
    } else if (signal instanceof Bye s) {
      return event("bye", j -> j.put("code", s.code()));
    } else if (signal instanceof MediaExtension s) {
      return event(
          "mediaExtension",
          j -> j.put("uid", s.uid()).put("type", s.type()).put("payload", s.payload()));
    } else if (signal instanceof Pong s) {
      return event("pong", j -> j.put("t", s.t()));
    } else if (signal instanceof RefreshAuthInfo s) {
      return event("refreshAuthInfo", j -> j.put("token", s.token()));
    } else if (signal instanceof Ping s) {
      return event("ping", j -> j.put("t", s.t()));
    } else if (signal instanceof Leave) {
      return event("leave", j -> {});
    } else {
      return event(((Unknown) signal).event(), j -> {});
    }
  }

  private static ObjectNode event(String name, Consumer<ObjectNode> fields) {
    ObjectNode json = Json.object().put("event", name);
    fields.accept(json);
    return json;
  }

  private static Signal read(JsonNode json) {
    String name = json.path("event").asText("");
    String uid = json.path("uid").asText("");
    return switch (name) {
      case "agentResult" ->
          new AgentResult(
              json.path("code").asInt(0),
              json.path("action").asText(""),
              json.path("result").asText(""));
      case "online" -> new Online(uid);
      case "offline" -> new Offline(uid);
      case "track" -> readTrack(json, uid);
      case "subscribed" -> new Subscribed(uid);
      case "authInfoWillExpire" -> new AuthInfoWillExpire();
      case "authInfoExpired" -> new AuthInfoExpired();
      case "refreshed" ->
          new Refreshed(json.path("ok").asBoolean(false), json.path("code").asText(""));
      case "bye" -> new Bye(json.path("code").asInt(0));
      case "mediaExtension" ->
          new MediaExtension(uid, json.path("type").asInt(0), json.path("payload").asText(""));
      case "pong" -> new Pong(json.path("t").asLong(0));
      case "refreshAuthInfo" -> new RefreshAuthInfo(json.path("token").asText(""));
      case "ping" -> new Ping(json.path("t").asLong(0));
      case "leave" -> new Leave();
      default -> new Unknown(name);
    };
  }

  private static Signal readTrack(JsonNode json, String uid) {
    int index = json.path("mid").asInt(-1);
    MediaSection[] sections = MediaSection.values();
    if (index < 0 || index >= sections.length) {
      return new Unknown("track");
    }
    MediaSection section = sections[index];
    TrackKind kind = section.isAudio() ? TrackKind.AUDIO : TrackKind.VIDEO;
    return new Track(uid, kind, section, json.path("available").asBoolean(false));
  }
}

package dev.aicall.agent.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.RtcTokenPolicy;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signalling;
import io.javalin.http.Context;
import java.util.Optional;

/** The JSON object of an app-server request. */
final class ApiBody {
  private static final int MAX_DEPTH = 32;
  private static final JsonMapper JSON = mapper();

  private final JsonNode json;

  private ApiBody(JsonNode json) {
    this.json = json;
  }

  private static JsonMapper mapper() {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    mapper
        .getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build());
    return mapper;
  }

  /** Reads it. The type must be JSON's, since a web page can send others without asking. */
  static ApiBody read(Context ctx, TimeSource time) throws RefusedRequest {
    if (!RequestBody.type(ctx).equals(Signalling.JSON_TYPE)) {
      throw invalid("the body must be " + Signalling.JSON_TYPE);
    }
    String text = RequestBody.read(ctx, time);
    try {
      JsonNode json = JSON.readTree(text);
      if (json.isObject()) {
        return new ApiBody(json);
      }
    } catch (JsonProcessingException notJson) {
      // Its message quotes the body, so it goes no further.
      throw invalid("the body is not JSON");
    }
    throw invalid("the body is no JSON object");
  }

  /** A text, or what else there is as JSON text; empty if there is nothing. */
  String text(String name) {
    JsonNode value = json.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return value.isTextual() ? value.textValue() : value.toString();
  }

  Optional<String> optional(String name) {
    return Optional.of(text(name)).filter(text -> !text.isEmpty());
  }

  String required(String name) throws RefusedRequest {
    String text = text(name);
    if (text.isBlank()) {
      throw invalid(name + " is required");
    }
    return text;
  }

  String userId() throws RefusedRequest {
    String userId = required("user_id");
    if (!RtcTokenPolicy.PLAIN_USER_IDS.matcher(userId).matches()) {
      throw invalid("user_id must match " + RtcTokenPolicy.PLAIN_USER_IDS);
    }
    return userId;
  }

  long number(String name) {
    return json.path(name).asLong(0);
  }

  static RefusedRequest invalid(String why) {
    return new RefusedRequest(Problem.Code.INVALID_PARAMES, why);
  }
}

package dev.aicall.domain.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.aicall.domain.protocol.RtcTokenReading.Reason;
import dev.aicall.domain.protocol.RtcTokenReading.Rejected;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An RTC token as text: Base64 of a JSON object, written in the order of the samples. */
final class RtcTokenText {
  private static final int MAX_LENGTH = 16 * 1024;
  private static final String APP_ID = "appid";
  private static final String CHANNEL_ID = "channelid";
  private static final String USER_ID = "userid";
  private static final String NONCE = "nonce";
  private static final String TIMESTAMP = "timestamp";
  private static final String TOKEN = "token";

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private RtcTokenText() {}

  static String write(RtcToken token) {
    String json =
        JSON.createObjectNode()
            .put(APP_ID, token.appId())
            .put(CHANNEL_ID, token.channelId())
            .put(USER_ID, token.userId())
            .put(NONCE, "")
            .put(TIMESTAMP, token.timestamp())
            .put(TOKEN, token.signature())
            .toString();
    return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  static RtcTokenReading read(String text) {
    try {
      return new RtcTokenReading.Read(token(object(utf8(base64(text)))));
    } catch (Fault fault) {
      return fault.rejected;
    }
  }

  private static byte[] base64(String text) throws Fault {
    if (text.length() > MAX_LENGTH) {
      throw new Fault(
          Reason.TOO_LARGE, text.length() + " chars, at most " + MAX_LENGTH + " are read");
    }
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw new Fault(Reason.NOT_BASE64, "not standard Base64");
    }
    // The decoder lets missing padding and odd last bits pass.
    if (!Base64.getEncoder().encodeToString(bytes).equals(text)) {
      throw new Fault(Reason.NOT_BASE64, "Base64 with wrong padding");
    }
    return bytes;
  }

  private static String utf8(byte[] bytes) throws Fault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Fault(Reason.NOT_UTF8, "the decoded bytes are not UTF-8");
    }
  }

  private static JsonNode object(String text) throws Fault {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new Fault(Reason.NOT_A_JSON_OBJECT, "the decoded text is not JSON");
    }
    if (!json.isObject()) {
      throw new Fault(Reason.NOT_A_JSON_OBJECT, "the decoded text is not a JSON object");
    }
    return json;
  }

  private static RtcToken token(JsonNode json) throws Fault {
    JsonNode timestamp = json.path(TIMESTAMP);
    if (!timestamp.isIntegralNumber() || !timestamp.canConvertToLong()) {
      throw new Fault(Reason.BAD_MEMBER, TIMESTAMP + " must be a whole number");
    }
    return new RtcToken(
        text(json, APP_ID),
        text(json, CHANNEL_ID),
        text(json, USER_ID),
        timestamp.longValue(),
        text(json, TOKEN));
  }

  private static String text(JsonNode json, String name) throws Fault {
    JsonNode value = json.path(name);
    if (!value.isTextual()) {
      throw new Fault(Reason.BAD_MEMBER, name + " must be a text");
    }
    return value.textValue();
  }

  /** Carries a refusal from one step to the end; never leaves this class. */
  private static final class Fault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Rejected rejected;

    Fault(Reason reason, String detail) {
      super(detail, null, false, false);
      rejected = new Rejected(reason, detail);
    }
  }
}

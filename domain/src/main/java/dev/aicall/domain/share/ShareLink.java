package dev.aicall.domain.share;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The text behind a shared agent's QR code or link: percent-encoded Base64 of a JSON object.
 *
 * <p>Source: share token of AICallKit Web 2.10.5 and iOS 1.8. Where the two differ the link is
 * taken rather than refused: an expiry that is missing or unreadable is none.
 */
public final class ShareLink {
  /**
   * The longest text that is looked at, in chars: 64 KiB, our choice; real links have under 1000.
   */
  public static final int MAX_LENGTH = 64 * 1024;

  private static final String SHARE_ID = "TemporaryAIAgentId";
  private static final String WORKFLOW_TYPE = "WorkflowType";
  private static final String EXPIRE_TIME = "ExpireTime";
  private static final String TEMPLATE_CONFIG = "TemplateConfig";
  private static final String REGION = "Region";
  private static final String USER_DATA = "UserData";

  /** Escapes all but ASCII, so that every char survives, a lone surrogate too. */
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build();

  private ShareLink() {}

  /**
   * Reads a share text. Never throws, whatever the characters.
   *
   * <p>Steps: percent-decoding as JavaScript's {@code decodeURIComponent}; each space becomes a
   * plus; Base64 as browsers decode it (standard alphabet, white space ignored, padding optional);
   * UTF-8 with U+FFFD for what is ill-formed; a JSON object. Unknown members are ignored, of a
   * member given twice the last counts, null is as good as missing, and a member that should be
   * text but is another value is taken as that value's JSON text.
   *
   * @param text the share text, without the address it may be part of; null is refused as empty
   * @return what it says, or why it was refused
   */
  public static ShareLinkReading parse(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return new ShareLinkReading.Rejected(RejectedShareLink.EMPTY, 0, "no text");
    }
    if (text.length() > MAX_LENGTH) {
      return new ShareLinkReading.Rejected(
          RejectedShareLink.TOO_LARGE,
          MAX_LENGTH,
          text.length() + " chars, at most " + MAX_LENGTH + " are read");
    }
    try {
      String base64 = PercentEncoding.decode(text).replace(' ', '+');
      byte[] bytes = BrowserBase64.decode(base64);
      return fields(object(withoutByteOrderMark(new String(bytes, StandardCharsets.UTF_8))));
    } catch (ShareLinkFault fault) {
      return fault.rejected();
    }
  }

  /**
   * Makes the share text of a shared agent: the inverse of {@link #parse}, as standard Base64 with
   * padding. Encode it as a URI component to put it into an address.
   *
   * @param config what the link says; parts of a second of its expiry are dropped, and user data
   *     given as a map becomes JSON text
   * @return the text
   * @throws IllegalArgumentException if the share id is missing or blank, the expiry is before year
   *     0 or after year 9999, or the text would be longer than {@link #MAX_LENGTH}
   */
  public static String mint(ARTCAICallAgentShareConfig config) {
    String shareId = config.getShareId();
    if (shareId == null || shareId.isBlank()) {
      throw new IllegalArgumentException("shareId: required, got " + shareId);
    }
    ObjectNode json = JSON.createObjectNode();
    json.put(SHARE_ID, shareId);
    json.put(WORKFLOW_TYPE, config.getAgentType().workflowType());
    Instant expireTime = config.getExpireTime();
    putIfSet(json, EXPIRE_TIME, expireTime == null ? null : ExpireTime.format(expireTime));
    putIfSet(json, TEMPLATE_CONFIG, config.getTemplateConfig());
    putIfSet(json, REGION, config.getRegion());
    Object userData = config.getUserData();
    putIfSet(json, USER_DATA, userData == null ? null : textOf(JSON.valueToTree(userData)));
    String text =
        Base64.getEncoder().encodeToString(write(json).getBytes(StandardCharsets.US_ASCII));
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException(
          "share text: at most " + MAX_LENGTH + " chars, got " + text.length());
    }
    return text;
  }

  private static ShareLinkReading fields(JsonNode json) {
    String workflowType = text(json, WORKFLOW_TYPE);
    String expireTime = text(json, EXPIRE_TIME);
    ARTCAICallAgentShareConfig config =
        ARTCAICallAgentShareConfig.builder()
            .shareId(text(json, SHARE_ID))
            .agentType(ARTCAICallAgentType.fromWorkflowType(workflowType))
            .expireTime(expireTime == null ? null : ExpireTime.parse(expireTime))
            .templateConfig(text(json, TEMPLATE_CONFIG))
            .region(text(json, REGION))
            .userData(text(json, USER_DATA))
            .build();
    return new ShareLinkReading.Parsed(config, workflowType == null ? "" : workflowType);
  }

  private static JsonNode object(String text) throws ShareLinkFault {
    JsonNode json;
    try {
      json = JSON.readTree(text);
    } catch (JsonProcessingException e) {
      int position = e.getLocation() == null ? -1 : (int) e.getLocation().getCharOffset();
      throw new ShareLinkFault(
          RejectedShareLink.NOT_JSON, position, "the decoded text is not JSON");
    }
    if (!json.isObject()) {
      throw new ShareLinkFault(
          json.isMissingNode() ? RejectedShareLink.NOT_JSON : RejectedShareLink.NOT_AN_OBJECT,
          0,
          "the decoded text is " + (json.isMissingNode() ? "blank" : "JSON but not an object"));
    }
    return json;
  }

  private static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static @Nullable String text(JsonNode json, String name) {
    JsonNode value = json.get(name);
    return value == null || value.isNull() ? null : textOf(value);
  }

  private static String textOf(JsonNode value) {
    return value.isTextual() ? value.textValue() : value.toString();
  }

  private static void putIfSet(ObjectNode json, String name, @Nullable String value) {
    if (value != null) {
      json.put(name, value);
    }
  }

  private static String write(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings must be writable", e);
    }
  }
}

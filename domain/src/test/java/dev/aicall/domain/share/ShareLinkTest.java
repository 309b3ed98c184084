package dev.aicall.domain.share;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.aicall.api.config.ARTCAICallAgentShareConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.net.URLEncoder;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShareLinkTest {
  private static final String VIDEO_LINK =
      "eyJSZXF1ZXN0SWQiOiJyZXEtMSIsIk5hbWUiOiJkZW1vIiwiV29ya2Zsb3dUeXBlIjoiVmlkZW9DaGF0IiwiVGVtcG9y"
          + "YXJ5QUlBZ2VudElkIjoic2hhcmUtMDAxIiwiRXhwaXJlVGltZSI6IjIwMzAtMDEtMDIgMDM6MDQ6MDUiLCJUZW1w"
          + "bGF0ZUNvbmZpZyI6Int9IiwiUmVnaW9uIjoiY24tc2hhbmdoYWkifQ==";
  private static final String LINK_WITH_PLUS =
      "eyJXb3JrZmxvd1R5cGUiOiJWb2ljZUNoYXQiLCJUZW1wb3JhcnlBSUFnZW50SWQiOiJpZD4+Pj8/P34iLCJFeHBpcmVU"
          + "aW1lIjoiMjAzMC0wMS0wMiAwMzowNDowNSIsIlJlZ2lvbiI6ImFwLXNvdXRoZWFzdC0xIn0=";

  @Test
  void readsEveryFieldOfTheSpecsVector() {
    ShareLinkReading.Parsed parsed = parsed(VIDEO_LINK);

    assertThat(parsed.config())
        .isEqualTo(
            ARTCAICallAgentShareConfig.builder()
                .shareId("share-001")
                .agentType(ARTCAICallAgentType.VideoAgent)
                .expireTime(Instant.ofEpochMilli(1_893_553_445_000L))
                .templateConfig("{}")
                .region("cn-shanghai")
                .build());
    assertThat(parsed.workflowType()).isEqualTo("VideoChat");
  }

  static String[] writingsOfTheLinkWithPlus() {
    return new String[] {
      LINK_WITH_PLUS,
      URLEncoder.encode(LINK_WITH_PLUS, UTF_8),
      LINK_WITH_PLUS.replace('+', ' '),
      LINK_WITH_PLUS.replace("+", "%20"),
      LINK_WITH_PLUS.replace("=", ""),
      LINK_WITH_PLUS.replace("Sw", "Sw\r\n\t\f"),
    };
  }

  @ParameterizedTest
  @MethodSource("writingsOfTheLinkWithPlus")
  void everyWayALinkTravelsGivesTheSame(String text) {
    ARTCAICallAgentShareConfig config = parsed(text).config();

    assertThat(config.getShareId()).isEqualTo("id>>>???~");
    assertThat(config.getAgentType()).isEqualTo(ARTCAICallAgentType.VoiceAgent);
    assertThat(config.getRegion()).isEqualTo("ap-southeast-1");
  }

  @ParameterizedTest
  @CsvSource({
    "VoiceChat, VoiceAgent, false",
    "AvatarChat3D, AvatarAgent, false",
    "VisionChat, VisionAgent, false",
    "VideoChat, VideoAgent, false",
    "MessageChat, VoiceAgent, true",
    "Novelty, VoiceAgent, false",
  })
  void workflowsGiveTypes(String workflow, ARTCAICallAgentType type, boolean isMessageChat) {
    ShareLinkReading.Parsed parsed = parsed(link("{\"WorkflowType\":\"" + workflow + "\"}"));

    assertThat(parsed.config().getAgentType()).isEqualTo(type);
    assertThat(parsed.workflowType()).isEqualTo(workflow);
    assertThat(parsed.isMessageChat()).isEqualTo(isMessageChat);
  }

  @ParameterizedTest
  @CsvSource({
    "2030-05-06 07:08:09, 2030-05-06T07:08:09Z",
    "2030-05-06T07:08:09, 2030-05-06T07:08:09Z",
    "2030-05-06 07:08, 2030-05-06T07:08:00Z",
    "2030-05-06, 2030-05-06T00:00:00Z",
    "2030-05-06 07:08:09.12, 2030-05-06T07:08:09.120Z",
    "2030-05-06 07:08:09.123456, 2030-05-06T07:08:09.123Z",
    "2030-05-06 24:00:00, 2030-05-07T00:00:00Z",
    "2024-02-29 12:00:00, 2024-02-29T12:00:00Z",
    "2023-02-29 12:00:00, 2023-03-01T12:00:00Z",
    "2030-02-30 00:00:00, 2030-03-02T00:00:00Z",
    "1969-12-31 23:59:59, 1969-12-31T23:59:59Z",
    "0000-01-01 00:00:00, 0000-01-01T00:00:00Z",
  })
  void expiriesAreReadAsTheWebDoes(String text, Instant expiry) {
    assertThat(parsed(link("{\"ExpireTime\":\"" + text + "\"}")).config().getExpireTime())
        .isEqualTo(expiry);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2030-05-06 07:08:09 ",
        " 2030-05-06 07:08:09",
        "2030-05-06  07:08:09",
        "2030-05-06 07:08:09Z",
        "2030-05-06 07:08:09+08:00",
        "2030-05-06 07:08:09.",
        "2030/05/06 07:08:09",
        "06 May 2030 07:08:09",
        "1893456000",
        "2030-5-6 07:08:09",
        "2030-13-01 00:00:00",
        "2030-00-01 00:00:00",
        "2030-01-32 00:00:00",
        "2030-01-00 00:00:00",
        "2030-05-06 24:00:01",
        "2030-05-06 25:00:00",
        "2030-05-06 07:60:00",
        "2030-05-06 07:08:60",
        "\u0662\u0660\u0663\u0660-05-06 07:08:09",
      })
  void unreadableExpiriesAreNone(String text) {
    assertThat(parsed(link("{\"ExpireTime\":\"" + text + "\"}")).config().getExpireTime()).isNull();
  }

  @Test
  void missingAndNullMembersAreNone() {
    ARTCAICallAgentShareConfig nothing = ARTCAICallAgentShareConfig.builder().build();

    assertThat(parsed(link("{}")).config()).isEqualTo(nothing);
    assertThat(
            parsed(
                    link(
                        "{\"TemporaryAIAgentId\":null,\"WorkflowType\":null,\"ExpireTime\":null,"
                            + "\"TemplateConfig\":null,\"Region\":null,\"UserData\":null}"))
                .config())
        .isEqualTo(nothing);
  }

  @Test
  void membersOfOtherTypesAreTakenAsTheirJson() {
    ARTCAICallAgentShareConfig config =
        parsed(
                link(
                    "{\"TemporaryAIAgentId\":7,\"ExpireTime\":5,\"TemplateConfig\":{\"a\":[1]},"
                        + "\"Region\":true,\"UserData\":{\"k\":\"v\"},\"Extra\":1}"))
            .config();

    assertThat(config)
        .isEqualTo(
            ARTCAICallAgentShareConfig.builder()
                .shareId("7")
                .templateConfig("{\"a\":[1]}")
                .region("true")
                .userData("{\"k\":\"v\"}")
                .build());
  }

  @Test
  void emptyTextsStayEmpty() {
    ARTCAICallAgentShareConfig config =
        parsed(link("{\"TemporaryAIAgentId\":\"\",\"Region\":\"\",\"UserData\":\"\"}")).config();

    assertThat(config.getShareId()).isEmpty();
    assertThat(config.getRegion()).isEmpty();
    assertThat(config.getUserData()).isEqualTo("");
  }

  @Test
  void lastOfRepeatedMembersCounts() {
    assertThat(parsed(link("{\"Region\":\"a\",\"Region\":\"b\"}")).config().getRegion())
        .isEqualTo("b");
  }

  @Test
  void illFormedUtf8BecomesTheReplacementChar() {
    byte[] latin1 = "{\"TemporaryAIAgentId\":\"caf\u00e9\"}".getBytes(ISO_8859_1);

    assertThat(parsed(Base64.getEncoder().encodeToString(latin1)).config().getShareId())
        .isEqualTo("caf\uFFFD");
  }

  @Test
  void leadingByteOrderMarkIsDropped() {
    assertThat(parsed(link("\uFEFF{\"Region\":\"r\"}")).config().getRegion()).isEqualTo("r");
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "'',EMPTY",
        "!!!!,NOT_BASE64",
        "%zz,BAD_PERCENT_ENCODING",
        "abcd%,BAD_PERCENT_ENCODING",
        "abcd%4,BAD_PERCENT_ENCODING",
        "%E4%BD,BAD_PERCENT_ENCODING",
        "%C0%80,BAD_PERCENT_ENCODING",
        "%ED%A0%80,BAD_PERCENT_ENCODING",
        "%\uff11\uff11,BAD_PERCENT_ENCODING",
        "\u4f60\u597d,NOT_BASE64",
        "%E4%BD%A0,NOT_BASE64",
        "A,NOT_BASE64",
        "AA=,NOT_BASE64",
        "AAA==,NOT_BASE64",
        "AAAA=,NOT_BASE64",
        "=,NOT_BASE64",
        "A=AA,NOT_BASE64",
        "e30-,NOT_BASE64",
        "e30_,NOT_BASE64",
        "e30%253D,NOT_BASE64",
        " e30=,NOT_BASE64",
        "\ud800,NOT_BASE64",
        "\0,NOT_BASE64",
        "====,NOT_BASE64",
        "aGVsbG8=,NOT_JSON",
        "eyJUZW1wb3JhcnlBSUFnZW50SWQiOiJhIg==,NOT_JSON",
        "e317fQ==,NOT_JSON",
        "IA==,NOT_JSON",
        "bnVsbA==,NOT_AN_OBJECT",
        "NQ==,NOT_AN_OBJECT",
        "Ingi,NOT_AN_OBJECT",
        "W10=,NOT_AN_OBJECT",
        "dHJ1ZQ==,NOT_AN_OBJECT",
      })
  void textsThatAreNoLinksAreRejected(String text, RejectedShareLink reason) {
    assertThat(rejected(text).reason()).isEqualTo(reason);
  }

  @Test
  void nullIsRejectedAsEmpty() {
    assertThat(rejected(null).reason()).isEqualTo(RejectedShareLink.EMPTY);
  }

  @Test
  void rejectionsNameThePlace() {
    assertThat(rejected("abcd%zz").position()).isEqualTo(4);
    assertThat(rejected("ab%41%C3").position()).isEqualTo(2);
    assertThat(rejected("abc!").position()).isEqualTo(3);
    assertThat(rejected(link("{x")).position()).isEqualTo(1);
  }

  @Test
  void deepNestingIsRejectedNotAnOverflow() {
    assertThat(rejected(link("[".repeat(20_000))).reason()).isEqualTo(RejectedShareLink.NOT_JSON);
  }

  @Test
  void sizeLimitIsExact() {
    String padding = " ".repeat(ShareLink.MAX_LENGTH - 4).replace(' ', '\n');

    assertThat(ShareLink.parse("e30=" + padding)).isInstanceOf(ShareLinkReading.Parsed.class);
    assertThat(rejected("e30=" + padding + "\n").reason()).isEqualTo(RejectedShareLink.TOO_LARGE);
  }

  @Test
  void mintedLinkIsStandardBase64WithPadding() {
    ARTCAICallAgentShareConfig config =
        ARTCAICallAgentShareConfig.builder()
            .shareId("s")
            .agentType(ARTCAICallAgentType.VisionAgent)
            .expireTime(Instant.parse("2030-01-02T03:04:05.678Z"))
            .build();

    String json = new String(Base64.getDecoder().decode(ShareLink.mint(config)), UTF_8);

    assertThat(json)
        .isEqualTo(
            "{\"TemporaryAIAgentId\":\"s\",\"WorkflowType\":\"VisionChat\","
                + "\"ExpireTime\":\"2030-01-02 03:04:05\"}");
    assertThat(ShareLink.mint(config).length() % 4).isZero();
  }

  @Test
  void mintWritesUserDataMapsAsJsonText() {
    ARTCAICallAgentShareConfig config =
        ARTCAICallAgentShareConfig.builder().shareId("s").userData(Map.of("k", 1)).build();

    assertThat(parsed(ShareLink.mint(config)).config().getUserData()).isEqualTo("{\"k\":1}");
  }

  @Test
  void mintRefusesWhatNobodyCouldCall() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShareLink.mint(ARTCAICallAgentShareConfig.builder().build()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> ShareLink.mint(ARTCAICallAgentShareConfig.builder().shareId(" ").build()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ShareLink.mint(
                    ARTCAICallAgentShareConfig.builder()
                        .shareId("s")
                        .expireTime(Instant.parse("+10000-01-01T00:00:00Z"))
                        .build()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                ShareLink.mint(
                    ARTCAICallAgentShareConfig.builder().shareId("s".repeat(60_000)).build()));
  }

  private static String link(String json) {
    return Base64.getEncoder().encodeToString(json.getBytes(UTF_8));
  }

  private static ShareLinkReading.Parsed parsed(String text) {
    ShareLinkReading reading = ShareLink.parse(text);
    assertThat(reading).isInstanceOf(ShareLinkReading.Parsed.class);
    return (ShareLinkReading.Parsed) reading;
  }

  private static ShareLinkReading.Rejected rejected(@Nullable String text) {
    ShareLinkReading reading = ShareLink.parse(text);
    assertThat(reading).isInstanceOf(ShareLinkReading.Rejected.class);
    return (ShareLinkReading.Rejected) reading;
  }
}

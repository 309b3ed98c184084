package dev.aicall.domain.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.domain.protocol.ClientMessage.SwitchVoiceId;
import dev.aicall.domain.protocol.ClientMessage.UpdateBailianAppParams;
import dev.aicall.domain.protocol.ClientMessage.UpdateTtsSpeechRate;
import dev.aicall.domain.protocol.ClientMessage.UpdateVcrConfig;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessageWriterTest {
  private static final Envelope NO_ENVELOPE = new Envelope(0, null, null);

  private final MessageWriter writer = new MessageWriter();

  @Test
  void membersOfTheEnvelopeAreLeftOutOneByOne() {
    assertThat(written(new ClientMessage.StopAgent(), new Envelope(7, "u", "a")))
        .isEqualTo("{\"type\":1100,\"seqId\":7,\"senderId\":\"u\",\"receiverId\":\"a\"}");
    assertThat(written(new ClientMessage.StopAgent(), new Envelope(7, "用户一", null)))
        .isEqualTo("{\"type\":1100,\"seqId\":7,\"senderId\":\"用户一\"}");
    assertThat(written(new ClientMessage.StopAgent(), new Envelope(Long.MAX_VALUE, null, "a")))
        .isEqualTo("{\"type\":1100,\"seqId\":9223372036854775807,\"receiverId\":\"a\"}");
  }

  @ParameterizedTest
  @CsvSource({"1,1", "9,9", "10,10", "99,99", "1000000000,1000000000", "2147483647,2147483647"})
  void countsAreWrittenInFull(long seqId, String text) {
    assertThat(written(new ClientMessage.StopAgent(), new Envelope(seqId, null, null)))
        .isEqualTo("{\"type\":1100,\"seqId\":" + text + "}");
  }

  @Test
  void textIsEscapedAsJavaScriptDoes() {
    assertThat(voice("a\0b\u0001c\u001fd\b\t\n\f\r\"\\/"))
        .isEqualTo("a\\u0000b\\u0001c\\u001fd\\b\\t\\n\\f\\r\\\"\\\\/");
    assertThat(voice("x\u2028y\u2029z\u007F<&'>")).isEqualTo("x\u2028y\u2029z\u007F<&'>");
    assertThat(voice("héllo 日本語 العربية")).isEqualTo("héllo 日本語 العربية");
    assertThat(voice("𠮷野家 🚀\uDBFF\uDFFF\uFEFF")).isEqualTo("𠮷野家 🚀\uDBFF\uDFFF\uFEFF");
    assertThat(voice("a\uD800b")).isEqualTo("a\\ud800b");
    assertThat(voice("a\uDC00b\uD800")).isEqualTo("a\\udc00b\\ud800");
    assertThat(voice("\uD83D\uD83D\uDE00\uDE00")).isEqualTo("\\ud83d\uD83D\uDE00\\ude00");
  }

  @Test
  void longTextMakesTheBufferGrow() {
    for (String part : List.of("a", "é", "智", "😀", "\0", "\uD800")) {
      String text = part.repeat(20_000);
      byte[] bytes = writer.write(new ClientMessage.SendTextToAgent(text), NO_ENVELOPE);
      byte[] fresh =
          new MessageWriter().write(new ClientMessage.SendTextToAgent(text), NO_ENVELOPE);

      assertThat(bytes).isEqualTo(fresh);
      assertThat(JsonValues.parseObject(new String(bytes, UTF_8)))
          .containsEntry("data", Map.of("text", text, "enableInterrupt", 1));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "-0.0, 0",
    "1.25, 1.25",
    "-0.5, -0.5",
    "100, 100",
    "1.100000023841858, 1.100000023841858",
    "2e-3, 0.002",
    "1e-6, 0.000001",
    "1e-7, 1e-7",
    "1.5e-9, 1.5e-9",
    "2.0E-3, 0.002",
    "2.2250738585072014E-308, 2.2250738585072014e-308",
    "9007199254740993, 9007199254740992",
    "123456789012345680000, 123456789012345680000",
    "1e21, 1e+21",
    "-1.5e300, -1.5e+300",
    "1.7976931348623157E308, 1.7976931348623157e+308",
    "2.0E-322, 2e-322",
  })
  void doublesAreWrittenAsJavaScriptDoes(double rate, String text) {
    assertThat(written(new UpdateTtsSpeechRate(rate), NO_ENVELOPE))
        .isEqualTo("{\"type\":1120,\"data\":{\"speechRate\":" + text + "}}");
  }

  @Test
  void mapsAreWrittenInTheirOrder() {
    Map<String, Object> params = new LinkedHashMap<>();
    params.put("z", null);
    params.put("big", 1e21);
    params.put("nan", Double.NaN);
    params.put("half", 0.5f);
    params.put("exact", new BigDecimal("12.500"));
    params.put("list", Arrays.asList("a\"", true, Map.of(), List.of()));
    params.put("ключ\n", "\uD800");

    assertThat(written(new UpdateVcrConfig(params), NO_ENVELOPE))
        .isEqualTo(
            "{\"type\":1116,\"data\":{\"z\":null,\"big\":1e+21,\"nan\":null,\"half\":0.5,"
                + "\"exact\":12.5,\"list\":[\"a\\\"\",true,{},[]],\"ключ\\n\":\"\\ud800\"}}");
    assertThat(written(new UpdateBailianAppParams(Map.of("q", "a\"\\\uD800")), NO_ENVELOPE))
        .isEqualTo(
            "{\"type\":1117,\"data\":{\"params\":\"{\\\"q\\\":\\\"a\\\\\\\"\\\\\\\\\\\\ud800\\\"}\"}}");
  }

  @Test
  void mapsAreCopiedDeeply() {
    List<Object> list = new ArrayList<>(List.of(1));
    Map<String, Object> config = new HashMap<>(Map.of("a", list));
    UpdateVcrConfig message = new UpdateVcrConfig(config);

    list.add(2);
    config.clear();

    assertThat(message.config()).isEqualTo(Map.of("a", List.of(1)));
  }

  @Test
  void whatJsonCannotHoldIsRefusedAtOnce() {
    Map<String, Object> endless = new HashMap<>();
    endless.put("self", endless);

    assertThatThrownBy(() -> new UpdateVcrConfig(Map.of("at", List.of(Instant.EPOCH))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("config.at[] must be a JSON value, got java.time.Instant");
    assertThatThrownBy(() -> new UpdateBailianAppParams(Map.of("m", Map.of(1, 2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("params.m must have strings as keys");
    assertThatThrownBy(() -> new UpdateBailianAppParams(endless))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must nest less than 128 deep");
    assertThatThrownBy(() -> new UpdateTtsSpeechRate(Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("speechRate must be finite, got NaN");
  }

  @Test
  void valuesWithoutMeaningAreRefusedAtOnce() {
    assertThatThrownBy(() -> new AgentMessage.AgentStateChanged(4))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("state must be 1 to 3, got 4");
    assertThatThrownBy(() -> new AgentMessage.UserSubtitle("", true, 0, 6))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AgentMessage.HumanTakeoverWillStart("h", 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new AgentMessage.SpeakingInterrupted(6))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Envelope(-1, null, null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsAbsentIsNotWritten() {
    assertThat(written(new AgentMessage.AgentError(4002, null)))
        .isEqualTo("{\"type\":1000,\"data\":{\"code\":4002}}");
    assertThat(
            written(
                new AgentMessage.UserSubtitle(
                    "a", true, 1, AgentMessage.UserSubtitle.UNKNOWN_VOICEPRINT)))
        .isEqualTo("{\"type\":1003,\"data\":{\"text\":\"a\",\"end\":true,\"sentenceId\":1}}");
    assertThat(
            written(
                new ClientMessage.StartVisionCustomCapture("", false, 0, -2, 1, "x", true),
                NO_ENVELOPE))
        .isEqualTo(
            "{\"type\":1113,\"data\":{\"text\":\"\",\"mode\":\"continuous\",\"eachDuration\":0,"
                + "\"num\":-2,\"duration\":1,\"userData\":\"x\",\"enableASR\":true}}");
  }

  @Test
  void emptyUserDataIsThatOfAnEmptyObject() {
    assertThat(
            written(
                new ClientMessage.StartVisionCustomCapture("", true, 5, 2, 100, "", false),
                NO_ENVELOPE))
        .endsWith("\"duration\":100,\"userData\":\"{}\"}}");
  }

  private String voice(String voiceId) {
    String text = written(new SwitchVoiceId(voiceId), NO_ENVELOPE);
    return text.substring("{\"type\":1103,\"data\":{\"voiceId\":\"".length(), text.length() - 3);
  }

  private String written(ClientMessage message, Envelope envelope) {
    return new String(writer.write(message, envelope), UTF_8);
  }

  private String written(AgentMessage message) {
    return new String(writer.write(message, NO_ENVELOPE), UTF_8);
  }
}

package dev.aicall.domain.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.AgentSubtitle;
import dev.aicall.domain.protocol.AgentMessage.CustomMessage;
import dev.aicall.domain.protocol.AgentMessage.VcrResult;
import dev.aicall.domain.protocol.RejectedMessage.Reason;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {
  private final MessageReader reader = new MessageReader();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":1001,\"data\":{\"state\":2}}",
        "{\"data\":{\"state\":2},\"type\":1001}",
        " \n\t{ \"type\" : 1001 , \"data\" : { \"state\" : 2 } } \r\n",
        "\uFEFF{\"type\":1001,\"data\":{\"state\":2}}",
        "{\"type\":1001.0,\"data\":{\"state\":2.0}}",
        "{\"type\":1.001e3,\"data\":{\"state\":20e-1}}",
        "{\"type\":1004,\"type\":1001,\"data\":{\"state\":2}}",
        "{\"type\":1004,\"data\":{\"state\":2},\"type\":1001}",
        "{\"type\":1001,\"data\":{\"state\":3},\"data\":{\"state\":2}}",
        "{\"type\":1001,\"data\":{\"state\":\"x\"},\"data\":{\"state\":2}}",
        "{\"type\":1001,\"data\":{\"state\":{},\"state\":2}}",
        "{\"\\u0074ype\":1001,\"data\":{\"\\u0073tate\":2}}",
        "{\"type\":1001,\"data\":{\"state\":2,\"more\":[{\"state\":3}]},\"data2\":{\"state\":3}}",
      })
  void sameMessageInManyForms(String text) {
    assertThat(read(text)).isEqualTo(new AgentStateChanged(2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"type\":1001,\"data\":{\"sta",
        "{\"type\":1001,\"data\":{\"state\":2},}",
        "{\"type\":1001,\"data\":{\"state\":2}}{}",
        "{\"type\":1001,\"data\":{\"state\":2}}x",
        "{\"type\":1001,\"data\":{\"state\":2}}\0",
        "\0{\"type\":1001,\"data\":{\"state\":2}}",
        "\uFEFF\uFEFF{\"type\":1001,\"data\":{\"state\":2}}",
        "{'type':1001}",
        "{type:1001}",
        "{\"type\":1001/**/}",
        "{\"type\":0x3E9}",
        "{\"type\":+1001}",
        "{\"type\":01001}",
        "{\"type\":NaN}",
        "{\"type\":1002,\"data\":{\"text\":\"a\nb\"}}",
        "{\"type\":1002,\"data\":{\"text\":\"\\x41\"}}",
        "[1,",
        "nul",
      })
  void whatIsNoJsonIsMalformed(String text) {
    assertThat(reasonOf(read(text))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void otherUnicodeEncodingsAreMalformed() {
    String text = "{\"type\":1001,\"data\":{\"state\":2}}";

    for (String encoding : new String[] {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"}) {
      byte[] bytes = text.getBytes(java.nio.charset.Charset.forName(encoding));
      assertThat(reasonOf(reader.readAgentMessage(bytes))).isEqualTo(Reason.MALFORMED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "1001", "1.5", "\"1001\"", "[]", "[{\"type\":1001}]"})
  void whatIsNoObjectIsRejected(String text) {
    assertThat(reasonOf(read(text))).isEqualTo(Reason.NOT_AN_OBJECT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"type\":null}", "{\"Type\":1001}", "{\"data\":{\"type\":1001}}"})
  void noTypeIsRejected(String text) {
    assertThat(reasonOf(read(text))).isEqualTo(Reason.NO_TYPE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1111|1111",
        "0|0",
        "-1001|-1001",
        "1001.5|1001.5",
        "98765432109876543210|98765432109876543210",
        "1e400|1e400",
        "\"1001\"|\"1001\"",
        "\"READY_RESP\"|\"READY_RESP\"",
        "true|true",
        "{}|{",
        "[1001]|[",
        "\"a\\nb\"|\"a\\nb\"",
      })
  void otherTypesAreUnknown(String type, String shown) {
    assertThat(read("{\"type\":%s,\"data\":7}".formatted(type)))
        .isEqualTo(new UnknownMessage(shown));
  }

  @Test
  void eachDirectionHasItsOwnTypes() {
    assertThat(reader.readClientMessage(utf8("{\"type\":1001,\"data\":{\"state\":2}}")))
        .isEqualTo(new UnknownMessage("1001"));
    assertThat(reader.readClientMessage(utf8("{\"type\":\"ready_resp\"}")))
        .isEqualTo(new UnknownMessage("\"ready_resp\""));
  }

  @Test
  void longTypesAreCut() {
    assertThat(read("{\"type\":%s}".formatted("9".repeat(5000))))
        .isEqualTo(new UnknownMessage("9".repeat(40)));
  }

  @Test
  void sizeLimitIsInclusive() {
    String frame = "{\"type\":1002,\"data\":{\"text\":\"%s\"}}";
    int room = MessageReader.MAX_BYTES - frame.length() + 2;

    assertThat(read(frame.formatted("a".repeat(room)))).isInstanceOf(AgentSubtitle.class);
    assertThat(reasonOf(read(frame.formatted("a".repeat(room + 1))))).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void depthLimitIsInclusive() {
    assertThat(read(nested(MessageReader.MAX_DEPTH - 2))).isEqualTo(new AgentStateChanged(2));
    assertThat(reasonOf(read(nested(MessageReader.MAX_DEPTH - 1)))).isEqualTo(Reason.TOO_DEEP);
    assertThat(reasonOf(read("[".repeat(60_000)))).isEqualTo(Reason.TOO_DEEP);
  }

  @Test
  void deepestVcrResultCanBeReadAndWritten() {
    String text = "{\"type\":1018,\"data\":{\"x\":%s%s}}";
    int lists = MessageReader.MAX_DEPTH - 2;
    String deepest = text.formatted("[".repeat(lists), "]".repeat(lists));

    AgentReading message = read(deepest);

    assertThat(new MessageWriter().write((VcrResult) message, new Envelope(0, null, null)))
        .isEqualTo(utf8(deepest));
  }

  @Test
  void illFormedUtf8BecomesReplacementCharacters() {
    assertThat(textOf(subtitle("a\u00FF\u00FEb"))).isEqualTo("a\uFFFD\uFFFDb");
    assertThat(textOf(subtitle("a\u00E4\u00BDb"))).isEqualTo("a\uFFFDb");
    assertThat(textOf(subtitle("a\u00C1\u0081b"))).isEqualTo("a\uFFFD\uFFFDb");
    // Encoded surrogates, overlong forms, beyond the last code point: Jackson would take them.
    assertThat(textOf(subtitle("a\u00ED\u00A0\u0080b"))).matches("a\uFFFD+b");
    assertThat(textOf(subtitle("a\u00E0\u0080\u0080b"))).matches("a\uFFFD+b");
    assertThat(textOf(subtitle("a\u00F0\u0080\u0080\u0080b"))).matches("a\uFFFD+b");
    assertThat(textOf(subtitle("a\u00F4\u0090\u0080\u0080b"))).matches("a\uFFFD+b");
    assertThat(textOf(subtitle("a\u00F8\u0088\u0080\u0080\u0080b"))).matches("a\uFFFD+b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "é",
        "你好，世界",
        "😀👨‍👩‍👧",
        "\u0080\u07FF\u0800\uD7FF\uE000\uFFFF",
        "𐀀\uDBFF\uDFFF"
      })
  void wellFormedUtf8IsKept(String text) {
    assertThat(textOf(utf8("{\"type\":1002,\"data\":{\"text\":\"%s\"}}".formatted(text))))
        .isEqualTo(text);
  }

  @Test
  void escapedLoneSurrogatesAreKept() {
    assertThat(textOf(utf8("{\"type\":1002,\"data\":{\"text\":\"a\\ud800b\"}}")))
        .isEqualTo("a\uD800b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", ",\"data\":null", ",\"data\":{}", ",\"data\":{\"text\":\"x\"},\"data\":null"})
  void missingDataIsEmptyData(String data) {
    assertThat(reasonOf(read("{\"type\":1002%s}".formatted(data)))).isEqualTo(Reason.MISSING_FIELD);
    assertThat(read("{\"type\":1010%s}".formatted(data)))
        .isEqualTo(new AgentMessage.AgentWillLeave(0, ""));
  }

  @Test
  void dataThatIsNoObjectIsOfWrongType() {
    assertThat(read("{\"type\":1002,\"data\":[1]}"))
        .isEqualTo(new RejectedMessage(Reason.WRONG_TYPE, "data"));
    assertThat(read("{\"type\":1009,\"data\":true}"))
        .isEqualTo(new AgentMessage.VoiceprintCleared());
    assertThat(reader.readClientMessage(utf8("{\"type\":1116,\"data\":7}")))
        .isEqualTo(new RejectedMessage(Reason.WRONG_TYPE, "data"));
  }

  @Test
  void customMessageIsAText() {
    assertThat(read("{\"type\":1011,\"data\":{\"message\":\"123\"}}"))
        .isEqualTo(new CustomMessage("123"));
    assertThat(read("{\"type\":1011,\"data\":{\"message\":{\"a\":1}}}"))
        .isEqualTo(new RejectedMessage(Reason.WRONG_TYPE, "data.message"));
    assertThat(read("{\"type\":1011}"))
        .isEqualTo(new RejectedMessage(Reason.MISSING_FIELD, "data.message"));
  }

  @Test
  void vcrResultIsKeptWhole() {
    Map<String, Object> expected = new HashMap<>();
    expected.put("i", 1);
    expected.put("l", 3_000_000_000L);
    expected.put("b", new BigInteger("98765432109876543210"));
    expected.put("d", 1.5);
    expected.put("t", true);
    expected.put("s", "x");
    expected.put("n", null);
    expected.put("a", Arrays.asList(1, null));

    VcrResult result =
        (VcrResult)
            read(
                "{\"data\":{\"i\":1,\"l\":3000000000,\"b\":98765432109876543210,\"d\":1.5,\"t\":true,"
                    + "\"s\":\"x\",\"n\":null,\"a\":[1,null]},\"type\":1018}");

    assertThat(result.data()).isEqualTo(expected);
    assertThat(result.data().keySet()).containsExactly("i", "l", "b", "d", "t", "s", "n", "a");
    assertThatThrownBy(() -> result.data().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void envelopeIsReadAsFarAsItGoes() {
    assertThat(
            reader.receiveClientMessage(
                utf8("{\"seqId\":9007199254740993,\"senderId\":\"u\",\"type\":9}")))
        .isEqualTo(
            new Received<>(new Envelope(9007199254740993L, "u", null), new UnknownMessage("9")));
    assertThat(
            reader.receiveClientMessage(
                utf8("{\"seqId\":\"7\",\"senderId\":8,\"receiverId\":[],\"type\":1100}")))
        .isEqualTo(new Received<>(new Envelope(0, null, null), new ClientMessage.StopAgent()));
    assertThat(reader.receiveAgentMessage(utf8("{\"seqId\":-5,")).envelope())
        .isEqualTo(new Envelope(0, null, null));
  }

  @Test
  void nothingStaysFromOneMessageToTheNext() {
    read(
        "{\"type\":1003,\"data\":{\"text\":\"a\",\"end\":false,\"sentenceId\":7,\"voiceprint\":3}}");

    assertThat(read("{\"type\":1003,\"data\":{\"text\":\"b\"}}"))
        .isEqualTo(
            new AgentMessage.UserSubtitle(
                "b", true, 0, AgentMessage.UserSubtitle.UNKNOWN_VOICEPRINT));
    assertThat(reasonOf(read("{\"data\":{}}"))).isEqualTo(Reason.NO_TYPE);
  }

  @Test
  void rejectionsDoNotShowValues() {
    assertThat(read("{\"type\":1006,\"data\":{\"token\":[\"secret\"]}}"))
        .hasToString("RejectedMessage[reason=WRONG_TYPE, detail=data.token]");
    assertThat(read("{\"type\":1006,\"data\":{\"token\":\"secret\"}}"))
        .hasToString("RtcTokenResponse[token=redacted]");
    assertThat(read("{\"type\":1006,\"data\":{\"token\":\"secret\"}"))
        .hasToString("RejectedMessage[reason=MALFORMED, detail=byte 38]");
  }

  /** A subtitle whose text is these bytes, each given as a char. */
  private static byte[] subtitle(String bytes) {
    return "{\"type\":1002,\"data\":{\"text\":\"%s\"}}".formatted(bytes).getBytes(ISO_8859_1);
  }

  private static String nested(int lists) {
    return "{\"type\":1001,\"data\":{\"state\":2,\"x\":%s%s}}"
        .formatted("[".repeat(lists), "]".repeat(lists));
  }

  private AgentReading read(String text) {
    return reader.readAgentMessage(utf8(text));
  }

  private String textOf(byte[] bytes) {
    return ((AgentSubtitle) reader.readAgentMessage(bytes)).text();
  }

  private static Reason reasonOf(AgentReading reading) {
    return ((RejectedMessage) reading).reason();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}

package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTextTest {

  /** What JSON.stringify of Node.js 20 gives. */
  @ParameterizedTest
  @CsvSource({
    "1.0, 1",
    "-0.0, 0",
    "0.8, 0.8",
    "-2.5, -2.5",
    "0.1, 0.1",
    "123456.789, 123456.789",
    "0.000001, 0.000001",
    "0.0000015, 0.0000015",
    "1e-7, 1e-7",
    "1.5e-7, 1.5e-7",
    "2e-3, 0.002",
    "1e20, 100000000000000000000",
    "1e21, 1e+21",
    "2e23, 2e+23",
    "1234567890123456789, 1234567890123456800",
    "9007199254740993, 9007199254740992",
    "5e-324, 5e-324",
    "1.7976931348623157e308, 1.7976931348623157e+308"
  })
  void doublesAreWrittenAsJavaScriptDoes(double value, String expected) {
    assertThat(JsonText.write(JsonNodeFactory.instance.numberNode(value))).isEqualTo(expected);
  }

  @Test
  void anyDoubleReadsBack() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (!Double.isNaN(value) && !Double.isInfinite(value)) {
        String text = JsonText.write(JsonNodeFactory.instance.numberNode(value));
        assertThat(Double.parseDouble(text)).isEqualTo(value);
      }
    }
  }

  @Test
  void whatIsNoNumberInJsonIsNull() {
    assertThat(JsonText.write(JsonNodeFactory.instance.numberNode(Double.NaN))).isEqualTo("null");
    assertThat(JsonText.write(JsonNodeFactory.instance.numberNode(Double.NEGATIVE_INFINITY)))
        .isEqualTo("null");
  }

  @Test
  void bigNumbersKeepAllDigits() {
    BigInteger big = new BigInteger("123456789012345678901234567890");
    BigDecimal fine = new BigDecimal("0.12345678901234567890123");

    assertThat(JsonText.write(JsonNodeFactory.instance.numberNode(big))).isEqualTo(big.toString());
    assertThat(JsonText.write(JsonNodeFactory.instance.numberNode(fine)))
        .isEqualTo(fine.toString());
  }

  @Test
  void textIsEscapedAsJavaScriptDoes() {
    String text = "\"\\/\b\f\n\r\t\u0001\u001f\u007f\u2028é你😀\ud800x\udc00";

    assertThat(JsonText.write(JsonNodeFactory.instance.textNode(text)))
        .isEqualTo("\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\u007f\u2028é你😀\\ud800x\\udc00\"");
  }

  @Test
  void structureHasNoSpaces() {
    String text = "{\"a\":[],\"b\":{},\"c\":[1,\"x\",null,true,{\"d\":[[]]}]}";

    assertThat(JsonText.write(JsonText.parse(text))).isEqualTo(text);
  }
}

package dev.aicall.domain.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as text, written exactly as {@code JSON.stringify} of JavaScript does: no spaces, 1.0 as 1,
 * shortest digits, text beyond ASCII as it is, halves of surrogate pairs escaped. So what we send
 * is byte for byte what the Web SDK sends.
 */
final class JsonText {

  private static final ObjectReader READER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build()
          .readerFor(JsonNode.class);

  /** Digits that tell any two doubles apart. */
  private static final int MAX_DIGITS = 17;

  /** Whole doubles below it are exact as long and have no exponent in JavaScript. */
  private static final double EXACT_WHOLE = 1e15;

  private JsonText() {}

  /** Parses a text; what is no JSON, or too large for the parser, is a missing node. */
  static JsonNode parse(@Nullable String text) {
    if (text == null) {
      return MissingNode.getInstance();
    }
    try {
      JsonNode node = READER.readValue(text);
      return node == null ? MissingNode.getInstance() : node;
    } catch (JsonProcessingException notJson) {
      return MissingNode.getInstance();
    }
  }

  static String write(JsonNode node) {
    StringBuilder out = new StringBuilder();
    append(out, node);
    return out.toString();
  }

  private static void append(StringBuilder out, JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> appendObject(out, node);
      case ARRAY -> appendArray(out, node);
      case STRING -> appendString(out, node.textValue());
      case NUMBER -> appendNumber(out, node);
      case BOOLEAN -> out.append(node.booleanValue());
      default -> out.append("null");
    }
  }

  private static void appendObject(StringBuilder out, JsonNode node) {
    char before = '{';
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      out.append(before);
      appendString(out, member.getKey());
      out.append(':');
      append(out, member.getValue());
      before = ',';
    }
    out.append(before == '{' ? "{}" : "}");
  }

  private static void appendArray(StringBuilder out, JsonNode node) {
    out.append('[');
    for (Iterator<JsonNode> elements = node.elements(); elements.hasNext(); ) {
      append(out, elements.next());
      if (elements.hasNext()) {
        out.append(',');
      }
    }
    out.append(']');
  }

  private static void appendString(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || isLoneSurrogate(text, i)) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  private static boolean isLoneSurrogate(String text, int index) {
    char c = text.charAt(index);
    if (Character.isHighSurrogate(c)) {
      return index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1));
    }
    return Character.isLowSurrogate(c)
        && (index == 0 || !Character.isHighSurrogate(text.charAt(index - 1)));
  }

  private static void appendNumber(StringBuilder out, JsonNode node) {
    if (node.isIntegralNumber()) {
      out.append(node.bigIntegerValue());
    } else if (node.isBigDecimal()) {
      out.append(node.decimalValue().stripTrailingZeros());
    } else {
      appendDouble(out, node.doubleValue());
    }
  }

  private static void appendDouble(StringBuilder out, double value) {
    if (Double.isNaN(value) || Double.isInfinite(value)) {
      out.append("null");
    } else if (value == Math.rint(value) && Math.abs(value) < EXACT_WHOLE) {
      out.append((long) value);
    } else {
      if (value < 0) {
        out.append('-');
      }
      appendShortest(out, shortest(Math.abs(value)));
    }
  }

  /** The fewest digits that read back as the same double; {@code Double.toString} may give more. */
  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MAX_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(MAX_DIGITS)).stripTrailingZeros();
  }

  /** Places point and exponent as ECMAScript's Number::toString does. */
  private static void appendShortest(StringBuilder out, BigDecimal value) {
    String digits = value.unscaledValue().toString();
    int pointAt = digits.length() - value.scale();
    if (pointAt > 21 || pointAt <= -6) {
      out.append(digits.charAt(0));
      if (digits.length() > 1) {
        out.append('.').append(digits, 1, digits.length());
      }
      int exponent = pointAt - 1;
      out.append(exponent < 0 ? "e-" : "e+").append(Math.abs(exponent));
    } else if (pointAt <= 0) {
      out.append("0.").append("0".repeat(-pointAt)).append(digits);
    } else if (pointAt >= digits.length()) {
      out.append(digits).append("0".repeat(pointAt - digits.length()));
    } else {
      out.append(digits, 0, pointAt).append('.').append(digits, pointAt, digits.length());
    }
  }
}

package dev.aicall.domain.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compact JSON into a buffer that is used again, byte for byte as JSON.stringify writes it.
 * Jackson's generator is not used because it cannot write that: it throws on lone surrogates and
 * writes other escapes and numbers; and it is slower than these few rules. For one thread at a
 * time.
 */
final class JsonBytes {
  /** Room for most messages; the buffer grows to the largest one and stays. */
  private static final int INITIAL_SIZE = 512;

  /** The most bytes of a char as raw UTF-8; a surrogate pair takes four for two. */
  private static final int MAX_RAW = 3;

  private static final int ESCAPED_UNICODE = 6;
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

  /** By ASCII char: 0 written as it is, 'u' as a hex escape, another with a backslash before it. */
  private static final byte[] ESCAPES = new byte[0x80];

  static {
    Arrays.fill(ESCAPES, 0, ' ', (byte) 'u');
    ESCAPES['\b'] = 'b';
    ESCAPES['\t'] = 't';
    ESCAPES['\n'] = 'n';
    ESCAPES['\f'] = 'f';
    ESCAPES['\r'] = 'r';
    ESCAPES['"'] = '"';
    ESCAPES['\\'] = '\\';
  }

  private byte[] buffer = new byte[INITIAL_SIZE];
  private int size;

  /** Returns a value as JSON text. */
  static String textOf(@Nullable Object value) {
    JsonBytes json = new JsonBytes();
    json.value(value);
    return new String(json.buffer, 0, json.size, StandardCharsets.UTF_8);
  }

  void clear() {
    size = 0;
  }

  byte[] toBytes() {
    return Arrays.copyOf(buffer, size);
  }

  /** Begins an object: the whole text, or the value after {@link #name}. */
  JsonBytes beginObject() {
    return raw('{');
  }

  JsonBytes endObject() {
    return raw('}');
  }

  /** Writes a member's name, and the comma before it where one is due. */
  JsonBytes name(WireField field) {
    byte[] name = field.quoted;
    require(name.length + 1);
    if (buffer[size - 1] != '{') {
      buffer[size++] = ',';
    }
    System.arraycopy(name, 0, buffer, size, name.length);
    size += name.length;
    return this;
  }

  JsonBytes member(WireField field, String value) {
    return name(field).string(value);
  }

  JsonBytes member(WireField field, long value) {
    return name(field).number(value);
  }

  JsonBytes member(WireField field, boolean value) {
    return name(field).ascii(value ? "true" : "false");
  }

  /** Writes a whole JSON value of the kinds {@link JsonValues} makes, or one of Jackson's trees. */
  void value(@Nullable Object value) {
    if (value instanceof String text) {
      string(text);
    } else if (value instanceof Number number) {
      ascii(JavaScriptNumber.format(number));
    } else if (value instanceof Map<?, ?> map) {
      char before = '{';
      for (Map.Entry<?, ?> member : map.entrySet()) {
        raw(before).string((String) member.getKey()).raw(':').value(member.getValue());
        before = ',';
      }
      (before == '{' ? raw('{') : this).raw('}');
    } else if (value instanceof List<?> list) {
      char before = '[';
      for (Object element : list) {
        raw(before).value(element);
        before = ',';
      }
      (before == '[' ? raw('[') : this).raw(']');
    } else if (value instanceof JsonNode node) {
      tree(node);
    } else {
      ascii(String.valueOf(value));
    }
  }

  private void tree(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> {
        char before = '{';
        for (Map.Entry<String, JsonNode> member : node.properties()) {
          raw(before).string(member.getKey()).raw(':').tree(member.getValue());
          before = ',';
        }
        (before == '{' ? raw('{') : this).raw('}');
      }
      case ARRAY -> {
        char before = '[';
        for (JsonNode element : node) {
          raw(before).tree(element);
          before = ',';
        }
        (before == '[' ? raw('[') : this).raw(']');
      }
      case STRING -> string(node.textValue());
      case NUMBER -> ascii(JavaScriptNumber.format(node.numberValue()));
      case BOOLEAN -> ascii(node.booleanValue() ? "true" : "false");
      default -> ascii("null");
    }
  }

  JsonBytes number(long value) {
    if (value < 0 || value > Integer.MAX_VALUE) {
      return ascii(Long.toString(value));
    }
    int rest = (int) value;
    int digits = 1;
    for (int power = 10; digits < 10 && rest >= power; power *= 10) {
      digits++;
    }
    require(digits);
    for (int at = size + digits - 1; at >= size; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
    return this;
  }

  JsonBytes string(String text) {
    int length = text.length();
    require(length * MAX_RAW + 2);
    byte[] bytes = buffer;
    int at = size;
    bytes[at++] = '"';
    int i = 0;
    while (i < length) {
      char c = text.charAt(i);
      if (c >= ESCAPES.length || ESCAPES[c] != 0) {
        break;
      }
      bytes[at++] = (byte) c;
      i++;
    }
    size = at;
    if (i < length) {
      restOfString(text, i);
    }
    return raw('"');
  }

  /** The part of a string from its first char on that is not plain ASCII. */
  private void restOfString(String text, int from) {
    int length = text.length();
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (c < ESCAPES.length) {
        if (ESCAPES[c] == 0) {
          buffer[size++] = (byte) c;
        } else {
          escape(c, length - i);
        }
      } else if (c < 0x800) {
        buffer[size++] = (byte) (0xC0 | (c >> 6));
        continuation(c);
      } else if (!Character.isSurrogate(c)) {
        buffer[size++] = (byte) (0xE0 | (c >> 12));
        continuation(c >> 6);
        continuation(c);
      } else if (i + 1 < length && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        int codePoint = Character.toCodePoint(c, text.charAt(++i));
        buffer[size++] = (byte) (0xF0 | (codePoint >> 18));
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
      } else {
        escape(c, length - i);
      }
    }
  }

  /** Writes the lowest six bits as a continuation byte of UTF-8. */
  private void continuation(int bits) {
    buffer[size++] = (byte) (0x80 | (bits & 0x3F));
  }

  /** Writes an escape, which may be longer than what string() made room for. */
  private void escape(char c, int charsLeft) {
    require(ESCAPED_UNICODE + charsLeft * MAX_RAW + 1);
    buffer[size++] = '\\';
    byte sign = c < ESCAPES.length ? ESCAPES[c] : (byte) 'u';
    buffer[size++] = sign;
    if (sign == 'u') {
      for (int shift = 12; shift >= 0; shift -= 4) {
        buffer[size++] = HEX[c >> shift & 0xF];
      }
    }
  }

  private JsonBytes ascii(String text) {
    int length = text.length();
    require(length);
    for (int i = 0; i < length; i++) {
      buffer[size + i] = (byte) text.charAt(i);
    }
    size += length;
    return this;
  }

  private JsonBytes raw(char ascii) {
    require(1);
    buffer[size++] = (byte) ascii;
    return this;
  }

  private void require(int more) {
    if (buffer.length - size < more) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + more));
    }
  }
}

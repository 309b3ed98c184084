package dev.aicall.domain.protocol;

import com.fasterxml.jackson.core.JsonParser;
import dev.aicall.domain.protocol.RejectedMessage.Reason;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The members of one data object, by field, whatever the message's type: so data can be read before
 * the type is known, and of a field given twice the last counts. Used again for every message.
 *
 * <p>The getters do not throw. The first field that is missing or wrong is remembered as {@link
 * #problem}, and stands in the message with a placeholder; who builds a message looks at {@code
 * problem} before giving it away.
 */
final class DataFields {
  private enum Kind {
    ABSENT,
    TEXT,
    NUMBER,
    TRUE,
    FALSE,
    NESTED
  }

  /** A bit for each slot that is not as {@link #clear} leaves it: few are in any message. */
  private long used;

  private final Kind[] kinds = new Kind[WireField.COUNT];
  private final @Nullable String[] texts = new @Nullable String[WireField.COUNT];
  private final double[] numbers = new double[WireField.COUNT];
  private final FieldReader names = new FieldReader();
  private @Nullable RejectedMessage problem;

  DataFields() {
    Arrays.fill(kinds, Kind.ABSENT);
  }

  void clear() {
    for (long rest = used; rest != 0; rest &= rest - 1) {
      int slot = Long.numberOfTrailingZeros(rest);
      kinds[slot] = Kind.ABSENT;
      texts[slot] = null;
    }
    used = 0;
    problem = null;
  }

  /** Adds the members of the object that begins with the parser's current token. */
  void read(JsonParser parser) throws IOException {
    WireField field = names.next(parser, WireField.DATA);
    while (field != null) {
      used |= 1L << field.slot;
      kinds[field.slot] = readValue(field.slot, parser);
      field = names.next(parser, field);
    }
  }

  private Kind readValue(int slot, JsonParser parser) throws IOException {
    return switch (parser.nextToken()) {
      case VALUE_STRING -> {
        texts[slot] = parser.getText();
        yield Kind.TEXT;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> {
        numbers[slot] = parser.getDoubleValue();
        yield Kind.NUMBER;
      }
      case VALUE_TRUE -> Kind.TRUE;
      case VALUE_FALSE -> Kind.FALSE;
      case VALUE_NULL -> Kind.ABSENT;
      default -> {
        parser.skipChildren();
        yield Kind.NESTED;
      }
    };
  }

  @Nullable RejectedMessage problem() {
    return problem;
  }

  boolean isAbsent(WireField field) {
    return kinds[field.slot] == Kind.ABSENT;
  }

  String text(WireField field) {
    String text = optionalText(field);
    return text == null ? missing(field, "") : text;
  }

  String text(WireField field, String absent) {
    String text = optionalText(field);
    return text == null ? absent : text;
  }

  @Nullable String optionalText(WireField field) {
    if (kinds[field.slot] == Kind.TEXT) {
      return texts[field.slot];
    }
    return isAbsent(field) ? null : wrongType(field, "");
  }

  boolean bool(WireField field) {
    return isAbsent(field) ? missing(field, false) : bool(field, false);
  }

  boolean bool(WireField field, boolean absent) {
    return switch (kinds[field.slot]) {
      case TRUE -> true;
      case FALSE -> false;
      case ABSENT -> absent;
      default -> wrongType(field, absent);
    };
  }

  int integer(WireField field) {
    return isAbsent(field) ? missing(field, 0) : integer(field, 0);
  }

  int integer(WireField field, int absent) {
    if (isInteger(field)) {
      return (int) numbers[field.slot];
    }
    return isAbsent(field) ? absent : wrongType(field, absent);
  }

  int integerInRange(WireField field, int min, int max) {
    int value = isAbsent(field) ? missing(field, min) : integer(field, min);
    if (value < min || value > max) {
      return reject(Reason.OUT_OF_RANGE, field, min);
    }
    return value;
  }

  /** Returns the number, or the other one if it is absent, no integer or out of range. */
  int integerInRangeOr(WireField field, int min, int max, int otherwise) {
    double value = numbers[field.slot];
    return isInteger(field) && value >= min && value <= max ? (int) value : otherwise;
  }

  double finiteNumber(WireField field) {
    if (kinds[field.slot] == Kind.NUMBER && Double.isFinite(numbers[field.slot])) {
      return numbers[field.slot];
    }
    return isAbsent(field) ? missing(field, 0.0) : wrongType(field, 0.0);
  }

  /** Whether it is a number that an int can hold, in whatever notation: 1, 1.0 and 1e0 are one. */
  private boolean isInteger(WireField field) {
    double value = numbers[field.slot];
    return kinds[field.slot] == Kind.NUMBER && (int) value == value;
  }

  private <T> T missing(WireField field, T placeholder) {
    return reject(Reason.MISSING_FIELD, field, placeholder);
  }

  <T> T wrongType(WireField field, T placeholder) {
    return reject(Reason.WRONG_TYPE, field, placeholder);
  }

  private <T> T reject(Reason reason, WireField field, T placeholder) {
    if (problem == null) {
      problem = new RejectedMessage(reason, "data." + field.name);
    }
    return placeholder;
  }
}

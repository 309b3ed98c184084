package dev.aicall.domain.protocol;

import com.fasterxml.jackson.core.io.NumberOutput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * Numbers as JavaScript writes them (ECMA-262, Number::toString): the shortest digits, no {@code
 * .0}, an exponent only above 21 or below −6 digits. The peers are JavaScript, so this is what "the
 * same bytes" means.
 */
final class JavaScriptNumber {
  /** Doubles up to here are exact as long, so their digits need no search. */
  private static final double EXACT_LONG = 1L << 53;

  private static final int MAX_POINT = 21;
  private static final int MIN_POINT = -6;

  private JavaScriptNumber() {}

  /**
   * Returns the JSON text of the number; {@code null} for those JSON does not have, like
   * JSON.stringify.
   */
  static String format(Number number) {
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      if (!Double.isFinite(value)) {
        return "null";
      }
      if (Math.abs(value) <= EXACT_LONG && value == Math.rint(value)) {
        return Long.toString((long) value);
      }
      if (Math.abs(value) < Double.MIN_NORMAL) {
        return layOut(shortestSubnormal(value));
      }
      // Not Double.toString: before JDK 19 it is not always the shortest.
      return layOut(
          new BigDecimal(
              number instanceof Float
                  ? NumberOutput.toString(number.floatValue(), true)
                  : NumberOutput.toString(value, true)));
    }
    if (number instanceof BigDecimal decimal) {
      return layOut(decimal);
    }
    return number.toString();
  }

  /** Jackson gives these at least two digits, JavaScript as few as read back as the same double. */
  private static BigDecimal shortestSubnormal(double value) {
    BigDecimal exact = new BigDecimal(value);
    int digits = 1;
    while (exact.round(new MathContext(digits)).doubleValue() != value) {
      digits++;
    }
    return exact.round(new MathContext(digits));
  }

  private static String layOut(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    BigDecimal shortest = value.stripTrailingZeros();
    BigInteger magnitude = shortest.unscaledValue().abs();
    String digits = magnitude.toString();
    // Where the decimal point stands, counted from before the first digit.
    long point = (long) digits.length() - shortest.scale();
    StringBuilder text = new StringBuilder(digits.length() + 8);
    if (value.signum() < 0) {
      text.append('-');
    }
    if (point > MAX_POINT || point <= MIN_POINT) {
      text.append(digits, 0, 1);
      if (digits.length() > 1) {
        text.append('.').append(digits, 1, digits.length());
      }
      return text.append(point > 0 ? "e+" : "e").append(point - 1).toString();
    }
    if (point <= 0) {
      return text.append("0.").append("0".repeat((int) -point)).append(digits).toString();
    }
    if (point >= digits.length()) {
      return text.append(digits).append("0".repeat((int) point - digits.length())).toString();
    }
    return text.append(digits, 0, (int) point)
        .append('.')
        .append(digits, (int) point, digits.length())
        .toString();
  }
}

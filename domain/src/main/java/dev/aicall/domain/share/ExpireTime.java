package dev.aicall.domain.share;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The expiry in a share link: {@code yyyy-MM-dd HH:mm:ss}, UTC.
 *
 * <p>Read as the Web SDK reads it, so that links mean the same everywhere: the seconds or the whole
 * time of day may be missing, a fraction or a T between date and time is fine, 24:00 is the end of
 * the day, and 30 February is two days after 28 February.
 */
final class ExpireTime {
  private static final Pattern FORM =
      Pattern.compile(
          "([0-9]{4})-([0-9]{2})-([0-9]{2})"
              + "(?:[ T]([0-9]{2}):([0-9]{2})(?::([0-9]{2})(?:\\.([0-9]+))?)?)?");
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
  private static final int MILLI_DIGITS = 3;

  private ExpireTime() {}

  /** Returns the moment, or null for a text that is none. */
  static @Nullable Instant parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    int month = number(matcher, 2);
    int day = number(matcher, 3);
    int hour = number(matcher, 4);
    int minute = number(matcher, 5);
    int second = number(matcher, 6);
    int milli = millis(matcher.group(7));
    boolean endOfDay = hour == 24 && minute == 0 && second == 0 && milli == 0;
    boolean real =
        month >= 1
            && month <= 12
            && day >= 1
            && day <= 31
            && (hour <= 23 || endOfDay)
            && minute <= 59
            && second <= 59;
    if (!real) {
      return null;
    }
    LocalDateTime midnight =
        LocalDate.of(number(matcher, 1), month, 1).plusDays(day - 1).atStartOfDay();
    return midnight
        .plusSeconds((hour * 60L + minute) * 60L + second)
        .toInstant(ZoneOffset.UTC)
        .plusMillis(milli);
  }

  /** Writes the moment; parts of a second are dropped. */
  static String format(Instant moment) {
    if (moment.isBefore(EARLIEST) || moment.isAfter(LATEST.plusMillis(999))) {
      throw new IllegalArgumentException("expireTime: from year 0 to year 9999, got " + moment);
    }
    return FORMAT.format(moment);
  }

  private static int number(Matcher matcher, int group) {
    String digits = matcher.group(group);
    return digits == null ? 0 : Integer.parseInt(digits);
  }

  private static int millis(@Nullable String fraction) {
    if (fraction == null) {
      return 0;
    }
    String padded = fraction + "0".repeat(MILLI_DIGITS);
    return Integer.parseInt(padded.substring(0, MILLI_DIGITS));
  }
}

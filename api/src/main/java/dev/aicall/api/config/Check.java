package dev.aicall.api.config;

import dev.aicall.api.media.VideoFrameSink;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Refuses values out of their documented range; messages say field, allowed range, got what. */
final class Check {

  /** How ints and doubles say that they are not set. */
  private static final int UNSET = -1;

  private Check() {}

  static int range(String field, int value, int min, int max) {
    if (value < min || value > max) {
      throw refused(field, min + " to " + max, value);
    }
    return value;
  }

  static int unsetOrRange(String field, int value, int min, int max) {
    if (value != UNSET && (value < min || value > max)) {
      throw refused(field, min + " to " + max + ", or −1 for not set", value);
    }
    return value;
  }

  static int atLeast(String field, int value, int min) {
    if (value < min) {
      throw refused(field, min + " or more", value);
    }
    return value;
  }

  static int unsetOrAtLeast(String field, int value, int min) {
    if (value != UNSET && value < min) {
      throw refused(field, min + " or more, or −1 for not set", value);
    }
    return value;
  }

  /** NaN is out of every range. */
  static double range(String field, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw refused(field, min + " to " + max, value);
    }
    return value;
  }

  static double unsetOrRange(String field, double value, double min, double max) {
    if (value != UNSET && !(value >= min && value <= max)) {
      throw refused(field, min + " to " + max + ", or −1 for not set", value);
    }
    return value;
  }

  static @Nullable String text(String field, @Nullable String value, int maxLength) {
    return value == null ? null : requiredText(field, value, maxLength);
  }

  static String requiredText(String field, String value, int maxLength) {
    Objects.requireNonNull(value, field);
    length(field, value, 0, maxLength);
    return value;
  }

  /** Counts characters as a reader does, not UTF-16 units. */
  static void length(String field, String value, int min, int max) {
    int length = value.codePointCount(0, value.length());
    if (length < min || length > max) {
      throw refused(field, min + " to " + max + " characters", length);
    }
  }

  static @Nullable List<String> list(String field, @Nullable Collection<String> values) {
    return list(field, values, Integer.MAX_VALUE);
  }

  static @Nullable List<String> list(
      String field, @Nullable Collection<String> values, int maxSize) {
    return values == null ? null : requiredList(field, values, maxSize);
  }

  static <T> List<T> requiredList(String field, Collection<T> values) {
    return requiredList(field, values, Integer.MAX_VALUE);
  }

  static <T> List<T> requiredList(String field, Collection<T> values, int maxSize) {
    Objects.requireNonNull(values, field);
    if (values.size() > maxSize) {
      throw refused(field, "at most " + maxSize + " entries", values.size());
    }
    return List.copyOf(values);
  }

  /** Refuses the constant that stands for numbers this version does not know. */
  static <E extends Enum<E>> E known(String field, E value) {
    Objects.requireNonNull(value, field);
    if (value.name().equals("UNKNOWN")) {
      throw refused(field, "any constant but UNKNOWN", value);
    }
    return value;
  }

  static Object renderTarget(String field, Object value) {
    if (!(value instanceof VideoFrameSink)) {
      throw refused(field, "a " + VideoFrameSink.class.getName(), value.getClass().getName());
    }
    return value;
  }

  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw refused(field, "a value is required", null);
    }
    return value;
  }

  static IllegalArgumentException refused(String field, String allowed, @Nullable Object got) {
    return new IllegalArgumentException(field + ": " + allowed + ", got " + got);
  }
}

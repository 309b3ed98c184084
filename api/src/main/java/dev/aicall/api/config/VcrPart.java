package dev.aicall.api.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one typed part of the VCR settings gets into the JSON object and out of it again. */
interface VcrPart {

  /** JSON name of whether a part is on. */
  String ENABLED = "Enabled";

  /** JSON name of the delay of a frame-motion part. */
  String CALLBACK_DELAY = "CallbackDelay";

  /** Merges this part into the object under its key, or takes it out. */
  void mergeInto(Map<String, @Nullable Object> object, String key);

  /** A part that was read: what it lacks is filled in, what it has stays. */
  static VcrPart asReadBase(@Nullable Object json) {
    return (object, key) -> {
      if (json instanceof Map<?, ?> part) {
        Map<String, @Nullable Object> filled = copyOf(part);
        fillEnabled(filled);
        object.put(key, Collections.unmodifiableMap(filled));
      }
    };
  }

  /** A frame-motion part that was read. */
  static VcrPart asReadFrameMotion(@Nullable Object json) {
    return (object, key) -> {
      if (json instanceof Map<?, ?> part) {
        Map<String, @Nullable Object> filled = copyOf(part);
        fillEnabled(filled);
        if (!(filled.get(CALLBACK_DELAY) instanceof Number)) {
          filled.put(CALLBACK_DELAY, ARTCAICallAgentVcrFrameMotionConfig.DEFAULT_CALLBACK_DELAY);
        }
        object.put(key, Collections.unmodifiableMap(filled));
      }
    };
  }

  /** A part the application has set, or with null taken out. */
  static VcrPart set(@Nullable ARTCAICallAgentVcrBaseConfig part) {
    return part == null ? removal() : replacement(Map.of(ENABLED, part.isEnable()));
  }

  /** A frame-motion part the application has set, or with null taken out. */
  static VcrPart set(@Nullable ARTCAICallAgentVcrFrameMotionConfig part) {
    if (part == null) {
      return removal();
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(ENABLED, part.isEnable());
    members.put(CALLBACK_DELAY, part.getCallbackDelay());
    return replacement(members);
  }

  /** The typed view of a part, null if it is no object. */
  static @Nullable ARTCAICallAgentVcrBaseConfig base(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> part)) {
      return null;
    }
    return ARTCAICallAgentVcrBaseConfig.builder()
        .enable(Boolean.TRUE.equals(part.get(ENABLED)))
        .build();
  }

  /** The typed view of a frame-motion part; a delay it cannot hold shows as the default. */
  static @Nullable ARTCAICallAgentVcrFrameMotionConfig frameMotion(@Nullable Object json) {
    if (!(json instanceof Map<?, ?> part)) {
      return null;
    }
    ARTCAICallAgentVcrFrameMotionConfig.Builder builder =
        ARTCAICallAgentVcrFrameMotionConfig.builder()
            .enable(Boolean.TRUE.equals(part.get(ENABLED)));
    if (part.get(CALLBACK_DELAY) instanceof Number delay
        && delay.doubleValue() == delay.intValue()) {
      try {
        builder.callbackDelay(delay.intValue());
      } catch (IllegalArgumentException outOfRange) {
        // The JSON form keeps the number for the server to judge.
        return builder.build();
      }
    }
    return builder.build();
  }

  private static VcrPart removal() {
    return (object, key) -> object.remove(key);
  }

  private static VcrPart replacement(Map<String, ?> members) {
    return (object, key) -> {
      Map<String, @Nullable Object> merged =
          object.get(key) instanceof Map<?, ?> before ? copyOf(before) : new LinkedHashMap<>();
      merged.putAll(members);
      object.put(key, Collections.unmodifiableMap(merged));
    };
  }

  private static void fillEnabled(Map<String, @Nullable Object> part) {
    if (!(part.get(ENABLED) instanceof Boolean)) {
      part.put(ENABLED, ARTCAICallAgentVcrBaseConfig.DEFAULT_ENABLE);
    }
  }

  private static Map<String, @Nullable Object> copyOf(Map<?, ?> part) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    part.forEach((key, value) -> copy.put((String) key, value));
    return copy;
  }
}

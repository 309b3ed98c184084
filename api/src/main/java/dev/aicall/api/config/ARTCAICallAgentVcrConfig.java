package dev.aicall.api.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is recognised in the user's video (VCR means video content recognition).
 *
 * <p>The value is one JSON object, {@link #toMap()}: what it was read from, with the six typed
 * parts merged in. So keys this version does not know survive, and so does a delay out of the range
 * of {@link ARTCAICallAgentVcrFrameMotionConfig}, which its getter shows as the default. A part set
 * to null is taken out of the object for good; the Web SDK would still send it if it was read. Each
 * part is null unless it is there, and then nothing is sent for it. Source: AICallKit Web 2.10.5.
 */
public final class ARTCAICallAgentVcrConfig {

  private static final String STILL_FRAME_MOTION = "StillFrameMotion";
  private static final String INVALID_FRAME_MOTION = "InvalidFrameMotion";
  private static final String PEOPLE_COUNT = "PeopleCount";
  private static final String EQUIPMENT = "Equipment";
  private static final String HEAD_MOTION = "HeadMotion";
  private static final String LOOK_AWAY = "LookAway";

  private final Map<String, @Nullable Object> map;
  private final @Nullable ARTCAICallAgentVcrFrameMotionConfig stillFrameMotion;
  private final @Nullable ARTCAICallAgentVcrFrameMotionConfig invalidFrameMotion;
  private final @Nullable ARTCAICallAgentVcrBaseConfig peopleCount;
  private final @Nullable ARTCAICallAgentVcrBaseConfig equipment;
  private final @Nullable ARTCAICallAgentVcrBaseConfig headMotion;
  private final @Nullable ARTCAICallAgentVcrBaseConfig lookAway;

  private ARTCAICallAgentVcrConfig(Map<String, @Nullable Object> map) {
    this.map = map;
    stillFrameMotion = VcrPart.frameMotion(map.get(STILL_FRAME_MOTION));
    invalidFrameMotion = VcrPart.frameMotion(map.get(INVALID_FRAME_MOTION));
    peopleCount = VcrPart.base(map.get(PEOPLE_COUNT));
    equipment = VcrPart.base(map.get(EQUIPMENT));
    headMotion = VcrPart.base(map.get(HEAD_MOTION));
    lookAway = VcrPart.base(map.get(LOOK_AWAY));
  }

  /** {@return a builder with nothing set} */
  public static Builder builder() {
    return new Builder(Map.of());
  }

  /** {@return a builder that starts from this value, unknown keys included} */
  public Builder toBuilder() {
    return new Builder(map);
  }

  /**
   * Reads the JSON form. Of a part that is an object, members that are missing or of the wrong type
   * become their defaults; a part of another type is kept as it is and shows as null.
   *
   * @param map JSON values only, with keys such as StillFrameMotion; unknown keys are kept
   * @return the config
   * @throws IllegalArgumentException if the map holds what JSON cannot
   */
  public static ARTCAICallAgentVcrConfig fromMap(Map<String, ?> map) {
    Map<String, @Nullable Object> copy = JsonCopy.of("vcrConfig", map);
    return new Builder(copy == null ? Map.of() : copy).build();
  }

  /** {@return the JSON form with all keys, deeply unmodifiable} */
  public Map<String, @Nullable Object> toMap() {
    return map;
  }

  /** {@return whether a picture that does not change is reported, null if not set} */
  public @Nullable ARTCAICallAgentVcrFrameMotionConfig getStillFrameMotion() {
    return stillFrameMotion;
  }

  /** {@return whether an unusable picture is reported, null if not set} */
  public @Nullable ARTCAICallAgentVcrFrameMotionConfig getInvalidFrameMotion() {
    return invalidFrameMotion;
  }

  /** {@return whether heads are counted, null if not set} */
  public @Nullable ARTCAICallAgentVcrBaseConfig getPeopleCount() {
    return peopleCount;
  }

  /** {@return whether electronic devices are looked for, null if not set} */
  public @Nullable ARTCAICallAgentVcrBaseConfig getEquipment() {
    return equipment;
  }

  /** {@return whether nodding and shaking the head are looked for, null if not set} */
  public @Nullable ARTCAICallAgentVcrBaseConfig getHeadMotion() {
    return headMotion;
  }

  /** {@return whether looking away is looked for, null if not set} */
  public @Nullable ARTCAICallAgentVcrBaseConfig getLookAway() {
    return lookAway;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentVcrConfig that && map.equals(that.map);
  }

  @Override
  public int hashCode() {
    return map.hashCode();
  }

  @Override
  public String toString() {
    return "ARTCAICallAgentVcrConfig" + map;
  }

  /** Collects the parts of an {@link ARTCAICallAgentVcrConfig}. Not for use by several threads. */
  public static final class Builder {

    private final Map<String, @Nullable Object> original;

    /** In the order of the wire, whatever order the setters are called in. */
    private final Map<String, VcrPart> parts = new LinkedHashMap<>();

    private Builder(Map<String, @Nullable Object> original) {
      this.original = original;
      for (String key : new String[] {STILL_FRAME_MOTION, INVALID_FRAME_MOTION}) {
        parts.put(key, VcrPart.asReadFrameMotion(original.get(key)));
      }
      for (String key : new String[] {PEOPLE_COUNT, EQUIPMENT, HEAD_MOTION, LOOK_AWAY}) {
        parts.put(key, VcrPart.asReadBase(original.get(key)));
      }
    }

    /**
     * Sets whether a picture that does not change is reported.
     *
     * @param part the setting; null takes it out
     * @return this builder
     */
    public Builder stillFrameMotion(@Nullable ARTCAICallAgentVcrFrameMotionConfig part) {
      parts.put(STILL_FRAME_MOTION, VcrPart.set(part));
      return this;
    }

    /**
     * Sets whether an unusable picture is reported.
     *
     * @param part the setting; null takes it out
     * @return this builder
     */
    public Builder invalidFrameMotion(@Nullable ARTCAICallAgentVcrFrameMotionConfig part) {
      parts.put(INVALID_FRAME_MOTION, VcrPart.set(part));
      return this;
    }

    /**
     * Sets whether heads are counted.
     *
     * @param part the setting; null takes it out
     * @return this builder
     */
    public Builder peopleCount(@Nullable ARTCAICallAgentVcrBaseConfig part) {
      parts.put(PEOPLE_COUNT, VcrPart.set(part));
      return this;
    }

    /**
     * Sets whether electronic devices are looked for.
     *
     * @param part the setting; null takes it out
     * @return this builder
     */
    public Builder equipment(@Nullable ARTCAICallAgentVcrBaseConfig part) {
      parts.put(EQUIPMENT, VcrPart.set(part));
      return this;
    }

    /**
     * Sets whether nodding and shaking the head are looked for.
     *
     * @param part the setting; null takes it out
     * @return this builder
     */
    public Builder headMotion(@Nullable ARTCAICallAgentVcrBaseConfig part) {
      parts.put(HEAD_MOTION, VcrPart.set(part));
      return this;
    }

    /**
     * Sets whether looking away is looked for.
     *
     * @param part the setting; null takes it out
     * @return this builder
     */
    public Builder lookAway(@Nullable ARTCAICallAgentVcrBaseConfig part) {
      parts.put(LOOK_AWAY, VcrPart.set(part));
      return this;
    }

    /** {@return the value} */
    public ARTCAICallAgentVcrConfig build() {
      Map<String, @Nullable Object> merged = new LinkedHashMap<>(original);
      parts.forEach((key, part) -> part.mergeInto(merged, key));
      return new ARTCAICallAgentVcrConfig(Collections.unmodifiableMap(merged));
    }
  }
}

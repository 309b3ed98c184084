package dev.aicall.api.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What video content recognition (VCR) found in the user's camera picture.
 *
 * <p>Immutable. Each part is null unless the message has an object for it; a member missing in such
 * an object, or of the wrong type, is 0 or false. {@link #getResultData()} keeps everything as
 * received. Source: AICallKit Web 2.10.5 and Android, agent message 1018.
 */
public final class ARTCAICallAgentVcrResult {

  /**
   * The picture does not change.
   *
   * @param duration for how long, in milliseconds (unit inferred from recorded values)
   */
  public record StillFrameMotion(double duration) {}

  /**
   * The picture is unusable, for example all black.
   *
   * @param duration for how long, in milliseconds (unit inferred from recorded values)
   */
  public record InvalidFrameMotion(double duration) {}

  /**
   * Heads in the picture.
   *
   * @param count how many
   */
  public record PeopleCount(int count) {}

  /**
   * Electronic devices in the picture.
   *
   * @param mobilePhoneCount phones
   * @param headPhoneCount headphones
   * @param watchCount watches
   */
  public record Equipment(int mobilePhoneCount, int headPhoneCount, int watchCount) {}

  /**
   * Movement of the user's head.
   *
   * @param nodDetected whether they nodded
   * @param shakeDetected whether they shook it
   */
  public record HeadMotion(boolean nodDetected, boolean shakeDetected) {}

  /**
   * The user looked elsewhere.
   *
   * @param count how often
   * @param duration for how long, in milliseconds (unit inferred from recorded values)
   */
  public record LookAway(int count, double duration) {}

  private final Map<String, @Nullable Object> resultData;
  private final @Nullable StillFrameMotion stillFrameMotion;
  private final @Nullable InvalidFrameMotion invalidFrameMotion;
  private final @Nullable PeopleCount peopleCount;
  private final @Nullable Equipment equipment;
  private final @Nullable HeadMotion headMotion;
  private final @Nullable LookAway lookAway;

  private ARTCAICallAgentVcrResult(Map<?, ?> data) {
    resultData = ReceivedJson.copyOf(data);
    Map<?, ?> still = ReceivedJson.object(data, "stillFrameMotion");
    stillFrameMotion =
        still == null ? null : new StillFrameMotion(ReceivedJson.number(still, "duration"));
    Map<?, ?> invalid = ReceivedJson.object(data, "invalidFrameMotion");
    invalidFrameMotion =
        invalid == null ? null : new InvalidFrameMotion(ReceivedJson.number(invalid, "duration"));
    Map<?, ?> people = ReceivedJson.object(data, "peopleCount");
    peopleCount = people == null ? null : new PeopleCount(ReceivedJson.count(people, "count"));
    Map<?, ?> devices = ReceivedJson.object(data, "equipment");
    equipment = devices == null ? null : equipmentOf(devices);
    Map<?, ?> head = ReceivedJson.object(data, "headMotion");
    headMotion = head == null ? null : headMotionOf(head);
    Map<?, ?> away = ReceivedJson.object(data, "lookAway");
    lookAway = away == null ? null : lookAwayOf(away);
  }

  /**
   * Reads the data of a message; never throws on its content.
   *
   * @param data parsed JSON
   * @return the result
   */
  public static ARTCAICallAgentVcrResult fromMap(Map<String, ?> data) {
    return new ARTCAICallAgentVcrResult(data);
  }

  private static Equipment equipmentOf(Map<?, ?> devices) {
    return new Equipment(
        ReceivedJson.count(devices, "mobilePhoneCount"),
        ReceivedJson.count(devices, "headPhoneCount"),
        ReceivedJson.count(devices, "watchCount"));
  }

  private static HeadMotion headMotionOf(Map<?, ?> head) {
    return new HeadMotion(
        ReceivedJson.flag(head, "nodDetected"), ReceivedJson.flag(head, "shakeDetected"));
  }

  private static LookAway lookAwayOf(Map<?, ?> away) {
    return new LookAway(ReceivedJson.count(away, "count"), ReceivedJson.number(away, "duration"));
  }

  /** {@return everything as received, unmodifiable, with keys this version does not know} */
  public Map<String, @Nullable Object> getResultData() {
    return resultData;
  }

  /** {@return the still picture that was seen, or null} */
  public @Nullable StillFrameMotion getStillFrameMotion() {
    return stillFrameMotion;
  }

  /** {@return the unusable picture that was seen, or null} */
  public @Nullable InvalidFrameMotion getInvalidFrameMotion() {
    return invalidFrameMotion;
  }

  /** {@return the heads that were counted, or null} */
  public @Nullable PeopleCount getPeopleCount() {
    return peopleCount;
  }

  /** {@return the devices that were seen, or null} */
  public @Nullable Equipment getEquipment() {
    return equipment;
  }

  /** {@return the movement of the head that was seen, or null} */
  public @Nullable HeadMotion getHeadMotion() {
    return headMotion;
  }

  /** {@return the looking away that was seen, or null} */
  public @Nullable LookAway getLookAway() {
    return lookAway;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ARTCAICallAgentVcrResult that && resultData.equals(that.resultData);
  }

  @Override
  public int hashCode() {
    return resultData.hashCode();
  }

  @Override
  public String toString() {
    return "ARTCAICallAgentVcrResult" + resultData;
  }
}

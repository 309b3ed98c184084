package dev.aicall.api.model;

import org.jspecify.annotations.Nullable;

/**
 * What kind of agent is called, which decides who has video.
 *
 * <p>Source: AICallKit iOS, Android and Web 2.10.5. Android's message-chat agent is no call and has
 * no constant here.
 */
public enum ARTCAICallAgentType {
  /** Speech only. */
  VoiceAgent(0),

  /** The agent shows an avatar; the user is heard only. */
  AvatarAgent(1),

  /** The agent sees the user's camera and answers by voice. */
  VisionAgent(2),

  /** Both sides have video: the agent sees the camera and shows an avatar. */
  VideoAgent(3),

  /** Stands for a number this version does not know; not a wire value. */
  UNKNOWN(-1);

  private static final ARTCAICallAgentType[] ALL = values();

  private final int value;

  ARTCAICallAgentType(int value) {
    this.value = value;
  }

  /** {@return the wire number; −1 for {@link #UNKNOWN}, which is not a wire value} */
  public int value() {
    return value;
  }

  /**
   * Finds the constant of a wire number; never throws.
   *
   * @param value any number
   * @return its constant, or {@link #UNKNOWN} if there is none
   */
  public static ARTCAICallAgentType fromValue(int value) {
    for (ARTCAICallAgentType candidate : ALL) {
      if (candidate.value == value) {
        return candidate;
      }
    }
    return UNKNOWN;
  }

  /**
   * {@return the workflow name that servers use for this type} {@link #UNKNOWN} gives that of a
   * voice agent, as the Web SDK does for a number it does not know.
   */
  public String workflowType() {
    return switch (this) {
      case VoiceAgent, UNKNOWN -> "VoiceChat";
      case AvatarAgent -> "AvatarChat3D";
      case VisionAgent -> "VisionChat";
      case VideoAgent -> "VideoChat";
    };
  }

  /**
   * Finds the type of a workflow name; never throws.
   *
   * @param workflowType the name, case sensitive; null if the server sent none
   * @return its type; {@link #VoiceAgent} for null and for every other name, the message-chat one
   *     included
   */
  public static ARTCAICallAgentType fromWorkflowType(@Nullable String workflowType) {
    if (workflowType == null) {
      return VoiceAgent;
    }
    return switch (workflowType) {
      case "AvatarChat3D" -> AvatarAgent;
      case "VisionChat" -> VisionAgent;
      case "VideoChat" -> VideoAgent;
      default -> VoiceAgent;
    };
  }

  /** {@return whether the user's camera takes part: vision and video agents} */
  public boolean hasLocalVideo() {
    return this == VisionAgent || this == VideoAgent;
  }

  /** {@return whether the agent has a picture: avatar and video agents} */
  public boolean hasAgentVideo() {
    return this == AvatarAgent || this == VideoAgent;
  }
}

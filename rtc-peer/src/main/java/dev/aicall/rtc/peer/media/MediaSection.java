package dev.aicall.rtc.peer.media;

import dev.aicall.api.model.ARTCAICallAgentType;
import java.util.EnumSet;
import java.util.Set;

/**
 * The media sections of a call, always these, in this order, never renegotiated. "Out" is the way
 * from the offering side (the caller) to the answering side (the agent's).
 *
 * <p>The data channels follow as a section of their own, behind the last one here.
 */
public enum MediaSection {
  /** Both ways: the microphone out, the agent or its avatar in. */
  MAIN_AUDIO(0, true),
  /** In only: a human who takes over. Answered as sending from the start; silent until then. */
  SECOND_AUDIO(1, true),
  /** Out only: camera or screen. */
  CAMERA(2, false),
  /** In only: the picture of the agent or its avatar. */
  PICTURE(3, false);

  /** Those that carry pictures. */
  public static final Set<MediaSection> PICTURES = Set.of(CAMERA, PICTURE);

  private final int index;
  private final boolean audio;

  MediaSection(int index, boolean audio) {
    this.index = index;
    this.audio = audio;
  }

  /**
   * Returns the section at a place.
   *
   * @param index 0 to 3
   * @return the one whose {@link #index} that is
   * @throws IllegalArgumentException if there is none
   */
  public static MediaSection at(int index) {
    for (MediaSection section : values()) {
      if (section.index == index) {
        return section;
      }
    }
    throw new IllegalArgumentException("index: 0 to 3, got " + index);
  }

  /**
   * Returns the sections of {@link #PICTURES} that calls to a kind of agent use.
   *
   * @param type the agent's
   * @return none, one or both
   */
  public static Set<MediaSection> picturesOf(ARTCAICallAgentType type) {
    Set<MediaSection> used = EnumSet.noneOf(MediaSection.class);
    if (type.hasLocalVideo()) {
      used.add(CAMERA);
    }
    if (type.hasAgentVideo()) {
      used.add(PICTURE);
    }
    return used;
  }

  /**
   * Returns the section's place in the session description, which is also its mid.
   *
   * @return 0 to 3
   */
  public int index() {
    return index;
  }

  /**
   * Says what the section carries.
   *
   * @return true for sound, false for pictures
   */
  public boolean isAudio() {
    return audio;
  }

  /**
   * Says whether a side sends the section.
   *
   * @param role the side
   * @return whether it may
   */
  public boolean isSentBy(PeerSetup.Role role) {
    return this == MAIN_AUDIO || (this == CAMERA) == (role == PeerSetup.Role.OFFERING);
  }

  /**
   * Says whether a side receives the section.
   *
   * @param role the side
   * @return whether the other may send it
   */
  public boolean isReceivedBy(PeerSetup.Role role) {
    return this == MAIN_AUDIO || !isSentBy(role);
  }
}

package dev.aicall.testkit;

import dev.aicall.domain.port.RtcError;
import java.util.List;
import java.util.Set;

/**
 * The other end of a session in a contract test: a service that lets the caller join, and an agent
 * who comes to every call by itself, is heard from the start and reads messages. Acts on the newest
 * session. Called on the test's thread; returns at once.
 */
public interface FarSide {
  /** What not every far side can do. */
  enum Ability {
    /** Refuse joins with a reason of its choice. */
    REFUSE_JOINS,
    /** Leave joins without an answer. */
    IGNORE_JOINS,
    /** Throw the caller out. */
    BYE,
    /** Cut the link and restore it. */
    CUT_LINK,
    /** Make the RTC stack break down. */
    BREAK_DOWN,
    /** Send side messages of the media path. */
    MEDIA_EXTENSION,
    /** Tell what the agent hears. */
    HEAR
  }

  /**
   * Returns what this far side can do.
   *
   * @return the contract skips, visibly, what is missing
   */
  Set<Ability> abilities();

  /**
   * Returns the agent's user id.
   *
   * @return the id that events tell
   */
  String agentUid();

  /**
   * Sends a message from the agent.
   *
   * @param message its bytes
   */
  void agentSends(byte[] message);

  /**
   * Returns what the agent of the newest session received.
   *
   * @return messages, oldest first
   */
  List<byte[]> agentReceived();

  /** Takes the agent offline. */
  void agentLeaves();

  /**
   * Lets the agent make sound, or be silent.
   *
   * @param on whether sound comes
   */
  void agentSounds(boolean on);

  /**
   * Returns how much sound the agent heard, silence not counted.
   *
   * @return a number that grows while there is sound; {@link Ability#HEAR}
   */
  long soundHeard();

  /**
   * Sends a side message of the media path; {@link Ability#MEDIA_EXTENSION}.
   *
   * @param type its number
   * @param payload its bytes
   */
  void sendMediaExtension(int type, byte[] payload);

  /**
   * Throws the caller out; {@link Ability#BYE}.
   *
   * @param code 1 to 3
   */
  void bye(int code);

  /** Cuts the link; {@link Ability#CUT_LINK}. */
  void cutLink();

  /** Restores the link; {@link Ability#CUT_LINK}. */
  void restoreLink();

  /** Makes the caller's RTC stack break down; {@link Ability#BREAK_DOWN}. */
  void breakDown();

  /**
   * Refuses joins from now on; {@link Ability#REFUSE_JOINS}.
   *
   * @param reason what the session shall tell
   */
  void refuseJoins(RtcError.Reason reason);

  /** Leaves joins without an answer from now on; {@link Ability#IGNORE_JOINS}. */
  void ignoreJoins();
}

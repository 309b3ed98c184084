package dev.aicall.agent.server.conversation;

import java.util.Objects;

/**
 * What one agent says of itself; what a call's settings say comes first. Immutable.
 *
 * @param name for people
 * @param greeting what it says first, empty for nothing
 * @param systemPrompt instructions to the replier, empty for none
 * @param notUnderstood what it says when an engine failed and somebody spoke
 * @param noAnswer what it says when the replier failed
 */
public record ConversationProfile(
    String name, String greeting, String systemPrompt, String notUnderstood, String noAnswer) {
  /** English sentences for trouble; our choice. */
  private static final String NOT_UNDERSTOOD = "Sorry, I could not hear that. Please say it again.";

  private static final String NO_ANSWER = "Sorry, I have no answer at the moment.";

  /**
   * Checks that nothing is missing.
   *
   * @param name for people
   * @param greeting what it says first, empty for nothing
   * @param systemPrompt instructions to the replier, empty for none
   * @param notUnderstood what it says when an engine failed and somebody spoke
   * @param noAnswer what it says when the replier failed
   */
  public ConversationProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(greeting, "greeting");
    Objects.requireNonNull(systemPrompt, "systemPrompt");
    Objects.requireNonNull(notUnderstood, "notUnderstood");
    Objects.requireNonNull(noAnswer, "noAnswer");
  }

  /**
   * A profile without instructions, with English words for trouble.
   *
   * @param name for people
   * @param greeting what it says first, empty for nothing
   * @return the profile
   */
  public static ConversationProfile of(String name, String greeting) {
    return new ConversationProfile(name, greeting, "", NOT_UNDERSTOOD, NO_ANSWER);
  }

  /**
   * Replaces the instructions.
   *
   * @param prompt to the replier, empty for none
   * @return a copy
   */
  public ConversationProfile withSystemPrompt(String prompt) {
    return new ConversationProfile(name, greeting, prompt, notUnderstood, noAnswer);
  }
}

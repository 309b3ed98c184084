package dev.aicall.api.timing;

/** How the moment is known at which a question of the user had ended. */
public enum QuestionEnd {
  /**
   * The user fell silent at the microphone, or let go of push-to-talk. Not later than 200 ms after
   * the last speech where a device is the microphone, 10 ms where a tap is.
   */
  MICROPHONE,
  /**
   * The final subtitle of the sentence arrived; the user had fallen silent before, nobody here
   * knows when.
   */
  SUBTITLE,
  /** The user wrote; the text went out. */
  TYPED,
  /** There was no question: a greeting, or something the agent was told to say. */
  NONE
}

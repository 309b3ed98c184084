package dev.aicall.agent.server.conversation;

/** Says whether a sentence sounds complete, so that the agent need not wait for more. */
@FunctionalInterface
public interface TurnCompletion {
  /**
   * Judges what was understood so far. On the worker that hears, once a pause and again if the
   * words change; quick. If it throws, the sentence is taken for complete.
   *
   * @param text in lower case without punctuation, may be empty
   * @return whether the speaker has said a whole sentence
   */
  boolean isComplete(String text);
}

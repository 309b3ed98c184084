package dev.aicall.agent.server.conversation;

/** outline */
final class WordsCompletion implements TurnCompletion {
  @Override
  public boolean isComplete(String text) {
    return !text.isEmpty();
  }
}

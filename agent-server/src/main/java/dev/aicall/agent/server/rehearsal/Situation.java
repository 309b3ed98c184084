package dev.aicall.agent.server.rehearsal;

/** What all parts of an agent in a call must know. Used on the call's loop only. */
final class Situation {
  private int sentenceId;
  private boolean takenOver;
  private boolean humanThere;
  private boolean over;

  /** The caller's newest sentence, 0 before the first. */
  int sentenceId() {
    return sentenceId;
  }

  int nextSentenceId() {
    return ++sentenceId;
  }

  /** Whether a human speaks instead of the agent. */
  boolean isTakenOver() {
    return takenOver;
  }

  void takeOver() {
    takenOver = true;
  }

  /** Whether the human who takes over has come. */
  boolean isHumanThere() {
    return humanThere;
  }

  void humanComes() {
    humanThere = true;
  }

  /** Whether the call is over, or the agent has said that it ends it. */
  boolean isOver() {
    return over;
  }

  void end() {
    over = true;
  }
}

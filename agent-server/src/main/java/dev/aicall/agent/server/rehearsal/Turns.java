package dev.aicall.agent.server.rehearsal;

import dev.aicall.api.config.ARTCAICallAutoSpeechContent;
import java.util.List;

/**
 * Sentences to choose from, taken in turn: probabilities would make each run of a rehearsal another
 * one.
 */
final class Turns {
  private final List<ARTCAICallAutoSpeechContent> contents;
  private int taken;

  Turns(List<ARTCAICallAutoSpeechContent> contents) {
    this.contents = contents;
  }

  boolean isEmpty() {
    return contents.isEmpty();
  }

  /** The next sentence, after the last one the first again; there must be one. */
  String next() {
    return contents.get(taken++ % contents.size()).getText();
  }
}

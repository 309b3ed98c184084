package dev.aicall.agent.server.conversation;

import dev.aicall.api.config.ARTCAICallAutoSpeechContent;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sentences to choose from, by their probabilities or in turn. */
final class AutoWords {
  private final List<ARTCAICallAutoSpeechContent> contents;
  private final boolean inTurn;
  private final RandomGenerator random;
  private int taken;

  AutoWords(List<ARTCAICallAutoSpeechContent> contents, boolean inTurn, RandomGenerator random) {
    this.contents = contents;
    this.inTurn = inTurn;
    this.random = random;
  }

  boolean isEmpty() {
    return contents.isEmpty();
  }

  /** The next one; there must be one. */
  String next() {
    if (inTurn) {
      return contents.get(taken++ % contents.size()).getText();
    }
    double sum = contents.stream().mapToDouble(ARTCAICallAutoSpeechContent::getProbability).sum();
    double at = random.nextDouble() * sum;
    for (ARTCAICallAutoSpeechContent content : contents) {
      at -= content.getProbability();
      if (at < 0) {
        return content.getText();
      }
    }
    return contents.get(contents.size() - 1).getText();
  }
}

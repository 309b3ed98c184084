package dev.aicall.agent.server.conversation;

import org.jspecify.annotations.Nullable;

/**
 * A sentence on its way to be heard: its place in the utterance, its words, its sound, and what
 * follows it.
 */
final class SpokenSentence {
  private final String text;
  private final int begin;
  private final SentenceWords words;
  private final SentenceSound sound = new SentenceSound();
  private volatile @Nullable SpokenSentence next;

  /**
   * Makes a sentence without sound.
   *
   * @param begin where it begins in the text of the utterance
   */
  SpokenSentence(String text, int begin) {
    this.text = text;
    this.begin = begin;
    this.words = SentenceWords.of(text);
  }

  String text() {
    return text;
  }

  SentenceWords words() {
    return words;
  }

  SentenceSound sound() {
    return sound;
  }

  /** Where the text of the utterance is after so many words of this sentence. */
  int textEnd(int begunWords) {
    return begin + words.end(begunWords);
  }

  @Nullable SpokenSentence next() {
    return next;
  }

  void next(SpokenSentence following) {
    next = following;
  }
}

package dev.aicall.agent.server.conversation;

import java.util.Map;

/**
 * How the agent speaks. Changed on the call's loop while the call runs; a change counts from the
 * next sentence on, the volume at once.
 */
final class VoiceRules {
  private volatile String voiceId = "";
  private volatile double rate = 1;
  private volatile double gain = 1;
  private volatile int leastLetters;
  private volatile int longestDelayMs;
  private volatile Map<String, String> pronunciation = Map.of();

  /** One of the synthesiser's voices, or empty for its own. */
  String voiceId() {
    return voiceId;
  }

  void voiceId(String id) {
    voiceId = id;
  }

  /** 0.5 to 2.0. */
  double rate() {
    return rate;
  }

  void rate(double newRate) {
    rate = newRate;
  }

  /** 0 to 4: the settings' volume in hundredths. */
  double gain() {
    return gain;
  }

  void gain(double newGain) {
    gain = newGain;
  }

  /** OutputMinLength: letters that a piece must have before it is spoken, 0 to 100. */
  int leastLetters() {
    return leastLetters;
  }

  void leastLetters(int letters) {
    leastLetters = letters;
  }

  /** OutputMaxDelay: how long a piece may wait for its end, 1,000 to 10,000 ms; 0 = for ever. */
  int longestDelayMs() {
    return longestDelayMs;
  }

  void longestDelayMs(int millis) {
    longestDelayMs = millis;
  }

  /** PronunciationRules: how words are spoken; subtitles keep the words. */
  Map<String, String> pronunciation() {
    return pronunciation;
  }

  void pronunciation(Map<String, String> words) {
    pronunciation = Map.copyOf(words);
  }
}

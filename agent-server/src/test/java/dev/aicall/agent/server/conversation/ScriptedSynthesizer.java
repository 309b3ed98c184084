package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechSynthesizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * A voice that is all steady tone: so many samples a character, and each sentence at a level of its
 * own, so that what is heard tells which it is. Sentences may be told to fail.
 */
final class ScriptedSynthesizer implements SpeechSynthesizer {
  /** The level of the n-th sentence is n times this, beginning with 1. */
  static final int LEVEL = 1_000;

  /** Ten characters a second. */
  static final int SAMPLES_PER_CHARACTER = 1_600;

  /** What it was asked to say, in order. */
  final List<Utterance> asked = new ArrayList<>();

  private static final int LEVELS = 30;
  private Predicate<String> throwing = text -> false;
  private Predicate<String> silent = text -> false;
  private Predicate<String> quiet = text -> false;
  private Predicate<String> endless = text -> false;
  private int leadSamples;
  private int tailSamples;
  private int writtenSamples;
  private int refused;

  /** Throws at sentences, after half of their sound. */
  ScriptedSynthesizer throwsAt(Predicate<String> sentences) {
    throwing = sentences;
    return this;
  }

  /** Makes no sound of sentences. */
  ScriptedSynthesizer silentAt(Predicate<String> sentences) {
    silent = sentences;
    return this;
  }

  /** Makes sound of sentences that nobody can hear. */
  ScriptedSynthesizer quietAt(Predicate<String> sentences) {
    quiet = sentences;
    return this;
  }

  /** Makes sound of sentences until nobody wants more. */
  ScriptedSynthesizer endlessAt(Predicate<String> sentences) {
    endless = sentences;
    return this;
  }

  /** Puts quiet around each sentence. */
  ScriptedSynthesizer padded(int lead, int tail) {
    leadSamples = lead;
    tailSamples = tail;
    return this;
  }

  /** How many samples were made and wanted, all sentences together. */
  synchronized int writtenSamples() {
    return writtenSamples;
  }

  /** How often no more was wanted. */
  synchronized int refused() {
    return refused;
  }

  /** The texts that it was asked to say. */
  synchronized List<String> texts() {
    return asked.stream().map(Utterance::text).toList();
  }

  @Override
  public List<String> voices() {
    return List.of("first", "second");
  }

  @Override
  public synchronized void speak(Utterance utterance, Output output) {
    String text = utterance.text();
    asked.add(utterance);
    int length = (int) (text.length() * SAMPLES_PER_CHARACTER / utterance.rate());
    if (silent.test(text)) {
      return;
    }
    int level = quiet.test(text) ? 1 : LEVEL * ((asked.size() - 1) % LEVELS + 1);
    boolean wanted = write(output, leadSamples, 0);
    if (throwing.test(text)) {
      write(output, length / 2, level);
      throw new IllegalStateException("scripted failure");
    }
    do {
      wanted = wanted && write(output, length, level);
    } while (wanted && endless.test(text));
    if (wanted) {
      write(output, tailSamples, 0);
    }
  }

  private boolean write(Output output, int length, int level) {
    short[] piece = new short[1_000];
    Arrays.fill(piece, (short) level);
    for (int left = length; left > 0; left -= piece.length) {
      int part = Math.min(left, piece.length);
      if (!output.write(piece, 0, part)) {
        refused++;
        return false;
      }
      writtenSamples += part;
    }
    return true;
  }

  @Override
  public void close() {}
}

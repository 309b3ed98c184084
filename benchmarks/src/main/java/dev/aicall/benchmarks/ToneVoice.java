package dev.aicall.benchmarks;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import java.util.List;

/**
 * A voice that speaks as long as another one, which is at work as ever, but sounds like a steady
 * tone: so a gap in it is a gap, not a pause between words.
 */
final class ToneVoice implements SpeechSynthesizer {
  private static final double HERTZ = 440;
  private static final double AMPLITUDE = 8_000;

  /** Root mean square of the tone. */
  static final double LEVEL = AMPLITUDE / Math.sqrt(2);

  private final SpeechSynthesizer voice;

  ToneVoice(SpeechSynthesizer voice) {
    this.voice = voice;
  }

  @Override
  public List<String> voices() {
    return voice.voices();
  }

  @Override
  public void speak(Utterance utterance, Output output) {
    voice.speak(
        utterance,
        new Output() {
          private int at;

          @Override
          public boolean write(short[] samples, int offset, int length) {
            short[] tone = new short[length];
            for (int i = 0; i < length; i++, at++) {
              double turns = HERTZ * at / SpeechFormat.SAMPLE_RATE_HZ;
              tone[i] = (short) Math.round(AMPLITUDE * Math.sin(2 * Math.PI * turns));
            }
            return output.write(tone, 0, length);
          }
        });
  }

  @Override
  public void close() {
    voice.close();
  }
}

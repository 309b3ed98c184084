package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.server.speech.SpeechSynthesizer.Utterance;
import dev.aicall.domain.port.TimeSource;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the sound of sentences on a worker. A sentence that the synthesiser does not speak gets
 * silence for the time that it takes to read it.
 */
final class SpeechMaking {
  private static final Logger log = LoggerFactory.getLogger(SpeechMaking.class);

  /** A voice may be slow, but an engine that makes this many times the expected is out of order. */
  private static final int MOST_TIMES_EXPECTED = 4;

  /** Longer than expected by so much is no fault: a "Hm" may be long; 5 s in samples. */
  private static final int ALWAYS_ALLOWED_SAMPLES = 80_000;

  private final Executor worker;
  private final SpeechSynthesizer synthesizer;
  private final VoiceRules rules;
  private final TimeSource time;

  SpeechMaking(Executor worker, SpeechSynthesizer synthesizer, VoiceRules rules, TimeSource time) {
    this.worker = worker;
    this.synthesizer = synthesizer;
    this.rules = rules;
    this.time = time;
  }

  /** What the sentences of one utterance share. Touched by one task of the worker at a time. */
  static final class Batch {
    private final SpeechTrack track;
    private final Runnable made;
    private volatile boolean warned;
    private volatile long firstNanos = SpeechTrack.NEVER;

    /**
     * Begins a batch.
     *
     * @param made called on the worker when a sentence is made
     */
    Batch(SpeechTrack track, Runnable made) {
      this.track = track;
      this.made = made;
    }

    /** When the first sound was made, or {@link SpeechTrack#NEVER}. */
    long firstNanos() {
      return firstNanos;
    }
  }

  /** Has the sound of a sentence made; returns at once. */
  void make(SpokenSentence sentence, Batch batch) {
    sentence.sound().expect(ReadingTime.samples(sentence.words().letters(), rules.rate()));
    try {
      worker.execute(() -> speak(sentence, batch));
    } catch (RejectedExecutionException e) {
      standIn(sentence, batch, rules.rate(), "the worker was shut down", e);
      batch.made.run();
    }
  }

  private void speak(SpokenSentence sentence, Batch batch) {
    if (batch.track.isCut()) {
      return;
    }
    double rate = rules.rate();
    try {
      String text = SpokenForm.of(sentence.text(), rules.pronunciation());
      if (text.isEmpty()) {
        sentence.sound().completeInSilence(0);
      } else {
        int expected = ReadingTime.samples(sentence.words().letters(), rate);
        sentence.sound().expect(expected);
        speak(new Utterance(text, rules.voiceId(), rate), sentence, batch, expected);
      }
    } catch (Throwable e) {
      // Whatever an engine throws, an unloadable library too, must not end the utterance.
      standIn(sentence, batch, rate, "the synthesiser failed", e);
    }
    batch.made.run();
  }

  private void speak(
      Utterance utterance, SpokenSentence sentence, Batch batch, int expectedSamples) {
    SentenceSound sound = sentence.sound();
    int most =
        (int)
            Math.min(
                Integer.MAX_VALUE / 2,
                ALWAYS_ALLOWED_SAMPLES + (long) MOST_TIMES_EXPECTED * expectedSamples);
    synthesizer.speak(
        utterance,
        (samples, offset, length) -> {
          if (batch.track.isCut()) {
            return false;
          }
          begun(batch);
          sound.write(samples, offset, Math.min(length, most - sound.written()));
          return sound.written() < most;
        });
    if (batch.track.isCut()) {
      return;
    }
    if (!sound.isHeard()) {
      standIn(sentence, batch, utterance.rate(), "the synthesiser made no sound", null);
      return;
    }
    if (sound.written() == most) {
      warn(batch, "the synthesiser did not come to an end", null);
    }
    sound.complete();
  }

  private void standIn(
      SpokenSentence sentence, Batch batch, double rate, String why, @Nullable Throwable cause) {
    warn(batch, why, cause);
    begun(batch);
    sentence.sound().completeInSilence(ReadingTime.samples(sentence.words().letters(), rate));
  }

  /** Before the sound can be taken, so that nothing is heard before it was made. */
  private void begun(Batch batch) {
    if (batch.firstNanos == SpeechTrack.NEVER) {
      batch.firstNanos = time.nanoTime();
    }
  }

  private static void warn(Batch batch, String why, @Nullable Throwable cause) {
    if (!batch.warned) {
      batch.warned = true;
      log.warn("{}; the caller reads what it cannot hear", why, cause);
    }
  }
}

package dev.aicall.agent.speech.sphinx4;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Keeps a turn's sound and has it decoded at its end. */
final class Sphinx4Recognizer implements SpeechRecognizer {
  /** Sound of a turn that is kept: 60 s, more than any command; what comes later is not heard. */
  private static final int MAX_BYTES = 60 * SpeechFormat.SAMPLE_RATE_HZ * 2;

  private final Sphinx4Engine engine;
  private @Nullable ByteArrayOutputStream turn;

  Sphinx4Recognizer(Sphinx4Engine engine) {
    this.engine = engine;
  }

  @Override
  public synchronized void begin() {
    turn = new ByteArrayOutputStream();
  }

  @Override
  public synchronized void hear(short[] samples, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, samples.length);
    ByteArrayOutputStream sound = requireTurn();
    for (int i = offset; i < offset + length && sound.size() < MAX_BYTES; i++) {
      sound.write(samples[i]);
      sound.write(samples[i] >> 8);
    }
  }

  @Override
  public synchronized String partial() {
    requireTurn();
    return "";
  }

  @Override
  public synchronized Result finish() {
    byte[] sound = requireTurn().toByteArray();
    turn = null;
    return engine.decode(sound);
  }

  @Override
  public synchronized void cancel() {
    turn = null;
  }

  private ByteArrayOutputStream requireTurn() {
    ByteArrayOutputStream now = turn;
    if (now == null) {
      throw new IllegalStateException("no turn has begun");
    }
    return now;
  }

  @Override
  public void close() {
    cancel();
  }
}

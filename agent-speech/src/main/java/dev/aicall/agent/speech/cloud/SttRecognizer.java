package dev.aicall.agent.speech.cloud;

import dev.aicall.agent.server.speech.SpeechRecognizer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the sound of one call's turn in memory until it is sent. {@link #cancel} and {@link #close}
 * from another thread end a {@link #finish} that waits.
 */
final class SttRecognizer implements SpeechRecognizer {
  private static final int FIRST_SAMPLES = 32_000;

  private final SttEngine engine;
  private final int maxSamples;
  private final String language;
  private final String prompt;
  private short[] samples = new short[0];
  private int count;
  private boolean inTurn;
  private @Nullable Connection asking;

  SttRecognizer(SttEngine engine, int maxSamples, String language, String prompt) {
    this.engine = engine;
    this.maxSamples = maxSamples;
    this.language = language;
    this.prompt = prompt;
  }

  @Override
  public synchronized void begin() {
    forget();
    inTurn = true;
  }

  @Override
  public synchronized void hear(short[] sound, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, sound.length);
    requireTurn();
    int taken = Math.min(length, maxSamples - count);
    if (count + taken > samples.length) {
      int size = Math.max(Math.max(FIRST_SAMPLES, 2 * samples.length), count + taken);
      samples = Arrays.copyOf(samples, Math.min(size, maxSamples));
    }
    System.arraycopy(sound, offset, samples, count, taken);
    count += taken;
  }

  @Override
  public synchronized String partial() {
    requireTurn();
    return "";
  }

  @Override
  public Result finish() {
    short[] turn;
    Connection connection = engine.connect();
    synchronized (this) {
      requireTurn();
      turn = Arrays.copyOf(samples, count);
      forget();
      asking = connection;
    }
    try {
      return turn.length == 0
          ? new Result("", false)
          : engine.transcribe(connection, turn, language, prompt);
    } finally {
      synchronized (this) {
        asking = null;
      }
    }
  }

  @Override
  public synchronized void cancel() {
    forget();
    if (asking != null) {
      asking.stop();
    }
  }

  private void forget() {
    inTurn = false;
    count = 0;
    samples = new short[0];
  }

  private void requireTurn() {
    if (!inTurn) {
      throw new IllegalStateException("no turn has begun");
    }
  }

  @Override
  public void close() {
    cancel();
  }
}

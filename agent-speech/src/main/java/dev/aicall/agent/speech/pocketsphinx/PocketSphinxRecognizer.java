package dev.aicall.agent.speech.pocketsphinx;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.speech.grammar.Grammar;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Two decoders hear the same: one knows the grammar only and always finds one of its sentences, the
 * other knows the language. {@link Belief} says which of them is right.
 *
 * <p>All methods hold the lock, since freeing a decoder under a running call ends the process.
 */
final class PocketSphinxRecognizer implements SpeechRecognizer {
  /** Sound that a decoder is given in one go: 100 ms; bounds the size of native calls. */
  private static final int PIECE = SpeechFormat.SAMPLE_RATE_HZ / 10;

  private final Decoder commands;
  private final Decoder speech;
  private final Grammar grammar;
  private final Belief belief;
  private final Consumer<PocketSphinxRecognizer> onClosed;
  private boolean inTurn;
  private boolean closed;

  PocketSphinxRecognizer(
      Decoder commands,
      Decoder speech,
      Grammar grammar,
      Belief belief,
      Consumer<PocketSphinxRecognizer> onClosed) {
    this.commands = commands;
    this.speech = speech;
    this.grammar = grammar;
    this.belief = belief;
    this.onClosed = onClosed;
  }

  @Override
  public synchronized void begin() {
    requireOpen();
    inTurn = false;
    commands.begin();
    speech.begin();
    inTurn = true;
  }

  @Override
  public synchronized void hear(short[] samples, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, samples.length);
    requireTurn();
    for (int done = 0; done < length; done += PIECE) {
      int count = Math.min(PIECE, length - done);
      commands.hear(samples, offset + done, count);
      speech.hear(samples, offset + done, count);
    }
  }

  @Override
  public synchronized String partial() {
    requireTurn();
    String command = commands.words();
    String free = speech.words();
    return belief.alike(command, free) ? command : free;
  }

  @Override
  public synchronized Result finish() {
    requireTurn();
    inTurn = false;
    Heard command = commands.finish();
    Heard free = speech.finish();
    // A sentence that was cut off is not one of the grammar, however alike.
    if (belief.inCommand(command, free) && grammar.accepts(command.text())) {
      return new Result(command.text(), true);
    }
    return Belief.isNoise(command, free)
        ? new Result("", false)
        : new Result(free.text(), grammar.accepts(free.text()));
  }

  @Override
  public synchronized void cancel() {
    requireOpen();
    inTurn = false;
    commands.cancel();
    speech.cancel();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the recogniser is closed");
    }
  }

  private void requireTurn() {
    requireOpen();
    if (!inTurn) {
      throw new IllegalStateException("no turn has begun");
    }
  }

  @Override
  public void close() {
    free();
    onClosed.accept(this);
  }

  /** Gives the native memory back; idempotent. */
  synchronized void free() {
    if (!closed) {
      closed = true;
      inTurn = false;
      commands.close();
      speech.close();
    }
  }
}

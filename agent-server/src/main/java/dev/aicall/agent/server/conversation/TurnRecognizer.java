package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechRecognizer.Result;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The recogniser of a call, whatever happens to it: what throws is closed, the turn is lost, and
 * the next turn gets a new one, until too many have failed in a row. For one thread.
 */
final class TurnRecognizer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TurnRecognizer.class);

  /** So many in a row mean that the next will fail, too; our choice. */
  private static final int MOST_FAILURES = 3;

  private final Supplier<SpeechRecognizer> recognizers;
  private @Nullable SpeechRecognizer recognizer;
  private boolean inTurn;
  private boolean lost;
  private boolean closed;
  private int failures;

  TurnRecognizer(Supplier<SpeechRecognizer> recognizers) {
    this.recognizers = recognizers;
  }

  /** Makes the recogniser, which may take a while, before it is needed. */
  void prepare() {
    if (recognizer == null && failures < MOST_FAILURES && !closed) {
      try {
        recognizer = recognizers.get();
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }
  }

  void begin() {
    prepare();
    inTurn = true;
    lost = recognizer == null;
    use(SpeechRecognizer::begin);
  }

  void hear(short[] samples, int offset, int length) {
    use(engine -> engine.hear(samples, offset, length));
  }

  /** Whether an engine failed in this turn, so that nobody will know what was said. */
  boolean isLost() {
    return lost;
  }

  /** What is understood of the turn so far, empty for nothing. */
  String partial() {
    String text = ask(SpeechRecognizer::partial);
    return text == null ? "" : text;
  }

  /** Ends the turn; null if it was lost. */
  @Nullable Result finish() {
    Result result = ask(SpeechRecognizer::finish);
    inTurn = false;
    if (result != null) {
      failures = 0;
    }
    return result;
  }

  /** Ends the turn and forgets it. */
  void cancel() {
    use(SpeechRecognizer::cancel);
    inTurn = false;
  }

  private void use(Consumer<SpeechRecognizer> action) {
    ask(
        engine -> {
          action.accept(engine);
          return true;
        });
  }

  private <T> @Nullable T ask(Function<SpeechRecognizer, T> question) {
    SpeechRecognizer engine = recognizer;
    if (engine == null || lost || !inTurn) {
      return null;
    }
    try {
      return question.apply(engine);
    } catch (RuntimeException | Error e) {
      fail(e);
      return null;
    }
  }

  private void fail(Throwable cause) {
    lost = true;
    failures++;
    if (failures < MOST_FAILURES) {
      log.warn("event=recognizer-failed failures={}", failures, cause);
    } else {
      log.error("event=recognizer-given-up failures={}", failures, cause);
    }
    discard();
  }

  private void discard() {
    SpeechRecognizer old = recognizer;
    recognizer = null;
    if (old != null) {
      try {
        old.close();
      } catch (RuntimeException | Error e) {
        log.warn("event=recognizer-close-failed", e);
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    cancel();
    discard();
  }
}

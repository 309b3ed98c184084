package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.server.speech.SpeechRecognizer.Result;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of the running turn. An engine without partial results is asked for its final one when
 * the silence is long enough to end the turn: so it can be told whether the sentence is complete.
 * If the speaker goes on after all, the rest is a turn of the recogniser's own, and both texts are
 * joined; the pause between them was long. For one thread.
 */
final class TurnText {
  /** More often nobody reads what was understood so far; our choice. */
  private static final int PARTIAL_EVERY_MS = 100;

  /** Sound in the silence that is heard again when the speaker goes on: an onset is in it. */
  private static final int RESUMED_MS = 300;

  private final TurnRecognizer recognizer;
  private final SoundRing ring;
  private final Consumer<String> onPartial;

  private @Nullable Result before; // the parts of this turn that are settled, joined
  private boolean settled;
  private int settledSamples; // that came since
  private int sincePartialMs;
  private String text = "";
  private String told = "";

  /**
   * Takes what it needs.
   *
   * @param ring has the newest sound, the last frame heard among it
   * @param onPartial takes all of the turn so far, if it is new
   */
  TurnText(TurnRecognizer recognizer, SoundRing ring, Consumer<String> onPartial) {
    this.recognizer = recognizer;
    this.ring = ring;
    this.onPartial = onPartial;
  }

  /** A turn begins with the newest sound. */
  void begin(int milliseconds) {
    before = null;
    settled = false;
    text = "";
    told = "";
    beginPart(milliseconds * SpeechFormat.SAMPLE_RATE_HZ / 1_000);
  }

  private void beginPart(int samples) {
    sincePartialMs = PARTIAL_EVERY_MS; // at once: there is sound already
    recognizer.begin();
    ring.newest(samples, recognizer::hear);
  }

  /** Hears the next frame of the turn. */
  void hear(short[] frame) {
    if (settled) {
      settledSamples += frame.length;
      return;
    }
    recognizer.hear(frame, 0, frame.length);
    sincePartialMs += SpeechFormat.FRAME_MS;
    if (sincePartialMs >= PARTIAL_EVERY_MS) {
      refresh();
    }
  }

  /** The last frame was speech: it belongs to the turn even if that seemed to be over. */
  void speechGoesOn() {
    if (settled) {
      settled = false;
      int most = RESUMED_MS * SpeechFormat.SAMPLE_RATE_HZ / 1_000;
      beginPart(Math.min(settledSamples, most));
    }
  }

  /** See {@link TurnDetector.Words}. */
  @Nullable String understood(boolean longEnough) {
    if (!settled && refresh().isEmpty() && longEnough) {
      settle();
      tell(joined(""));
    }
    return recognizer.isLost() ? null : text;
  }

  /** Tells what is understood, and returns what is of the part that is not settled. */
  private String refresh() {
    sincePartialMs = 0;
    String part = recognizer.partial();
    tell(joined(part));
    return part;
  }

  private void tell(String newText) {
    text = newText;
    if (!text.isEmpty() && !text.equals(told)) {
      told = text;
      onPartial.accept(text);
    }
  }

  private void settle() {
    Result part = recognizer.finish();
    settled = true;
    settledSamples = 0;
    if (part != null) {
      before = join(before, part);
    }
  }

  private String joined(String part) {
    Result first = before;
    return first == null ? part : join(first.text(), part);
  }

  private static String join(String first, String second) {
    return Stream.of(first, second).filter(s -> !s.isEmpty()).collect(Collectors.joining(" "));
  }

  private static Result join(@Nullable Result first, Result second) {
    if (first == null || first.text().isEmpty()) {
      return second;
    }
    if (second.text().isEmpty()) {
      return first;
    }
    return new Result(join(first.text(), second.text()), first.inGrammar() && second.inGrammar());
  }

  /** Ends the turn; null if nobody knows what was said. */
  @Nullable Result finish() {
    if (!settled) {
      settle();
    }
    Result all = before;
    before = null;
    settled = false;
    return recognizer.isLost() ? null : all;
  }

  /** Forgets the turn. */
  void cancel() {
    recognizer.cancel();
    before = null;
    settled = false;
  }
}

package dev.aicall.domain.subtitle;

import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;

/** A sentence of the user's: each caption replaces the one before, the final one wins. */
final class UserTurn extends GrowingTurn {
  private String text = "";
  private boolean ended;
  private ARTCAICallVoiceprintResult voiceprint = ARTCAICallVoiceprintResult.Unknown;

  UserTurn(int order, int sentenceId, long startMs) {
    super(order, sentenceId, startMs);
  }

  boolean isEnded() {
    return ended;
  }

  /**
   * Takes a caption. One without words changes none, so that an empty final only ends the sentence;
   * a partial one that comes after the final one is late and is dropped.
   *
   * @return whether a sentence that was final already now has other words
   */
  boolean caption(String caption, boolean end, ARTCAICallVoiceprintResult result, long nowMs) {
    if (ended && !end) {
      return false;
    }
    if (result != ARTCAICallVoiceprintResult.Unknown) {
      voiceprint = result;
      changed();
    }
    boolean otherWords = !caption.isBlank() && !caption.equals(text);
    if (ended && !otherWords) {
      return false;
    }
    if (otherWords) {
      text = caption;
    }
    touch(nowMs);
    boolean corrected = ended;
    ended = end;
    return corrected;
  }

  @Override
  Turn make(long endMs) {
    return new Turn(
        Turn.Speaker.USER,
        sentenceId,
        text,
        text,
        ended,
        null,
        voiceprint,
        null,
        null,
        Duration.ofMillis(startMs),
        Duration.ofMillis(endMs));
  }
}

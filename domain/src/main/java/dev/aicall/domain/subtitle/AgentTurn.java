package dev.aicall.domain.subtitle;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer of the agent's: captions append, sentence by sentence.
 *
 * <ul>
 *   <li>growing: captions are heard. A final one ends the sentence, not the turn
 *   <li>growing → interrupted: captions that still come only extend what was produced
 *   <li>either → closed: the next caption begins another turn
 * </ul>
 */
final class AgentTurn extends GrowingTurn {
  /** Scripts from here on, East Asian ones mostly, put no space between sentences. */
  private static final char FIRST_UNSPACED = '\u2E80';

  private final Pieces heard = new Pieces();
  private final Pieces late = new Pieces();
  private String reply = "";
  private String lastFinal = "";
  private boolean ended;
  private boolean closed;
  private @Nullable ARTCAICallSpeakingInterruptedReason interruption;
  private @Nullable String emotion;
  private @Nullable Duration latency;

  AgentTurn(int order, int sentenceId, long startMs) {
    super(order, sentenceId, startMs);
  }

  boolean isEnded() {
    return ended;
  }

  boolean isInterrupted() {
    return interruption != null;
  }

  boolean isClosed() {
    return closed;
  }

  /** Notes that captions which come from now on are another turn's. */
  void close() {
    closed = true;
  }

  /** Appends a caption. A final one that repeats the final one just before is dropped. */
  void caption(String caption, boolean end, long nowMs) {
    if (ended && end && caption.equals(lastFinal)) {
      return;
    }
    Pieces target = isInterrupted() ? late : heard;
    if (ended && !caption.isBlank()) {
      ended = false;
      Pieces before = target.isEmpty() ? heard : target;
      if (!before.isEmpty() && needsSpace(before.last(), caption)) {
        target.append(" ");
      }
    }
    target.append(caption);
    if (end) {
      ended = true;
      lastFinal = caption;
    }
    if (isInterrupted()) {
      changed();
    } else {
      touch(nowMs);
    }
  }

  private static boolean needsSpace(char last, String next) {
    return last < FIRST_UNSPACED
        && !Character.isWhitespace(last)
        && !Character.isWhitespace(next.charAt(0));
  }

  /** Notes the cut; the first reason stays. */
  void interrupt(ARTCAICallSpeakingInterruptedReason reason, long nowMs) {
    if (interruption == null) {
      interruption = reason;
      touch(nowMs);
    }
  }

  void emotion(String label) {
    emotion = label;
    changed();
  }

  void latency(Duration delay) {
    latency = delay;
    changed();
  }

  /** Says whether a reply of the language model is the one that this turn speaks. */
  boolean speaks(String text) {
    return Reply.rest(text, heard.toString()) != null;
  }

  /** Takes the whole reply; a second one, as after a tool call, goes after the first. */
  void reply(String text) {
    if (text.startsWith(reply)) {
      reply = text;
    } else if (!reply.endsWith(text)) {
      boolean space = !reply.isEmpty() && needsSpace(reply.charAt(reply.length() - 1), text);
      reply = space ? reply + ' ' + text : reply + text;
    }
    changed();
  }

  /**
   * What was produced: the captions, and the rest of the reply if the captions are its beginning.
   * What was heard stays word for word at the front.
   */
  private String text() {
    String captions = heard.toString() + late;
    String rest = Reply.rest(reply, captions);
    if (rest == null) {
      return captions;
    }
    return captions + rest;
  }

  @Override
  Turn make(long endMs) {
    return new Turn(
        Turn.Speaker.AGENT,
        sentenceId,
        text(),
        heard.toString(),
        ended || isInterrupted(),
        interruption,
        ARTCAICallVoiceprintResult.Unknown,
        emotion,
        latency,
        Duration.ofMillis(startMs),
        Duration.ofMillis(endMs));
  }
}

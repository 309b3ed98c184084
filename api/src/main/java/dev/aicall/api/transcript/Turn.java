package dev.aicall.api.transcript;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a conversation: a sentence of the user's, or the agent's answer to one, which may be
 * several sentences.
 *
 * @param speaker whose turn it is
 * @param sentenceId the user's sentence number on the wire; an agent's turn has the number of the
 *     sentence that it answers, 0 when it answers none
 * @param text what was recognised (user) or what the agent produced, heard or not, as far as known
 *     (agent)
 * @param heard the beginning of {@code text} that the user can have heard: of an agent's turn, what
 *     was subtitled so far and before any interruption. Equal to {@code text} for a user's turn
 * @param complete whether the turn is over: its sentence is final, or the agent was cut off. False
 *     while it still grows
 * @param interruption why the agent was cut off, or null when it was not
 * @param voiceprint whose voice it was, for a user's turn; {@code Unknown} otherwise
 * @param emotion the agent's emotion label, or null when none came
 * @param latency time from the end of the user's question to the start of this answer, or null
 * @param start when it was first heard of, from the start of the call
 * @param end when its last word was subtitled or it was cut off, from the start of the call
 */
public record Turn(
    Speaker speaker,
    int sentenceId,
    String text,
    String heard,
    boolean complete,
    @Nullable ARTCAICallSpeakingInterruptedReason interruption,
    ARTCAICallVoiceprintResult voiceprint,
    @Nullable String emotion,
    @Nullable Duration latency,
    Duration start,
    Duration end) {

  /**
   * Checks that the parts fit together.
   *
   * @param speaker whose turn it is
   * @param sentenceId number of the user's sentence
   * @param text all that was recognised or produced
   * @param heard a beginning of {@code text}
   * @param complete whether the turn is over
   * @param interruption why the agent was cut off, or null
   * @param voiceprint whose voice it was
   * @param emotion the agent's emotion label, or null
   * @param latency time from question to answer, or null
   * @param start when it began, not negative
   * @param end when it ended, not before {@code start}
   */
  public Turn {
    Objects.requireNonNull(speaker, "speaker");
    Objects.requireNonNull(voiceprint, "voiceprint");
    if (!text.startsWith(heard)) {
      throw new IllegalArgumentException(
          "heard: a beginning of text <" + text + ">, got <" + heard + ">");
    }
    if (start.isNegative()) {
      throw new IllegalArgumentException("start: not negative, got " + start);
    }
    if (end.compareTo(start) < 0) {
      throw new IllegalArgumentException("end: not before start " + start + ", got " + end);
    }
  }

  /** Whose turn it is. */
  public enum Speaker {
    /** The person at this end. */
    USER,
    /** The agent, or the human who took over with the agent's voice. */
    AGENT
  }

  /**
   * Returns what the agent produced but the user did not hear: what was cut off, or what is still
   * to be said.
   *
   * @return the rest of the text after what was heard; empty when all was heard
   */
  public String unheard() {
    return text.substring(heard.length());
  }

  /**
   * Says whether the line came from someone who is not the main speaker. Such lines are marked, not
   * hidden; the agent does not answer them (voiceprint results 3 and 5).
   *
   * @return true for an unrecognised speaker
   */
  public boolean isOtherSpeaker() {
    return voiceprint == ARTCAICallVoiceprintResult.UndetectedSpeaker
        || voiceprint == ARTCAICallVoiceprintResult.UndetectedSpeakerWithAIVad;
  }

  /**
   * Says whether the agent was cut off in this turn.
   *
   * @return true after an interruption
   */
  public boolean isInterrupted() {
    return interruption != null;
  }
}

package dev.aicall.api.transcript;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One turn of a conversation: what one side said before the other took over.
 *
 * @param speaker whose turn it is
 * @param sentenceId the user's sentence number on the wire; an agent's turn has the number of the
 *     sentence that it answers
 * @param text what was recognised (user) or what the agent produced (agent), as far as known
 * @param heard what the user can have heard of an agent's turn: all of {@code text}, or the part
 *     that was subtitled before an interruption. Equal to {@code text} for a user's turn
 * @param complete whether the sentence is final; false while it still grows
 * @param interruption why the agent was cut off, or null when it was not
 * @param voiceprint whose voice it was, for a user's turn; {@code Unknown} otherwise
 * @param emotion the agent's emotion label, or null when none came
 * @param latency time from the end of the user's question to the start of this answer, or null
 * @param start when it began, from the start of the call
 * @param end when its last change came, from the start of the call
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

  /** Whose turn it is. */
  public enum Speaker {
    /** The person at this end. */
    USER,
    /** The agent, or the human who took over with the agent's voice. */
    AGENT
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

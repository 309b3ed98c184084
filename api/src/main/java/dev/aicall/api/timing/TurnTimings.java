package dev.aicall.api.timing;

import dev.aicall.api.model.LatencyStat;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One turn: a question, and the agent's answer to it. All durations but {@code at} count from the
 * end of the question, and are null for what did not happen or was not noticed.
 *
 * @param sentenceId number of the user's sentence; 0 where there is none
 * @param questionEnd how the end of the question is known
 * @param at end of the question, since {@code call}; for {@link QuestionEnd#NONE} the first sign of
 *     what the agent says
 * @param recognised to the arrival of the sentence's final subtitle
 * @param thinking to the agent's word that it thinks
 * @param firstText to the first subtitle of the answer
 * @param firstSound to the first sound of the answer at this side
 * @param end to the last sound of the answer at this side; where no sound was noticed, to the
 *     agent's word that it listens again
 * @param interruption how the answer was cut off, or null
 * @param agent what the agent itself reports, or null
 */
public record TurnTimings(
    int sentenceId,
    QuestionEnd questionEnd,
    Duration at,
    @Nullable Duration recognised,
    @Nullable Duration thinking,
    @Nullable Duration firstText,
    @Nullable Duration firstSound,
    @Nullable Duration end,
    @Nullable Interruption interruption,
    @Nullable LatencyStat agent) {

  /**
   * Returns how long the user waited for the answer.
   *
   * @return the same as {@code firstSound}; null for what was not asked, or not heard
   */
  public @Nullable Duration answerDelay() {
    return questionEnd == QuestionEnd.NONE ? null : firstSound;
  }
}

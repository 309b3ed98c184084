package dev.aicall.api.timing;

import dev.aicall.api.error.ARTCAICallErrorCode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of one call went, as far as it is. Immutable.
 *
 * @param startedAt time of day of {@code call}
 * @param setup stages of the set-up that were reached, oldest first; a call that failed while it
 *     was set up ends with the last one it reached
 * @param turns turns that are over, in the order in which they were; the newest {@value
 *     #MAX_ENTRIES} of a long call
 * @param reconnects lost links that are over, oldest first; the newest {@value #MAX_ENTRIES}
 * @param length from {@code call} to the end; null while the call is on
 * @param error what ended the call, or kept it from coming about; null while it is on, and after a
 *     hang-up
 */
public record CallTimings(
    Instant startedAt,
    List<StageTiming> setup,
    List<TurnTimings> turns,
    List<Reconnect> reconnects,
    @Nullable Duration length,
    @Nullable ARTCAICallErrorCode error) {

  /** So many turns and lost links are kept, some hours of talk: {@value}; our choice. */
  public static final int MAX_ENTRIES = 1_000;

  /**
   * Keeps copies.
   *
   * @param startedAt time of day of {@code call}
   * @param setup stages, oldest first
   * @param turns turns, in the order in which they were over
   * @param reconnects lost links, oldest first
   * @param length from {@code call} to the end, or null
   * @param error what ended the call, or null
   */
  public CallTimings {
    setup = List.copyOf(setup);
    turns = List.copyOf(turns);
    reconnects = List.copyOf(reconnects);
  }

  /**
   * Returns when a stage of the set-up was reached.
   *
   * @param stage which one
   * @return since {@code call}; empty if it was not
   */
  public Optional<Duration> at(SetupStage stage) {
    return setup.stream()
        .filter(reached -> reached.stage() == stage)
        .map(StageTiming::at)
        .findFirst();
  }

  /**
   * Returns the last stage that was reached.
   *
   * @return null if there was none
   */
  public @Nullable SetupStage lastStage() {
    return setup.isEmpty() ? null : setup.get(setup.size() - 1).stage();
  }

  /**
   * Returns how the call ended, as one of a small number of words: the name of an error code,
   * {@code hungUpEarly} for a call that was hung up before it was joined, else {@code ok}.
   *
   * @return also {@code ok} for a call that is on
   */
  public String result() {
    if (error != null) {
      return error.name();
    }
    return length != null && at(SetupStage.JOINED).isEmpty() ? "hungUpEarly" : "ok";
  }

  /**
   * Returns how long the link was lost in all.
   *
   * @return zero or more
   */
  public Duration timeOut() {
    return reconnects.stream().map(Reconnect::lasted).reduce(Duration.ZERO, Duration::plus);
  }

  /**
   * Returns how long the user waited for each answer that was heard.
   *
   * @return oldest first
   */
  public List<Duration> answerDelays() {
    return turns.stream().map(TurnTimings::answerDelay).filter(Objects::nonNull).toList();
  }

  /**
   * Returns the interruptions.
   *
   * @return oldest first
   */
  public List<Interruption> interruptions() {
    return turns.stream().map(TurnTimings::interruption).filter(Objects::nonNull).toList();
  }

  /**
   * Puts the most important figures into one line for people.
   *
   * @return for example {@code ok after 12,400 ms: joined at 180 ms, first audio at 260 ms; 4
   *     turns, answer in 820 ms (median); 1 interruption, silent after 90 ms}; its form may change
   */
  public String summary() {
    return TimingsText.of(this);
  }
}

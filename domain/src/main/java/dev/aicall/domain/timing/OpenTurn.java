package dev.aicall.domain.timing;

import static dev.aicall.domain.timing.Moment.UNKNOWN;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.LatencyStat;
import dev.aicall.api.timing.Interruption;
import dev.aicall.api.timing.QuestionEnd;
import dev.aicall.api.timing.TurnTimings;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A turn that is not over: moments since the start of the call, unknown until they come. */
final class OpenTurn {
  /** Number of a sentence whose number nobody has told yet. */
  static final int NO_SENTENCE = -1;

  QuestionEnd questionEnd;
  long from;
  int sentenceId;

  /** The sentence was final before the user was noticed to be silent. */
  boolean silenceDue;

  long recognised = UNKNOWN;
  long thinking = UNKNOWN;
  long firstText = UNKNOWN;
  long firstSound = UNKNOWN;
  long lastSound = UNKNOWN;

  /** The agent has said that it does not talk any more. */
  long done = UNKNOWN;

  long cutDecided = UNKNOWN;
  long cutConfirmed = UNKNOWN;
  long cutSilent = UNKNOWN;
  boolean cutRequested;
  @Nullable ARTCAICallSpeakingInterruptedReason cutReason;
  @Nullable LatencyStat agent;

  OpenTurn(int sentenceId, QuestionEnd questionEnd, long from) {
    this.sentenceId = sentenceId;
    this.questionEnd = questionEnd;
    this.from = from;
  }

  boolean isDone() {
    return done != UNKNOWN;
  }

  TurnTimings close() {
    return new TurnTimings(
        Math.max(0, sentenceId),
        questionEnd,
        Moment.duration(from),
        Moment.between(from, recognised),
        Moment.between(from, thinking),
        Moment.between(from, firstText),
        Moment.between(from, firstSound),
        Moment.between(from, lastSound == UNKNOWN ? done : lastSound),
        interruption(),
        agent);
  }

  private @Nullable Interruption interruption() {
    return cutReason == null
        ? null
        : new Interruption(
            cutReason,
            Moment.duration(cutDecided),
            cutRequested,
            Objects.requireNonNullElse(Moment.between(cutDecided, cutConfirmed), Duration.ZERO),
            Moment.between(cutDecided, cutSilent));
  }
}

package dev.aicall.domain.timing;

import static dev.aicall.domain.timing.Moment.UNKNOWN;

import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.LatencyStat;
import dev.aicall.api.timing.QuestionEnd;
import dev.aicall.api.timing.TurnTimings;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Puts what happens into turns. At most one question waits for its answer while at most one answer
 * is being given; the two may be of different turns. Messages and sound take different ways, so
 * their order is not relied upon.
 *
 * <ul>
 *   <li>A question is asked: by a final subtitle, or in writing. Another one in its place ends it.
 *   <li>It is answered from the agent's first subtitle or its word that it speaks on. What the
 *       agent says without a question is a turn, too.
 *   <li>The turn is over when the agent has said that it stopped, and was heard and is silent at
 *       this side; or when another one takes its place.
 * </ul>
 */
final class TurnLedger {
  /**
   * Speech that ended longer before its final subtitle was of something else: no recogniser waits
   * so long. Our choice.
   */
  private static final long LONGEST_RECOGNITION = Duration.ofSeconds(5).toNanos();

  /**
   * Sound that begins longer after the agent's last word on an answer is of something else: no
   * network and no buffer hold it back so long. Our choice.
   */
  private static final long LONGEST_WAY_OF_SOUND = Duration.ofSeconds(2).toNanos();

  private final Deque<TurnTimings> all = new ArrayDeque<>();
  private final Deque<TurnTimings> finished = new ArrayDeque<>();
  private @Nullable OpenTurn asked;
  private @Nullable OpenTurn answered;
  private int lastAnswered = OpenTurn.NO_SENTENCE;
  private boolean audible;
  private long soundAt = UNKNOWN;
  private long silenceAt = UNKNOWN;
  private boolean userSpeaks;
  private long userSilentAt = UNKNOWN;
  private long cutRequestedAt = UNKNOWN;

  void user(boolean speaks, long at) {
    userSpeaks = speaks;
    if (!speaks && !endsQuestion(asked, at) && !endsQuestion(answered, at)) {
      userSilentAt = at;
    }
  }

  /** Silence is noticed after a while only; a fast recogniser may have been faster. */
  private static boolean endsQuestion(@Nullable OpenTurn turn, long at) {
    if (turn == null || !turn.silenceDue) {
      return false;
    }
    turn.silenceDue = false;
    if (at > turn.recognised) {
      return false;
    }
    turn.from = at;
    turn.questionEnd = QuestionEnd.MICROPHONE;
    return true;
  }

  void question(int sentenceId, long at) {
    boolean known =
        !userSpeaks
            && userSilentAt != UNKNOWN
            && userSilentAt <= at
            && at - userSilentAt <= LONGEST_RECOGNITION;
    OpenTurn turn =
        known
            ? new OpenTurn(sentenceId, QuestionEnd.MICROPHONE, userSilentAt)
            : new OpenTurn(sentenceId, QuestionEnd.SUBTITLE, at);
    turn.recognised = at;
    turn.silenceDue = userSpeaks;
    userSilentAt = UNKNOWN;
    ask(turn);
  }

  void typed(long at) {
    ask(new OpenTurn(OpenTurn.NO_SENTENCE, QuestionEnd.TYPED, at));
  }

  private void ask(OpenTurn turn) {
    if (answered != null && answered.isDone() && !audible) {
      close(answered);
      answered = null;
    }
    if (asked != null) {
      close(asked);
    }
    asked = turn;
  }

  void agentState(ARTCAICallAgentState state, long at) {
    switch (state) {
      case Thinking -> {
        if (asked != null && asked.thinking == UNKNOWN) {
          asked.thinking = at;
        }
      }
      case Speaking -> speaks(at);
      case Listening -> done(at);
      default -> {}
    }
  }

  private void speaks(long at) {
    OpenTurn now = answered;
    if (now != null && !now.isDone()) {
      return;
    }
    OpenTurn next = asked;
    answer(next != null ? next : unasked(OpenTurn.NO_SENTENCE, at));
  }

  /** Whether a subtitle is one of many of the answer that is being given. */
  boolean hasText(int sentenceId) {
    OpenTurn now = answered;
    return now != null && now.sentenceId == sentenceId && now.firstText != UNKNOWN;
  }

  void subtitle(int sentenceId, long at) {
    OpenTurn now = turnOfSubtitle(sentenceId, at);
    if (now != null && now.firstText == UNKNOWN) {
      now.firstText = at;
    }
  }

  private @Nullable OpenTurn turnOfSubtitle(int sentenceId, long at) {
    OpenTurn now = answered;
    OpenTurn next = asked;
    if (now != null && (now.sentenceId == sentenceId || takesNumber(now))) {
      now.sentenceId = sentenceId;
      return now;
    }
    if (next != null && (next.sentenceId == sentenceId || takesNumber(next))) {
      next.sentenceId = sentenceId;
      return answer(next);
    }
    // The last words of an answer that was cut off may still arrive.
    boolean late = now == null && sentenceId == lastAnswered;
    return late ? null : answer(unasked(sentenceId, at));
  }

  private static boolean takesNumber(OpenTurn turn) {
    return turn.sentenceId == OpenTurn.NO_SENTENCE && !turn.isDone();
  }

  /** The agent's sound may be there before its word. */
  private OpenTurn unasked(int sentenceId, long at) {
    return new OpenTurn(sentenceId, QuestionEnd.NONE, audible ? Math.min(soundAt, at) : at);
  }

  private OpenTurn answer(OpenTurn turn) {
    if (turn == asked) {
      asked = null;
    }
    if (answered != null) {
      close(answered);
    }
    answered = turn;
    if (audible && turn.firstSound == UNKNOWN && soundAt >= turn.from) {
      turn.firstSound = soundAt;
    }
    return turn;
  }

  void sound(boolean nowAudible, long at) {
    audible = nowAudible;
    if (nowAudible && answered != null && isOfSomethingElse(answered, at)) {
      close(answered);
      answered = null;
    }
    OpenTurn turn = answered != null ? answered : asked;
    if (nowAudible) {
      soundAt = at;
      if (turn != null && turn.firstSound == UNKNOWN && at >= turn.from) {
        turn.firstSound = at;
      }
      return;
    }
    silenceAt = at;
    if (turn != null && turn.firstSound != UNKNOWN) {
      turn.lastSound = at;
    }
    if (answered != null) {
      if (answered.cutDecided != UNKNOWN && answered.cutSilent == UNKNOWN) {
        answered.cutSilent = at;
      }
      closeIfOver();
    }
  }

  private static boolean isOfSomethingElse(OpenTurn turn, long at) {
    return turn.isDone() && at - turn.done > LONGEST_WAY_OF_SOUND;
  }

  void interruptRequested(long at) {
    cutRequestedAt = at;
  }

  void interrupted(ARTCAICallSpeakingInterruptedReason reason, long at) {
    OpenTurn turn = answered;
    if (turn != null && turn.cutReason == null) {
      turn.cutReason = reason;
      turn.cutConfirmed = at;
      turn.cutRequested =
          cutRequestedAt != UNKNOWN
              && reason == ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking;
      turn.cutDecided = turn.cutRequested ? cutRequestedAt : at;
      if (!audible && silenceAt != UNKNOWN) {
        turn.cutSilent = Math.max(turn.cutDecided, silenceAt);
      }
    }
    cutRequestedAt = UNKNOWN;
    done(at);
  }

  private void done(long at) {
    if (answered != null) {
      if (!answered.isDone()) {
        answered.done = at;
      }
      closeIfOver();
    }
  }

  private void closeIfOver() {
    OpenTurn turn = answered;
    if (turn != null && turn.isDone() && !audible && !isSoundDue(turn)) {
      answered = null;
      close(turn);
    }
  }

  /**
   * Words are faster than sound: a short answer may be over at the agent before it is heard here.
   */
  private boolean isSoundDue(OpenTurn turn) {
    return turn.firstSound == UNKNOWN && turn.cutReason == null && soundAt != UNKNOWN;
  }

  private void close(OpenTurn turn) {
    TurnTimings timings = turn.close();
    lastAnswered = turn.sentenceId;
    Moment.addBounded(all, timings);
    finished.add(timings);
  }

  /** Belongs to the turn it names; one that names none, to the newest. */
  void agentReport(LatencyStat stat) {
    OptionalLong sentence = stat.sentenceId();
    OpenTurn turn = isOf(answered, sentence) ? answered : isOf(asked, sentence) ? asked : null;
    if (turn != null) {
      turn.agent = stat;
    }
  }

  private static boolean isOf(@Nullable OpenTurn turn, OptionalLong sentence) {
    return turn != null
        && (sentence.isEmpty()
            || turn.sentenceId == OpenTurn.NO_SENTENCE
            || turn.sentenceId == sentence.getAsLong());
  }

  /** What is still open ends as it stands. */
  void end(long at) {
    if (answered != null) {
      if (audible && answered.firstSound != UNKNOWN) {
        answered.lastSound = at;
      }
      close(answered);
      answered = null;
    }
    if (asked != null) {
      close(asked);
      asked = null;
    }
  }

  @Nullable TurnTimings takeFinished() {
    return finished.poll();
  }

  List<TurnTimings> all() {
    return List.copyOf(all);
  }
}

package dev.aicall.domain.subtitle;

import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.api.transcript.Transcript;
import dev.aicall.api.transcript.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes turns of the agent's messages as they come.
 *
 * <p>The call loop appends, any thread may take a snapshot: both hold this object's monitor, which
 * is free but for the moment of a snapshot. An append takes constant time, allocates nothing but
 * the room for new words (a new turn: one object) and keeps no message, so memory grows with what
 * was said and not with the number of partial captions. Texts are put together in {@link
 * #snapshot()}.
 *
 * <p>Rules, where the wire leaves room (our choice each):
 *
 * <ul>
 *   <li>Turns are ordered by what was first heard of them and keep their place.
 *   <li>A user's caption replaces the one before, with the same number. After the final one, a
 *       partial one is late and is dropped, another final one corrects the sentence.
 *   <li>An agent's caption appends to the turn that answers the same sentence, however many final
 *       ones came. A final one that repeats the one just before is a duplicate.
 *   <li>Number 0 stands for none, so what was final, and was followed by another turn, stays as it
 *       is: the next caption without a number begins another turn.
 *   <li>An interruption cuts the agent's turn that was subtitled last, unless that was over and the
 *       user has finished a sentence since. What is subtitled later, with the same number, was not
 *       heard. There are two exceptions that begin another turn: the user's sentence was corrected
 *       after it had been answered or cut, or the interruption was itself speech of the agent's (an
 *       announcement, the answer to a text).
 *   <li>The language model's reply extends what was produced if the subtitles are its beginning,
 *       and is left out otherwise, as when speech synthesis rewrote numbers. A reply that comes
 *       before its first caption begins the turn, with nothing heard.
 *   <li>Emotion and latency may come before the turn they belong to.
 * </ul>
 */
public final class TranscriptRecorder {
  /**
   * Characters kept of one call: our choice, days of talk. What comes after is left out, so that an
   * agent that never ends cannot fill the memory.
   */
  static final int MAX_CHARS = 4_000_000;

  /** The number that stands for none: AICallKit iOS, default of a missing sentenceId. */
  private static final int NO_NUMBER = 0;

  private final List<GrowingTurn> turns = new ArrayList<>();
  private final Map<Integer, UserTurn> userTurns = new HashMap<>();
  private final Map<Integer, AgentTurn> agentTurns = new HashMap<>();
  private final Map<Integer, String> emotions = new HashMap<>();
  private final Map<Integer, Duration> latencies = new HashMap<>();
  private Instant startedAt = Instant.EPOCH;
  private int chars;
  private @Nullable UserTurn lastUser;
  private @Nullable AgentTurn lastAgent;
  private @Nullable AgentTurn spoken;

  /** Creates an empty transcript of a call that began at {@link Instant#EPOCH}: of none yet. */
  public TranscriptRecorder() {}

  /**
   * Forgets all turns and begins another call.
   *
   * @param startedAt when that was started
   */
  public synchronized void clear(Instant startedAt) {
    turns.clear();
    userTurns.clear();
    agentTurns.clear();
    emotions.clear();
    latencies.clear();
    lastUser = null;
    lastAgent = null;
    spoken = null;
    chars = 0;
    this.startedAt = startedAt;
  }

  /**
   * Takes what the user says [1003].
   *
   * @param text the whole sentence so far; without words it changes none
   * @param end whether the sentence is final
   * @param sentenceId number of the sentence
   * @param voiceprint whose voice it is; {@code Unknown} changes nothing
   * @param at when the message came, from the start of the call; before it counts as 0
   */
  public synchronized void userSubtitle(
      String text,
      boolean end,
      int sentenceId,
      ARTCAICallVoiceprintResult voiceprint,
      Duration at) {
    if (isFull(end || userTurn(sentenceId) == null ? text : "")) {
      return;
    }
    long nowMs = offset(at);
    UserTurn turn = userTurn(sentenceId);
    if (turn == null || isOver(turn)) {
      if (text.isBlank()) {
        return;
      }
      turn = new UserTurn(turns.size(), sentenceId, nowMs);
      userTurns.put(sentenceId, turn);
      turns.add(turn);
    }
    lastUser = turn;
    boolean corrected = turn.caption(text, end, voiceprint, nowMs);
    if (corrected) {
      closeAnswer(sentenceId);
    } else if (end && spoken != null && spoken.isEnded() && turn.order > spoken.order) {
      spoken = null;
    }
  }

  /**
   * Takes what the user writes to the agent [1111]: a turn of its own, without a number.
   *
   * @param text the text
   * @param at when it was sent, from the start of the call; before it counts as 0
   */
  public synchronized void userText(String text, Duration at) {
    if (text.isBlank() || isFull(text)) {
      return;
    }
    long nowMs = offset(at);
    UserTurn turn = new UserTurn(turns.size(), NO_NUMBER, nowMs);
    turn.caption(text, true, ARTCAICallVoiceprintResult.Unknown, nowMs);
    turns.add(turn);
  }

  /**
   * Takes a piece of the agent's answer [1002].
   *
   * @param text the next piece
   * @param end whether it ends a sentence
   * @param sentenceId number of the user's sentence that is answered
   * @param at when the message came, from the start of the call; before it counts as 0
   */
  public synchronized void agentSubtitle(String text, boolean end, int sentenceId, Duration at) {
    if (isFull(text)) {
      return;
    }
    long nowMs = offset(at);
    AgentTurn turn = agentTurn(sentenceId);
    if (turn == null || isOver(turn)) {
      if (text.isBlank()) {
        return;
      }
      turn = beginAnswer(sentenceId, nowMs);
    }
    lastAgent = turn;
    turn.caption(text, end, nowMs);
    if (!turn.isInterrupted()) {
      spoken = turn;
    }
  }

  /**
   * Notes that the agent's speech was cut [1016]. The first reason for a turn stays; when no turn
   * is spoken, nothing changes.
   *
   * @param reason by what
   * @param at when the message came, from the start of the call; before it counts as 0
   */
  public synchronized void interrupted(ARTCAICallSpeakingInterruptedReason reason, Duration at) {
    AgentTurn turn = spoken;
    if (turn == null) {
      return;
    }
    turn.interrupt(reason, offset(at));
    if (reason == ARTCAICallSpeakingInterruptedReason.bySpeechBroadCast
        || reason == ARTCAICallSpeakingInterruptedReason.byLlmQuery) {
      turn.close();
    }
  }

  /**
   * Takes the language model's whole reply [1017].
   *
   * @param text the reply as generated, heard or not
   * @param sentenceId number of the user's sentence that is answered
   * @param at when the message came, from the start of the call; before it counts as 0
   */
  public synchronized void replyCompleted(String text, int sentenceId, Duration at) {
    if (text.isBlank() || isFull(text)) {
      return;
    }
    AgentTurn turn = agentTurn(sentenceId);
    if (turn == null || (isOver(turn) && !turn.speaks(text))) {
      turn = beginAnswer(sentenceId, offset(at));
      lastAgent = turn;
      spoken = turn;
    }
    turn.reply(text);
  }

  /**
   * Takes the emotion of an answer [1014]; the last one counts.
   *
   * @param label such as neutral, happy, angry or sad
   * @param sentenceId number of the user's sentence that is answered
   */
  public synchronized void emotion(String label, int sentenceId) {
    AgentTurn turn = agentTurn(sentenceId);
    if (turn == null || isOver(turn)) {
      emotions.put(sentenceId, label);
    } else {
      turn.emotion(label);
    }
  }

  /**
   * Takes how long the user waited for an answer; the last one counts.
   *
   * @param sentenceId number of the user's sentence that is answered
   * @param delay from the end of the question to the start of the answer; parts of a millisecond
   *     are dropped
   */
  public synchronized void latency(int sentenceId, Duration delay) {
    Duration wholeMillis = Duration.ofMillis(delay.toMillis());
    AgentTurn turn = agentTurn(sentenceId);
    if (turn == null) {
      latencies.put(sentenceId, wholeMillis);
    } else {
      turn.latency(wholeMillis);
    }
  }

  /**
   * Returns the turns so far.
   *
   * @return a value that later messages do not change; turns that have not changed since the
   *     snapshot before are the same objects
   */
  public synchronized Transcript snapshot() {
    List<Turn> values = new ArrayList<>(turns.size());
    for (GrowingTurn turn : turns) {
      values.add(turn.toTurn());
    }
    return new Transcript(startedAt, values);
  }

  private boolean isFull(String more) {
    boolean full = chars > MAX_CHARS - more.length();
    if (!full) {
      chars += more.length();
    }
    return full;
  }

  private static long offset(Duration at) {
    return Math.max(0, at.toMillis());
  }

  // The turn of the message before is asked first: it saves making an Integer of each number.
  private @Nullable UserTurn userTurn(int sentenceId) {
    UserTurn last = lastUser;
    return last != null && last.sentenceId == sentenceId ? last : userTurns.get(sentenceId);
  }

  private @Nullable AgentTurn agentTurn(int sentenceId) {
    AgentTurn last = lastAgent;
    return last != null && last.sentenceId == sentenceId ? last : agentTurns.get(sentenceId);
  }

  private AgentTurn beginAnswer(int sentenceId, long nowMs) {
    AgentTurn turn = new AgentTurn(turns.size(), sentenceId, nowMs);
    agentTurns.put(sentenceId, turn);
    turns.add(turn);
    String emotion = emotions.remove(sentenceId);
    if (emotion != null) {
      turn.emotion(emotion);
    }
    Duration latency = latencies.remove(sentenceId);
    if (latency != null) {
      turn.latency(latency);
    }
    return turn;
  }

  private void closeAnswer(int sentenceId) {
    AgentTurn answer = agentTurn(sentenceId);
    if (answer != null && (answer.isEnded() || answer.isInterrupted())) {
      answer.close();
    }
  }

  private boolean isOver(UserTurn turn) {
    return turn.sentenceId == NO_NUMBER && turn.isEnded() && isFollowed(turn);
  }

  private boolean isOver(AgentTurn turn) {
    if (turn.isClosed()) {
      return true;
    }
    return turn.sentenceId == NO_NUMBER
        && ((turn.isEnded() && isFollowed(turn)) || (turn.isInterrupted() && turn != spoken));
  }

  private boolean isFollowed(GrowingTurn turn) {
    return turn.order < turns.size() - 1;
  }
}

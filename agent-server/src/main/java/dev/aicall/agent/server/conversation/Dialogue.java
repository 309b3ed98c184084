package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.api.config.ARTCAICallAutoSpeechLlmPending;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage.AgentEmotion;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.AgentSubtitle;
import dev.aicall.domain.protocol.AgentMessage.LlmReplyCompleted;
import dev.aicall.domain.protocol.AgentMessage.SpeakingInterrupted;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the agent thinks and says: one question at a time is answered, one utterance at a time is
 * spoken. Used on the call's loop only.
 *
 * <p>States: listening → thinking (a question) → speaking (its reply has text) → listening (all was
 * heard, or it was cut). Words of the agent's own, such as a greeting, go from listening to
 * speaking and back; words that fill a long thought go from thinking to speaking and back.
 */
final class Dialogue {
  private static final Logger log = LoggerFactory.getLogger(Dialogue.class);

  private final AgentCall call;
  private final CallState state;
  private final ConversationProfile profile;
  private final History history;
  private final Replier replier;
  private final ClientExtras extras;
  private final LatencyReport latency;
  private final AutoWords pendingWords;
  private final Runnable leave;
  private final Speaking speaking;
  private final Deque<Question> waiting = new ArrayDeque<>();
  private final List<Runnable> whenSilent = new ArrayList<>();
  private ARTCAICallAgentState shown = ARTCAICallAgentState.Listening;
  private @Nullable Answer answer;
  private @Nullable Utterance utterance;
  private @Nullable Timer pending;

  /** What the subtitles of the utterance have told. */
  private final StringBuilder told = new StringBuilder();

  private long firstTextNanos;
  private boolean held;

  /**
   * Takes what it needs.
   *
   * @param mouths makes the mouth that tells this dialogue
   * @param leave ends the call in a friendly way
   */
  Dialogue(
      AgentCall call,
      CallState state,
      ConversationProfile profile,
      History history,
      Replier replier,
      ClientExtras extras,
      RandomGenerator random,
      Mouths mouths,
      Runnable leave) {
    this.call = call;
    this.state = state;
    this.profile = profile;
    this.history = history;
    this.replier = replier;
    this.extras = extras;
    this.latency = new LatencyReport(call);
    this.leave = leave;
    ARTCAICallAutoSpeechLlmPending words = pendingConfig();
    this.pendingWords =
        words == null
            ? new AutoWords(List.of(), true, random)
            : new AutoWords(words.getMessages(), "sequence".equals(words.getMode()), random);
    this.speaking = mouths.mouth(new SpeakingEvents());
  }

  /** Makes the mouth of a dialogue. */
  @FunctionalInterface
  interface Mouths {
    Speaking mouth(Speaking.Listener listener);
  }

  private @Nullable ARTCAICallAutoSpeechLlmPending pendingConfig() {
    return state.config().getAutoSpeechConfig().getLlmPending();
  }

  Speaking speaking() {
    return speaking;
  }

  ARTCAICallAgentState shown() {
    return shown;
  }

  /** Whether the agent says something, be it an answer or not. */
  boolean isSpeaking() {
    return utterance != null;
  }

  /** Whether a question is thought about of whose answer nothing sounded yet. */
  boolean isThinking() {
    Utterance now = utterance;
    return answer != null && (now == null || now.answer() == null);
  }

  /** Whether nothing is thought about or said. */
  boolean isIdle() {
    return answer == null && utterance == null;
  }

  /** Says something of the agent's own; the agent must be idle. */
  void say(String words, int sentenceId, Runnable whenHeard) {
    history.add("", words);
    turnTo(ARTCAICallAgentState.Speaking);
    utterance =
        new Utterance(
            sentenceId,
            null,
            () -> {
              whenHeard.run();
              fallSilent();
            });
    speaking.say(words);
  }

  /** Answers a question: now, or when the agent has finished what it says. */
  void ask(Question question) {
    if (state.isOver()) {
      return;
    }
    if (isIdle()) {
      think(question);
    } else {
      waiting.add(question);
    }
  }

  /** Takes back the question that is thought about, so that it can be asked anew with more. */
  Question takeBack() {
    Answer thought = answer;
    if (thought == null || !isThinking()) {
      throw new IllegalStateException("no question is thought about");
    }
    forget(thought);
    if (utterance != null) {
      speaking.cut();
      utterance = null;
      told.setLength(0);
    }
    return thought.question;
  }

  /** While it is held the agent begins no answer, since somebody else speaks. */
  void hold(boolean hold) {
    held = hold;
    if (!hold) {
      goOn();
    }
  }

  private void think(Question question) {
    Answer thought = new Answer(question, call, new ReplyEvents());
    answer = thought;
    firstTextNanos = 0;
    turnTo(ARTCAICallAgentState.Thinking);
    ARTCAICallAutoSpeechLlmPending words = pendingConfig();
    if (words != null && !pendingWords.isEmpty()) {
      pending = call.schedule(Duration.ofMillis(words.getWaitTime()), this::fillSilence);
    }
    thought.begin(
        replier,
        new Replier.Request(history.lines(), question.text(), question.inGrammar(), extras.all()));
  }

  private void fillSilence() {
    Answer thought = answer;
    if (thought != null && utterance == null && !held) {
      turnTo(ARTCAICallAgentState.Speaking);
      utterance =
          new Utterance(
              thought.question.sentenceId(),
              null,
              () -> {
                turnTo(ARTCAICallAgentState.Thinking);
                goOn();
              });
      speaking.say(pendingWords.next());
    }
  }

  /** Begins to speak the answer if it is time. */
  private void goOn() {
    Answer thought = answer;
    if (thought == null || held || utterance != null) {
      return;
    }
    if (thought.hasText()) {
      cancelPending();
      turnTo(ARTCAICallAgentState.Speaking);
      utterance = new Utterance(thought.question.sentenceId(), thought, () -> heard(thought));
      speaking.begin();
      speaking.add(thought.text());
      if (thought.isDone()) {
        speaking.end();
      }
    } else if (thought.isDone()) {
      heard(thought);
    }
  }

  /** The answer is over, and all of it was heard. */
  private void heard(Answer said) {
    forget(said);
    history.add(said.question.text(), said.text());
    if (said.hangsUp()) {
      leave.run();
    }
    fallSilent();
  }

  private void forget(Answer thought) {
    thought.cancel();
    cancelPending();
    answer = null;
  }

  /** Listens again, and answers what was asked meanwhile. */
  private void fallSilent() {
    turnTo(ARTCAICallAgentState.Listening);
    List<Runnable> tasks = List.copyOf(whenSilent);
    whenSilent.clear();
    tasks.forEach(Runnable::run);
    if (!state.isOver() && isIdle()) {
      Question next = waiting.poll();
      if (next != null) {
        think(next);
      }
    }
  }

  /**
   * Cuts what is said, if anything is. A voice that cuts words which only fill a long thought goes
   * on with its question, so the thought stays.
   */
  void interrupt(ARTCAICallSpeakingInterruptedReason reason) {
    Utterance cut = utterance;
    if (cut == null) {
      return;
    }
    Heard heard = speaking.cut();
    utterance = null;
    String untold = heard.text().substring(told.length());
    if (!untold.isEmpty()) {
      call.send(new AgentSubtitle(untold, false, cut.sentenceId()));
    }
    told.setLength(0);
    call.send(new SpeakingInterrupted(reason.value()));
    Answer said = cut.answer();
    if (said != null) {
      boolean onlyHeard = state.config().getLlmConfig().isHistorySyncWithTTS();
      forget(said);
      history.add(said.question.text(), onlyHeard ? heard.text() : said.text());
      fallSilent();
    } else if (answer == null) {
      fallSilent();
    } else {
      turnTo(ARTCAICallAgentState.Thinking);
      if (reason != ARTCAICallSpeakingInterruptedReason.byVoice) {
        dropThought();
      }
    }
  }

  /** Drops the question that is thought about, for another one that counts more. */
  void dropThought() {
    if (answer != null && utterance == null) {
      history.add(takeBack().text(), "");
      turnTo(ARTCAICallAgentState.Listening);
    }
  }

  /** Runs a task when nothing is said: now, or when the agent listens again. */
  void whenSilent(Runnable task) {
    if (isSpeaking()) {
      whenSilent.add(task);
    } else {
      task.run();
    }
  }

  /** Ends without a word. */
  void close() {
    waiting.clear();
    whenSilent.clear();
    if (answer != null) {
      forget(answer);
    }
    utterance = null;
    speaking.close();
  }

  private void turnTo(ARTCAICallAgentState wanted) {
    if (shown != wanted && !state.isOver()) {
      shown = wanted;
      call.send(new AgentStateChanged(wanted.value()));
    }
  }

  private void cancelPending() {
    if (pending != null) {
      pending.cancel();
      pending = null;
    }
  }

  private final class ReplyEvents implements Answer.Listener {
    @Override
    public void onText(Answer from, String piece) {
      if (firstTextNanos == 0) {
        firstTextNanos = call.time().nanoTime();
      }
      Utterance now = utterance;
      if (now != null && now.answer() == from) {
        speaking.add(piece);
      } else {
        goOn();
      }
    }

    @Override
    public void onEmotion(Answer from, String emotion) {
      call.send(new AgentEmotion(emotion, from.question.sentenceId()));
    }

    @Override
    public void onDone(Answer from) {
      if (from.hasText() && state.config().getLlmConfig().isLlmCompleteReply()) {
        call.send(new LlmReplyCompleted(from.text(), from.question.sentenceId()));
      }
      Utterance now = utterance;
      if (now != null && now.answer() == from) {
        speaking.end();
      } else {
        goOn();
      }
    }

    @Override
    public void onFailed(Answer from, String message, @Nullable Throwable cause) {
      log.warn("event=reply-failed call={} reason={}", call.instanceId(), message, cause);
      if (!from.hasText()) {
        firstTextNanos = call.time().nanoTime();
        from.replaceBy(profile.noAnswer());
      }
      onDone(from);
    }
  }

  private final class SpeakingEvents implements Speaking.Listener {
    private @Nullable Answer reported;

    @Override
    public void onBegan(long synthesisedNanos, long soundedNanos) {
      Utterance now = utterance;
      Answer said = now == null ? null : now.answer();
      if (said != null && said != reported) {
        reported = said;
        latency.tell(said, firstTextNanos, soundedNanos);
      }
    }

    @Override
    public void onWords(String words, boolean last) {
      Utterance now = utterance;
      if (now != null) {
        told.append(words);
        call.send(new AgentSubtitle(words, last, now.sentenceId()));
      }
    }

    @Override
    public void onFinished() {
      Utterance now = utterance;
      if (now == null) {
        return;
      }
      utterance = null;
      told.setLength(0);
      now.whenHeard().run();
    }
  }
}

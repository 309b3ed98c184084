package dev.aicall.rtc.fake;

import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentMessage.AgentEmotion;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.AgentSubtitle;
import dev.aicall.domain.protocol.AgentMessage.LlmReplyCompleted;
import dev.aicall.domain.protocol.AgentMessage.SpeakingInterrupted;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The agent's side of one conversation: listening, thinking, speaking, being interrupted. Used on
 * the session's queue only.
 *
 * <p>States: listening → thinking (a question) → speaking (an answer) → listening; thinking →
 * listening (no answer); speaking → listening or thinking (interrupted).
 */
final class Conversation {
  private final AgentScript script;
  private final AgentSettings settings;
  private final SessionTimers timers;
  private final AgentCall call;
  private final Queue<Question> waiting = new ArrayDeque<>();
  private volatile ARTCAICallAgentState state = ARTCAICallAgentState.Listening;
  private @Nullable Timer pending;
  private @Nullable Runnable whenSilent;

  /** What the agent shall answer, and under which number. */
  private record Question(String text, int sentenceId) {}

  Conversation(AgentScript script, AgentSettings settings, SessionTimers timers, AgentCall call) {
    this.script = script;
    this.settings = settings;
    this.timers = timers;
    this.call = call;
  }

  ARTCAICallAgentState state() {
    return state;
  }

  boolean isSpeaking() {
    return state == ARTCAICallAgentState.Speaking;
  }

  /**
   * The user, or a text message, asks; whoever asks has interrupted before, if that was allowed.
   */
  void ask(String text, int sentenceId) {
    if (isSpeaking()) {
      if (settings.cachesWhatIsSaidMeanwhile) {
        waiting.add(new Question(text, sentenceId));
      }
      return;
    }
    cancelPending();
    turnTo(ARTCAICallAgentState.Thinking);
    AgentScript.Rule rule = script.ruleFor(text);
    Duration ownTime = rule == null ? null : rule.thinking();
    Duration thinking = ownTime == null ? script.thinking : ownTime;
    pending = timers.after(thinking, () -> answer(rule, text, sentenceId, thinking));
  }

  private void answer(
      AgentScript.@Nullable Rule rule, String question, int sentenceId, Duration thinking) {
    String text = rule == null ? "" : rule.answer().apply(question);
    if (rule == null || text.isEmpty()) {
      listen();
      return;
    }
    if (settings.completeReply) {
      send(new LlmReplyCompleted(text, sentenceId));
    }
    if (script.measuresLatency) {
      call.tellLatency(sentenceId, thinking);
    }
    speak(text, sentenceId, rule.emotion());
  }

  /** Says something unasked, over what the agent says at the moment. */
  void say(String text, int sentenceId) {
    interrupt(ARTCAICallSpeakingInterruptedReason.bySpeechBroadCast);
    cancelPending();
    speak(text, sentenceId, null);
  }

  private void speak(String text, int sentenceId, @Nullable String emotion) {
    turnTo(ARTCAICallAgentState.Speaking);
    if (emotion != null) {
      send(new AgentEmotion(emotion, sentenceId));
    }
    speakFrom(Words.of(text), 0, sentenceId);
  }

  private void speakFrom(Words words, int index, int sentenceId) {
    boolean last = index == words.count() - 1;
    send(new AgentSubtitle(words.pieces().get(index), last, sentenceId));
    Runnable next = last ? this::fallSilent : () -> speakFrom(words, index + 1, sentenceId);
    double speed = script.wordsPerSecond * settings.speechRate;
    pending = timers.after(Words.timeOfOne(speed), next);
  }

  private void fallSilent() {
    listen();
    Question next = waiting.poll();
    if (next != null) {
      ask(next.text(), next.sentenceId());
    }
  }

  /** Cuts the agent's speech, if there is any. */
  void interrupt(ARTCAICallSpeakingInterruptedReason reason) {
    if (!isSpeaking()) {
      return;
    }
    send(new SpeakingInterrupted(reason.value()));
    listen();
  }

  /** The user is heard: the first words of a sentence, or more of them. */
  void hear(String soFar, boolean deliberate) {
    if (settings.hasInterruptWord(soFar)) {
      interrupt(ARTCAICallSpeakingInterruptedReason.byWords);
    } else if (deliberate || settings.voiceInterrupt) {
      interrupt(ARTCAICallSpeakingInterruptedReason.byVoice);
    }
  }

  /** Says whether the agent answers a voice that was checked. */
  static boolean isAnswered(ARTCAICallVoiceprintResult voiceprint) {
    return voiceprint != ARTCAICallVoiceprintResult.UndetectedSpeaker
        && voiceprint != ARTCAICallVoiceprintResult.UndetectedSpeakerWithAIVad;
  }

  void whenSilent(Runnable task) {
    if (isSpeaking()) {
      whenSilent = task;
    } else {
      task.run();
    }
  }

  private void listen() {
    cancelPending();
    turnTo(ARTCAICallAgentState.Listening);
    Runnable task = whenSilent;
    whenSilent = null;
    if (task != null) {
      task.run();
    }
  }

  private void cancelPending() {
    if (pending != null) {
      pending.cancel();
      pending = null;
    }
  }

  private void turnTo(ARTCAICallAgentState next) {
    if (state != next) {
      state = next;
      call.sounds(next == ARTCAICallAgentState.Speaking);
      send(new AgentStateChanged(next.value()));
    }
  }

  private void send(AgentMessage message) {
    call.send(message);
  }
}

package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.rehearsal.Pieces.Piece;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage.AgentEmotion;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.AgentSubtitle;
import dev.aicall.domain.protocol.AgentMessage.SpeakingInterrupted;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent's speech: its state, its subtitles, the sound of its voice. Used on the call's loop
 * only.
 *
 * <p>States: listening → thinking → speaking → listening; thinking → listening (nothing to say);
 * speaking → listening (interrupted); a script may turn it to any.
 */
final class Talk {
  private static final double NANOS_PER_SECOND = 1e9;

  private final AgentCall call;
  private final CallSettings settings;
  private final double wordsPerSecond;
  private final Mouth mouth;
  private final List<Runnable> whenSilent = new ArrayList<>();
  private ARTCAICallAgentState state = ARTCAICallAgentState.Listening;
  private @Nullable Timer next;

  /** Counts what is begun and cut, so that what was cut never goes on. */
  private long speech;

  Talk(AgentCall call, CallSettings settings, double wordsPerSecond, Mouth mouth) {
    this.call = call;
    this.settings = settings;
    this.wordsPerSecond = wordsPerSecond;
    this.mouth = mouth;
  }

  ARTCAICallAgentState state() {
    return state;
  }

  boolean isListening() {
    return state == ARTCAICallAgentState.Listening;
  }

  /** Whether something is being said at the moment. */
  boolean isSpeaking() {
    return next != null;
  }

  /** Turns to something, and says so if that is new. */
  void turnTo(ARTCAICallAgentState wanted) {
    if (state != wanted) {
      state = wanted;
      call.send(new AgentStateChanged(wanted.value()));
    }
    if (wanted != ARTCAICallAgentState.Speaking && next == null) {
      List<Runnable> tasks = List.copyOf(whenSilent);
      whenSilent.clear();
      tasks.forEach(Runnable::run);
    }
  }

  /**
   * Says something, over whatever is said at the moment.
   *
   * @param done runs when it is said, in the state of speaking; never if it is interrupted
   */
  void speak(String text, int sentenceId, @Nullable String emotion, Runnable done) {
    if (isSpeaking()) {
      call.send(
          new SpeakingInterrupted(ARTCAICallSpeakingInterruptedReason.bySpeechBroadCast.value()));
      fallSilent();
    }
    turnTo(ARTCAICallAgentState.Speaking);
    String feeling = emotion == null ? settings.config().getTtsConfig().getEmotion() : emotion;
    if (feeling != null) {
      call.send(new AgentEmotion(feeling, sentenceId));
    }
    mouth.open();
    speakFrom(pieces(text), 0, sentenceId, ++speech, done);
  }

  private List<Piece> pieces(String text) {
    ARTCAICallAgentLlmConfig llm = settings.config().getLlmConfig();
    int mostWords = Integer.MAX_VALUE;
    if (llm.getOutputMaxDelay() > 0) {
      double seconds = Duration.ofMillis(llm.getOutputMaxDelay()).toNanos() / NANOS_PER_SECOND;
      mostWords = (int) Math.max(1, seconds * wordsPerSecond * settings.speechRate);
    }
    return Pieces.of(text, Math.max(1, llm.getOutputMinLength()), mostWords);
  }

  private void speakFrom(List<Piece> pieces, int index, int sentenceId, long mine, Runnable done) {
    Piece piece = pieces.get(index);
    boolean last = index == pieces.size() - 1;
    call.send(new AgentSubtitle(piece.text(), last, sentenceId));
    double seconds = piece.words() / (wordsPerSecond * settings.speechRate);
    next =
        call.schedule(
            Duration.ofNanos(Math.round(seconds * NANOS_PER_SECOND)),
            () -> {
              if (mine != speech) {
                return;
              }
              if (last) {
                fallSilent();
                done.run();
              } else {
                speakFrom(pieces, index + 1, sentenceId, mine, done);
              }
            });
  }

  private void fallSilent() {
    speech++;
    if (next != null) {
      next.cancel();
      next = null;
    }
    mouth.close();
  }

  /** Cuts what is said, if anything is. */
  void interrupt(ARTCAICallSpeakingInterruptedReason reason) {
    if (isSpeaking()) {
      fallSilent();
      call.send(new SpeakingInterrupted(reason.value()));
      turnTo(ARTCAICallAgentState.Listening);
    }
  }

  /** Ends without a word. */
  void stop() {
    fallSilent();
  }

  /** Runs a task when nothing is said any more: now, or when the agent listens again. */
  void whenSilent(Runnable task) {
    if (isSpeaking()) {
      whenSilent.add(task);
    } else {
      task.run();
    }
  }
}

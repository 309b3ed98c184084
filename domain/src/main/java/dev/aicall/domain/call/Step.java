package dev.aicall.domain.call;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.protocol.ClientMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One decision in the making: the state before, the state after, and what to do about it. Pure: no
 * foreign code, no I/O and no native call happens inside. Used under the engine's lock, one at a
 * time, and reused, because there is one for every message.
 */
final class Step {
  private final List<Effect> effects = new ArrayList<>();
  private CallState before;
  private CallState.@Nullable Draft draft;
  private long atNanos;
  private long sent;

  Step(CallState state) {
    this.before = state;
  }

  /** The state before this step. */
  CallState before() {
    return before;
  }

  /** The state after this step, to be changed. */
  CallState.Draft edit() {
    CallState.Draft editing = draft;
    if (editing == null) {
      editing = before.edit();
      draft = editing;
    }
    return editing;
  }

  /** The state as it stands in the middle of this step. */
  CallState now() {
    CallState.Draft editing = draft;
    return editing == null ? before : editing.freeze();
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  void tell(Effect.Tell callback) {
    effects.add(callback);
  }

  void session(Consumer<RtcSession> command) {
    effects.add(loop -> loop.withSession(command));
  }

  /** Sends a message; whose it is and to whom is decided now, not when it goes out. */
  void send(ClientMessage message) {
    String userId = before.userId;
    String agentUid = before.agentUid();
    long at = atNanos;
    sent += Limits.weight(message);
    effects.add(loop -> loop.send(message, userId, agentUid, at));
  }

  void error(ARTCAICallErrorCode code, CallError error) {
    effects.add((Effect.Tell) delegate -> delegate.onErrorOccurs(code, error));
  }

  /** A stage of the set-up was reached at the moment of this step. */
  void stage(SetupStage stage) {
    long at = atNanos;
    effects.add(loop -> loop.times().stage(stage, at));
  }

  /** When what is decided upon happened, by the ticker of the time source. */
  long atNanos() {
    return atNanos;
  }

  /** Starts the next step from a state, with nothing decided. */
  void begin(CallState state, long nanos) {
    before = state;
    atNanos = nanos;
    draft = null;
    sent = 0;
    effects.clear();
  }

  /** About how many bytes this step decided to send. */
  long sent() {
    return sent;
  }

  /** Hands over what was decided and returns the new state. */
  CallState finish(Consumer<Effect> target) {
    effects.forEach(target);
    effects.clear();
    CallState.Draft editing = draft;
    draft = null;
    return editing == null ? before : editing.freeze();
  }
}

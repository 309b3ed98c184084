package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.rehearsal.AgentScript.IdleSpec;
import dev.aicall.api.config.ARTCAICallAutoSpeechUserIdle;
import dev.aicall.api.model.ARTCAICallLeaveReason;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage.AgentWillLeave;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What happens when nothing happens: the agent says something from time to time, and leaves in the
 * end (1010 with 2001). Speech for the idle caller in the call's settings comes before the
 * script's. Used on the call's loop only.
 */
final class Idle {
  private final AgentCall call;
  private final Talk talk;
  private final StepRunner steps;
  private final Situation situation;
  private final Duration longest;
  private final @Nullable Duration after;
  private final int times;
  private final boolean leavesAfter;
  private final List<Step> scripted;
  private final Turns words;
  private @Nullable Timer leaving;
  private @Nullable Timer speaking;
  private int spoken;

  Idle(
      AgentCall call,
      @Nullable IdleSpec script,
      CallSettings settings,
      Talk talk,
      StepRunner steps,
      Situation situation) {
    this.call = call;
    this.talk = talk;
    this.steps = steps;
    this.situation = situation;
    this.longest = settings.maxIdle();
    ARTCAICallAutoSpeechUserIdle own = settings.config().getAutoSpeechConfig().getUserIdle();
    if (own != null) {
      after = Duration.ofMillis(own.getWaitTime());
      times = own.getMessages().isEmpty() ? 0 : own.getMaxRepeats();
      leavesAfter = true;
      scripted = List.of();
      words = new Turns(own.getMessages());
    } else {
      after = script == null ? null : script.after();
      times = script == null ? 0 : script.times();
      leavesAfter = script != null && script.leave();
      scripted = script == null ? List.of() : script.steps();
      words = new Turns(List.of());
    }
  }

  /** The caller did something. */
  void callerActed() {
    spoken = 0;
    if (leaving != null) {
      leaving.cancel();
    }
    leaving = longest.isZero() ? null : call.schedule(longest, this::leave);
    waitAgain();
  }

  private void waitAgain() {
    if (speaking != null) {
      speaking.cancel();
    }
    speaking = after == null ? null : call.schedule(after, this::remind);
  }

  private void remind() {
    if (situation.isTakenOver() || situation.isOver()) {
      return;
    }
    if (!talk.isListening()) {
      // The silence begins when the agent has finished.
      talk.whenSilent(this::waitAgain);
    } else if (spoken < times) {
      spoken++;
      List<Step> todo =
          words.isEmpty() ? scripted : List.of(new Step.Say(new Template(words.next()), null));
      steps.start(todo, new Question("", situation.sentenceId()), false, spoken -> waitAgain());
    } else if (leavesAfter) {
      leave();
    }
  }

  private void leave() {
    if (!situation.isTakenOver() && !situation.isOver()) {
      talk.stop();
      call.send(new AgentWillLeave(ARTCAICallLeaveReason.IDLE, "idle"));
      situation.end();
      call.end();
    }
  }
}

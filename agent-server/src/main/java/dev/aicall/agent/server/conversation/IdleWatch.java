package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.api.config.ARTCAICallAutoSpeechUserIdle;
import dev.aicall.domain.port.TimeSource.Timer;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What happens when nothing happens: the agent asks whether the caller is still there, so often as
 * the call's settings say, and leaves in the end. Used on the call's loop only.
 */
final class IdleWatch {
  /** What a server takes that was told no idle time: api.md §4.3. */
  private static final int SERVER_IDLE_SECONDS = 600;

  private final AgentCall call;
  private final CallState state;
  private final Dialogue dialogue;
  private final Runnable leave;
  private final Duration longest;
  private final @Nullable ARTCAICallAutoSpeechUserIdle reminders;
  private final AutoWords words;
  private @Nullable Timer leaving;
  private @Nullable Timer reminding;
  private int spoken;

  /**
   * Takes what it needs.
   *
   * @param leave ends the call because the caller is idle
   */
  IdleWatch(
      AgentCall call, CallState state, Dialogue dialogue, RandomGenerator random, Runnable leave) {
    this.call = call;
    this.state = state;
    this.dialogue = dialogue;
    this.leave = leave;
    int seconds = state.config().getAgentMaxIdleTime();
    this.longest = Duration.ofSeconds(seconds < 0 ? SERVER_IDLE_SECONDS : seconds);
    this.reminders = state.config().getAutoSpeechConfig().getUserIdle();
    this.words =
        new AutoWords(reminders == null ? List.of() : reminders.getMessages(), false, random);
  }

  /** The caller did something. */
  void callerActed() {
    spoken = 0;
    if (leaving != null) {
      leaving.cancel();
    }
    // Leaving at once would be no use, so zero means never.
    leaving = longest.isZero() ? null : call.schedule(longest, leave);
    waitAgain();
  }

  private void waitAgain() {
    if (reminding != null) {
      reminding.cancel();
    }
    reminding =
        reminders == null
            ? null
            : call.schedule(Duration.ofMillis(reminders.getWaitTime()), this::remind);
  }

  private void remind() {
    ARTCAICallAutoSpeechUserIdle config = reminders;
    if (config == null || state.isOver()) {
      return;
    }
    if (!dialogue.isIdle()) {
      // The silence begins when the agent has finished.
      dialogue.whenSilent(this::waitAgain);
    } else if (spoken < config.getMaxRepeats() && !words.isEmpty()) {
      spoken++;
      dialogue.say(words.next(), state.sentenceId(), this::waitAgain);
    } else {
      sayFarewell(config.getHangupEndWord());
    }
  }

  private void sayFarewell(@Nullable String farewell) {
    if (farewell == null || farewell.isBlank()) {
      leave.run();
    } else {
      dialogue.say(farewell, state.sentenceId(), leave);
    }
  }
}

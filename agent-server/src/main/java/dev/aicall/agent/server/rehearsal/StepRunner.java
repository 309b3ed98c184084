package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage.AgentEmotion;
import dev.aicall.domain.protocol.AgentMessage.CustomMessage;
import dev.aicall.domain.protocol.AgentMessage.RtcTokenResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does what a script says, step after step. Used on the call's loop only. */
final class StepRunner {
  private final AgentCall call;
  private final Talk talk;
  private final CallSettings settings;
  private final Situation situation;
  private final Takeover takeover;
  private final Supplier<String> report;

  StepRunner(
      AgentCall call,
      Talk talk,
      CallSettings settings,
      Situation situation,
      Takeover takeover,
      Supplier<String> report) {
    this.call = call;
    this.talk = talk;
    this.settings = settings;
    this.situation = situation;
    this.takeover = takeover;
    this.report = report;
  }

  /** Learns that all steps are done. */
  @FunctionalInterface
  interface Finished {
    /**
     * All steps are done.
     *
     * @param spoken whether anything was said
     */
    void finished(boolean spoken);
  }

  /**
   * Begins with the first step, at once.
   *
   * @param holdsState whether the steps begin in a state that ends with them, such as thinking
   * @param finished runs after the last step; never if the speech is cut, or the run cancelled
   */
  Run start(List<Step> steps, Question question, boolean holdsState, Finished finished) {
    Run run = new Run(steps, question, holdsState, finished);
    run.goOn();
    return run;
  }

  /** Some steps on their way. A cut sentence ends them, too. */
  final class Run {
    private final List<Step> steps;
    private final Question question;
    private final Finished finished;
    private boolean holdsState;
    private boolean spoken;
    private boolean cancelled;
    private int index;
    private @Nullable Timer wait;

    private Run(List<Step> steps, Question question, boolean holdsState, Finished finished) {
      this.steps = steps;
      this.question = question;
      this.holdsState = holdsState;
      this.finished = finished;
    }

    void cancel() {
      cancelled = true;
      if (wait != null) {
        wait.cancel();
      }
    }

    private void goOn() {
      while (index < steps.size() && !cancelled && !situation.isOver()) {
        Step step = steps.get(index++);
        if (step instanceof Step.Say say) {
          if (!situation.isTakenOver()) {
            say(say);
            return;
          }
        } else if (step instanceof Step.Wait pause) {
          giveStateBack();
          wait = call.schedule(pause.time(), this::goOn);
          return;
        } else if (step instanceof Step.Turn turn) {
          holdsState = false;
          talk.turnTo(turn.state());
        } else {
          act(step, question);
        }
      }
      if (!cancelled && !situation.isOver()) {
        giveStateBack();
        // Whoever waited for silence may have ended the call, or begun something else.
        if (!cancelled && !situation.isOver()) {
          finished.finished(spoken);
        }
      }
    }

    private void say(Step.Say say) {
      holdsState = true;
      spoken = true;
      talk.speak(filled(say.text(), question), question.sentenceId(), say.emotion(), this::goOn);
    }

    private void giveStateBack() {
      if (holdsState) {
        holdsState = false;
        talk.turnTo(ARTCAICallAgentState.Listening);
      }
    }
  }

  String filled(Template text, Question question) {
    return text.fill(settings.gaps(question, call.callerUid(), call.agentUid()));
  }

  // Pattern matching for switch is not in Java 17.
  private void act(Step step, Question question) {
    if (step instanceof Step.Send send) {
      call.send(send.message());
    } else if (step instanceof Step.Emotion emotion) {
      call.send(new AgentEmotion(emotion.label(), question.sentenceId()));
    } else if (step instanceof Step.Custom custom) {
      String text =
          custom.message().fill(settings.gaps(question, call.callerUid(), call.agentUid()));
      call.send(new CustomMessage(text));
    } else if (step instanceof Step.Raw raw) {
      call.sendRaw(raw.text().getBytes(StandardCharsets.UTF_8));
    } else if (step instanceof Step.FreshToken) {
      call.send(new RtcTokenResponse(call.freshToken()));
    } else if (step instanceof Step.Received) {
      call.send(new CustomMessage(report.get()));
    } else if (step instanceof Step.Extension extension) {
      call.sendMediaExtension(extension.type(), extension.payload());
    } else if (step instanceof Step.Interrupt interrupt) {
      talk.interrupt(interrupt.reason());
    } else {
      actOnPeople(step);
    }
  }

  private void actOnPeople(Step step) {
    if (step instanceof Step.TakeOver human) {
      takeover.begin(human);
    } else if (step instanceof Step.Online online) {
      call.participantOnline(online.uid(), SpokenVoice.sounding(online.voice(), call.time()));
    } else if (step instanceof Step.Offline offline) {
      call.participantOffline(offline.uid());
    } else if (step instanceof Step.Track track) {
      call.track(track.kind(), track.available());
    } else if (step instanceof Step.Bye bye) {
      situation.end();
      talk.stop();
      call.bye(bye.code());
    } else if (step instanceof Step.End) {
      situation.end();
      talk.stop();
      call.end();
    }
  }
}

package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.rehearsal.AgentScript.Rule;
import dev.aicall.api.config.ARTCAICallAutoSpeechLlmPending;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.port.TimeSource.Timer;
import dev.aicall.domain.protocol.AgentMessage.LlmReplyCompleted;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Questions and their answers: which rule fits, thinking, answering, and what was asked meanwhile.
 * Used on the call's loop only.
 */
final class Replies {
  private final AgentCall call;
  private final AgentScript script;
  private final CallSettings settings;
  private final Talk talk;
  private final StepRunner steps;
  private final Situation situation;
  private final LatencyMeter latency;
  private final Queue<Reply> waiting = new ArrayDeque<>();
  private final Turns pendingWords;
  private @Nullable Timer thinking;
  private @Nullable Timer pending;
  private StepRunner.@Nullable Run answer;

  /** Counts the replies, so that one that was cancelled never goes on. */
  private long current;

  /** A question, and how it is answered. */
  private record Reply(Question question, Duration thinking, List<Step> steps) {}

  Replies(
      AgentCall call,
      AgentScript script,
      CallSettings settings,
      Talk talk,
      StepRunner steps,
      Situation situation,
      LatencyMeter latency) {
    this.call = call;
    this.script = script;
    this.settings = settings;
    this.talk = talk;
    this.steps = steps;
    this.situation = situation;
    this.latency = latency;
    ARTCAICallAutoSpeechLlmPending words = settings.config().getAutoSpeechConfig().getLlmPending();
    this.pendingWords = new Turns(words == null ? List.of() : words.getMessages());
  }

  /** Answers a text by the first rule that fits it, or else as the script says. */
  void ask(String text, int sentenceId) {
    for (Rule rule : script.rules()) {
      if (rule.trigger() instanceof Trigger.OfText trigger) {
        List<String> groups = trigger.match(text);
        if (groups != null) {
          reply(rule, new Question(text, sentenceId, groups));
          return;
        }
      }
    }
    reply(new Reply(new Question(text, sentenceId), script.thinking(), script.otherwise()));
  }

  /** Answers by a rule. */
  void reply(Rule rule, Question question) {
    Duration own = rule.thinking();
    reply(new Reply(question, own == null ? script.thinking() : own, rule.steps()));
  }

  private void reply(Reply reply) {
    if (situation.isTakenOver() || situation.isOver()) {
      return;
    }
    if (talk.isSpeaking()) {
      if (settings.cachesWhatIsSaidMeanwhile()) {
        waiting.add(reply);
        // Not at once, so that what is being said can end in order.
        talk.whenSilent(() -> call.execute(this::askedMeanwhile));
      }
      return;
    }
    cancel();
    long mine = current;
    latency.asked();
    if (reply.thinking().isZero()) {
      answer(reply);
      return;
    }
    talk.turnTo(ARTCAICallAgentState.Thinking);
    thinking = call.schedule(reply.thinking(), () -> thought(reply, mine));
    speakWhilePending(reply.question());
  }

  /** Fills a long silence of thinking, if the caller's settings say so. */
  private void speakWhilePending(Question question) {
    ARTCAICallAutoSpeechLlmPending words = settings.config().getAutoSpeechConfig().getLlmPending();
    if (words != null && !pendingWords.isEmpty()) {
      pending =
          call.schedule(
              Duration.ofMillis(words.getWaitTime()),
              () -> {
                pending = null;
                talk.speak(
                    pendingWords.next(),
                    question.sentenceId(),
                    null,
                    () -> talk.turnTo(ARTCAICallAgentState.Thinking));
              });
    }
  }

  private void thought(Reply reply, long mine) {
    thinking = null;
    cancelPending();
    // Words that fill the silence are finished first, so that nothing is cut by the agent itself.
    talk.whenSilent(
        () -> {
          if (mine == current) {
            answer(reply);
          }
        });
  }

  private void answer(Reply reply) {
    if (situation.isTakenOver() || situation.isOver()) {
      return;
    }
    latency.thought();
    String text = spokenText(reply);
    if (!text.isEmpty() && settings.config().getLlmConfig().isLlmCompleteReply()) {
      call.send(new LlmReplyCompleted(text, reply.question().sentenceId()));
    }
    answer = steps.start(reply.steps(), reply.question(), true, spoken -> finish(reply, spoken));
  }

  private String spokenText(Reply reply) {
    return reply.steps().stream()
        .filter(Step.Say.class::isInstance)
        .map(step -> steps.filled(((Step.Say) step).text(), reply.question()))
        .collect(Collectors.joining(" "));
  }

  private void finish(Reply reply, boolean spoken) {
    answer = null;
    if (spoken) {
      latency.tell(reply.question().sentenceId());
    }
    askedMeanwhile();
  }

  /** Answers what was asked while the agent spoke, unless something newer is thought about. */
  private void askedMeanwhile() {
    Reply next = talk.isListening() ? waiting.poll() : null;
    if (next != null) {
      reply(next);
    }
  }

  /** Adds a question that is answered when the agent has finished. */
  void askLater(String text, int sentenceId) {
    talk.whenSilent(() -> ask(text, sentenceId));
  }

  /** Cuts what is said, if anything is, and the rest of the answer; a human is not cut. */
  void interrupt(ARTCAICallSpeakingInterruptedReason reason) {
    if (talk.isSpeaking() && !situation.isHumanThere()) {
      cancel();
      talk.interrupt(reason);
    }
  }

  /** Forgets the question that is thought about, and the answer that is given. */
  void cancel() {
    current++;
    cancelPending();
    if (thinking != null) {
      thinking.cancel();
      thinking = null;
    }
    if (answer != null) {
      answer.cancel();
      answer = null;
    }
  }

  private void cancelPending() {
    if (pending != null) {
      pending.cancel();
      pending = null;
    }
  }
}

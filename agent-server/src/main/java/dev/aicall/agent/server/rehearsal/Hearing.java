package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.rehearsal.AgentScript.Rule;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.port.TimeSource.Timer;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What the agent makes of the sound of the caller. A piece of sound ends with as much silence as
 * ends a sentence; each rule reacts once to a piece. Sound interrupts the agent's speech when it
 * may. Used on the call's loop only, apart from the ears it makes.
 */
final class Hearing {
  private final AgentCall call;
  private final CallSettings settings;
  private final Talk talk;
  private final Replies replies;
  private final Utterances utterances;
  private final BooleanSupplier deaf;
  private final Runnable onSound;
  private final List<Rule> rules;
  private final double[] tones;
  private final Map<Rule, Timer> soon = new HashMap<>();
  private final Set<Rule> done = new HashSet<>();
  private @Nullable Timer interruption;
  private @Nullable Timer sentenceEnd;
  private int kind = Ears.SILENCE;

  /**
   * Takes what it needs.
   *
   * @param deaf whether sound means nothing at the moment
   * @param onSound runs when sound begins
   */
  Hearing(
      AgentCall call,
      AgentScript script,
      CallSettings settings,
      Talk talk,
      Replies replies,
      Utterances utterances,
      BooleanSupplier deaf,
      Runnable onSound) {
    this.call = call;
    this.settings = settings;
    this.talk = talk;
    this.replies = replies;
    this.utterances = utterances;
    this.deaf = deaf;
    this.onSound = onSound;
    this.rules =
        script.rules().stream().filter(rule -> rule.trigger() instanceof Trigger.Hears).toList();
    this.tones =
        rules.stream()
            .mapToDouble(rule -> hears(rule).hertz())
            .filter(t -> t > 0)
            .distinct()
            .toArray();
  }

  private static Trigger.Hears hears(Rule rule) {
    return (Trigger.Hears) rule.trigger();
  }

  PcmSink ears() {
    return new Ears(tones, heard -> call.execute(() -> turnedTo(heard)));
  }

  private void turnedTo(int heard) {
    kind = heard;
    if (heard == Ears.SILENCE) {
      cancelAll();
      sentenceEnd = call.schedule(Duration.ofMillis(settings.asrMaxSilenceMs), done::clear);
      return;
    }
    if (sentenceEnd != null) {
      sentenceEnd.cancel();
      sentenceEnd = null;
    }
    if (isDeaf()) {
      return;
    }
    onSound.run();
    if (interruption == null) {
      interruption = call.schedule(settings.leastSpeech(), this::interrupt);
    }
    rules.forEach(this::watch);
  }

  private boolean isDeaf() {
    return settings.pushToTalk || deaf.getAsBoolean();
  }

  private void watch(Rule rule) {
    double hertz = hears(rule).hertz();
    boolean fits = hertz == 0 || (kind < tones.length && tones[kind] == hertz);
    if (!fits) {
      Timer timer = soon.remove(rule);
      if (timer != null) {
        timer.cancel();
      }
    } else if (!done.contains(rule) && !soon.containsKey(rule)) {
      soon.put(rule, call.schedule(hears(rule).lasts(), () -> react(rule)));
    }
  }

  private void react(Rule rule) {
    soon.remove(rule);
    if (isDeaf()) {
      return;
    }
    done.add(rule);
    interrupt();
    String as = hears(rule).as();
    if (as != null && rule.steps().isEmpty()) {
      utterances.said(as);
    } else {
      utterances.said(as == null ? "" : as, rule);
    }
  }

  private void interrupt() {
    interruption = null;
    if (settings.voiceInterrupt && talk.isSpeaking() && !isDeaf() && settings.answersVoice()) {
      replies.interrupt(ARTCAICallSpeakingInterruptedReason.byVoice);
    }
  }

  private void cancelAll() {
    soon.values().forEach(Timer::cancel);
    soon.clear();
    if (interruption != null) {
      interruption.cancel();
      interruption = null;
    }
  }
}

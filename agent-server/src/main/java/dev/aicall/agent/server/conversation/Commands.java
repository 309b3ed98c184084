package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.CallerCommands;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.protocol.AgentMessage.AgentError;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.PushToTalkChanged;
import dev.aicall.domain.protocol.AgentMessage.RtcTokenResponse;
import dev.aicall.domain.protocol.AgentMessage.VisionCustomCaptureChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceIdChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceInterruptChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintCleared;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintUsingChanged;
import dev.aicall.domain.protocol.ClientMessage.StartVisionCustomCapture;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Obeys the caller's messages. What this agent cannot do, and a value out of its range, changes
 * nothing and is answered with 1000 and {@link CallerCommands#REFUSED}. Used on the call's loop
 * only.
 */
final class Commands implements CallerCommands {
  private static final Logger log = LoggerFactory.getLogger(Commands.class);

  /** The agent finishes its sentence, at most this long: wire.md §7. */
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

  private final AgentCall call;
  private final CallState state;
  private final Dialogue dialogue;
  private final Hearing hearing;
  private final TurnTaking turns;
  private final TurnRules turnRules;
  private final VoiceRules voiceRules;
  private final History history;
  private final ClientExtras extras;
  private final SpeechSynthesizer synthesizer;
  private final Runnable leave;

  /**
   * Takes what it needs.
   *
   * @param leave ends the call without a word
   */
  Commands(
      AgentCall call,
      CallState state,
      Dialogue dialogue,
      Hearing hearing,
      TurnTaking turns,
      TurnRules turnRules,
      VoiceRules voiceRules,
      History history,
      ClientExtras extras,
      SpeechSynthesizer synthesizer,
      Runnable leave) {
    this.call = call;
    this.state = state;
    this.dialogue = dialogue;
    this.hearing = hearing;
    this.turns = turns;
    this.turnRules = turnRules;
    this.voiceRules = voiceRules;
    this.history = history;
    this.extras = extras;
    this.synthesizer = synthesizer;
    this.leave = leave;
  }

  private void refuse(String problem) {
    call.send(new AgentError(REFUSED, problem));
  }

  @Override
  public void stop() {
    if (state.config().isAgentGracefulShutdown()) {
      call.schedule(LONGEST_FAREWELL, leave);
      dialogue.whenSilent(leave);
    } else {
      leave.run();
    }
  }

  @Override
  public void interruptSpeaking() {
    dialogue.interrupt(ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking);
  }

  @Override
  public void sendText(String text) {
    dialogue.interrupt(ARTCAICallSpeakingInterruptedReason.byLlmQuery);
    dialogue.dropThought();
    if (!text.isBlank()) {
      dialogue.ask(Question.typed(text.strip(), state.nextSentenceId()));
    }
  }

  @Override
  public void customMessage(String message) {
    log.debug("event=custom-message call={} letters={}", call.instanceId(), message.length());
  }

  @Override
  public void queryState() {
    call.send(new AgentStateChanged(dialogue.shown().value()));
  }

  @Override
  public void requestToken(String userId) {
    if (userId.equals(call.callerUid())) {
      call.send(new RtcTokenResponse(call.freshToken()));
    } else {
      refuse("requestRTCToken: a token is given to its own user only");
    }
  }

  @Override
  public void enableVoiceInterrupt(boolean enable) {
    state.voiceInterrupt(enable);
    call.send(new VoiceInterruptChanged(enable));
  }

  @Override
  public void enablePushToTalk(boolean enable) {
    state.pushToTalk(enable);
    hearing.byHand(enable);
    turns.forgotten();
    call.send(new PushToTalkChanged(enable));
  }

  /** Pressing is deliberate, so it cuts the agent's speech whatever may interrupt else. */
  @Override
  public void startPushToTalk() {
    if (state.isPushToTalk()) {
      hearing.press();
    }
  }

  @Override
  public void finishPushToTalk() {
    if (state.isPushToTalk()) {
      hearing.release();
    }
  }

  @Override
  public void cancelPushToTalk() {
    if (state.isPushToTalk()) {
      hearing.forget();
      turns.forgotten();
    }
  }

  @Override
  public void switchVoice(String voiceId) {
    if (synthesizer.voices().contains(voiceId)) {
      voiceRules.voiceId(voiceId);
      call.send(new VoiceIdChanged(voiceId));
    } else {
      refuse("voiceId: one of " + synthesizer.voices() + ", got another");
    }
  }

  @Override
  public void updateSilence(int millis) {
    if (millis >= CallRules.LEAST_SILENCE_MS && millis <= CallRules.MOST_SILENCE_MS) {
      turnRules.silenceMs(millis);
    } else {
      refuse(
          "asrMaxSilence: "
              + CallRules.LEAST_SILENCE_MS
              + " to "
              + CallRules.MOST_SILENCE_MS
              + ", got "
              + millis);
    }
  }

  @Override
  public void updateSpeechRate(double rate) {
    if (rate >= CallRules.LOWEST_RATE && rate <= CallRules.HIGHEST_RATE) {
      voiceRules.rate(rate);
    } else {
      refuse(
          "speechRate: "
              + CallRules.LOWEST_RATE
              + " to "
              + CallRules.HIGHEST_RATE
              + ", got "
              + rate);
    }
  }

  @Override
  public void updateSystemPrompt(String prompt) {
    history.systemPrompt(prompt);
  }

  @Override
  public void useVoiceprint(boolean enable) {
    call.send(new VoiceprintUsingChanged(false));
    if (enable) {
      refuse("useVoiceprint: this agent cannot tell voices apart");
    }
  }

  /** There is none, so it is gone. */
  @Override
  public void clearVoiceprint() {
    call.send(new VoiceprintCleared());
  }

  @Override
  public void startCapture(StartVisionCustomCapture request) {
    refuse("startVisionCustomCapture: this agent does not see");
    call.send(new VisionCustomCaptureChanged(false));
  }

  @Override
  public void stopCapture() {
    call.send(new VisionCustomCaptureChanged(false));
  }

  @Override
  public void updateVcr(Map<String, @Nullable Object> config) {
    refuse("updateVcrConfig: this agent does not see");
  }

  @Override
  public void updateBailianParams(Map<String, @Nullable Object> params) {
    extras.params(params);
  }
}

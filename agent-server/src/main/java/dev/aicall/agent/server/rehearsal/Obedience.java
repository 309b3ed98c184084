package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.CallerCommands;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.protocol.AgentMessage.AgentError;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.RtcTokenResponse;
import dev.aicall.domain.protocol.AgentMessage.VisionCustomCaptureChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceIdChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceInterruptChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintCleared;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintUsingChanged;
import dev.aicall.domain.protocol.ClientMessage.StartVisionCustomCapture;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Obeys each of the caller's messages (wire.md §2.2) and acknowledges those that have an answer. A
 * value out of its range changes nothing and is answered with 1000 and {@link
 * CallerCommands#REFUSED}. Used on the call's loop only.
 */
final class Obedience implements CallerCommands {
  /** The agent finishes its sentence, at most this long: wire.md §7. */
  private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(10);

  private final AgentCall call;
  private final CallSettings settings;
  private final Situation situation;
  private final Talk talk;
  private final Replies replies;
  private final PushToTalk pushToTalk;
  private final StillCapture stills;
  private final VcrWatch vcr;
  private final Mouth mouth;
  private final CustomMessages customMessages;

  Obedience(
      AgentCall call,
      CallSettings settings,
      Situation situation,
      Talk talk,
      Replies replies,
      PushToTalk pushToTalk,
      StillCapture stills,
      VcrWatch vcr,
      Mouth mouth,
      CustomMessages customMessages) {
    this.call = call;
    this.settings = settings;
    this.situation = situation;
    this.talk = talk;
    this.replies = replies;
    this.pushToTalk = pushToTalk;
    this.stills = stills;
    this.vcr = vcr;
    this.mouth = mouth;
    this.customMessages = customMessages;
  }

  @Override
  public void interruptSpeaking() {
    replies.interrupt(ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking);
  }

  @Override
  public void sendText(String text) {
    replies.interrupt(ARTCAICallSpeakingInterruptedReason.byLlmQuery);
    replies.ask(text, situation.nextSentenceId());
  }

  @Override
  public void customMessage(String message) {
    customMessages.arrived(message);
  }

  @Override
  public void queryState() {
    call.send(new AgentStateChanged(talk.state().value()));
  }

  @Override
  public void enableVoiceInterrupt(boolean enable) {
    settings.voiceInterrupt = enable;
    call.send(new VoiceInterruptChanged(enable));
  }

  @Override
  public void enablePushToTalk(boolean enable) {
    pushToTalk.enable(enable);
  }

  @Override
  public void startPushToTalk() {
    pushToTalk.start();
  }

  @Override
  public void finishPushToTalk() {
    pushToTalk.finish();
  }

  @Override
  public void cancelPushToTalk() {
    pushToTalk.cancel();
  }

  @Override
  public void useVoiceprint(boolean enable) {
    settings.voiceprint = enable;
    call.send(new VoiceprintUsingChanged(enable));
  }

  @Override
  public void clearVoiceprint() {
    settings.voiceprintCleared = true;
    call.send(new VoiceprintCleared());
  }

  @Override
  public void stopCapture() {
    stills.stop();
  }

  @Override
  public void updateSystemPrompt(String prompt) {
    settings.prompt = prompt;
  }

  @Override
  public void updateVcr(Map<String, @Nullable Object> config) {
    String problem = VcrWatch.problem(config);
    if (problem == null) {
      vcr.use(config);
    } else {
      refuse(problem);
    }
  }

  @Override
  public void updateBailianParams(Map<String, @Nullable Object> params) {
    settings.bailian = params;
  }

  private void refuse(String problem) {
    call.send(new AgentError(REFUSED, problem));
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
  public void switchVoice(String voiceId) {
    List<String> listed = settings.listedVoices();
    boolean known = listed.contains(voiceId) || mouth.has(voiceId);
    if (known || (listed.isEmpty() && !mouth.hasOthers())) {
      settings.voiceId = voiceId;
      if (!situation.isTakenOver()) {
        mouth.use(voiceId);
      }
      call.send(new VoiceIdChanged(voiceId));
    } else {
      refuse("voiceId: one of " + mouth.ids(listed) + ", got another");
    }
  }

  @Override
  public void updateSilence(int millis) {
    if (millis >= CallSettings.LEAST_SILENCE_MS && millis <= CallSettings.MOST_SILENCE_MS) {
      settings.asrMaxSilenceMs = millis;
    } else {
      refuse(
          "asrMaxSilence: "
              + CallSettings.LEAST_SILENCE_MS
              + " to "
              + CallSettings.MOST_SILENCE_MS
              + ", got "
              + millis);
    }
  }

  @Override
  public void updateSpeechRate(double rate) {
    if (rate >= CallSettings.LOWEST_RATE && rate <= CallSettings.HIGHEST_RATE) {
      settings.speechRate = rate;
    } else {
      refuse(
          "speechRate: "
              + CallSettings.LOWEST_RATE
              + " to "
              + CallSettings.HIGHEST_RATE
              + ", got "
              + rate);
    }
  }

  @Override
  public void startCapture(StartVisionCustomCapture asked) {
    String problem = stills.problem(asked);
    if (problem == null) {
      stills.start(asked);
    } else {
      refuse(problem);
      call.send(new VisionCustomCaptureChanged(false));
    }
  }

  @Override
  public void stop() {
    if (settings.config().isAgentGracefulShutdown()) {
      call.schedule(LONGEST_FAREWELL, this::leave);
      talk.whenSilent(this::leave);
    } else {
      leave();
    }
  }

  private void leave() {
    if (!situation.isOver()) {
      situation.end();
      replies.cancel();
      talk.stop();
      call.end();
    }
  }
}

package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.domain.protocol.AgentMessage.AgentError;
import dev.aicall.domain.protocol.AgentMessage.AgentStateChanged;
import dev.aicall.domain.protocol.AgentMessage.RtcTokenResponse;
import dev.aicall.domain.protocol.AgentMessage.VisionCustomCaptureChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceIdChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceInterruptChanged;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintCleared;
import dev.aicall.domain.protocol.AgentMessage.VoiceprintUsingChanged;
import dev.aicall.domain.protocol.ClientMessage;
import java.time.Duration;
import java.util.List;

/**
 * Obeys each of the caller's messages (wire.md §2.2) and acknowledges those that have an answer. A
 * value out of its range changes nothing and is answered with 1000 and {@link #REFUSED}. Used on
 * the call's loop only.
 */
final class Obedience {
  /** A code of 1000 that clients log and ignore (wire.md §5), so nobody takes it for a failure. */
  static final int REFUSED = 4003;

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

  // Pattern matching for switch is not in Java 17, so the messages are tried in groups.
  void obey(ClientMessage message) {
    if (message instanceof ClientMessage.StopAgent) {
      stop();
    } else if (message instanceof ClientMessage.InterruptSpeaking) {
      replies.interrupt(ARTCAICallSpeakingInterruptedReason.byInterruptSpeaking);
    } else if (message instanceof ClientMessage.SendTextToAgent asked) {
      replies.interrupt(ARTCAICallSpeakingInterruptedReason.byLlmQuery);
      replies.ask(asked.text(), situation.nextSentenceId());
    } else if (message instanceof ClientMessage.SendCustomMessageToServer asked) {
      customMessages.arrived(asked.message());
    } else if (message instanceof ClientMessage.QueryAgentState) {
      call.send(new AgentStateChanged(talk.state().value()));
    } else if (message instanceof ClientMessage.RequestRtcToken asked) {
      renewToken(asked.userId());
    } else {
      obeyAboutSpeech(message);
    }
  }

  private void obeyAboutSpeech(ClientMessage message) {
    if (message instanceof ClientMessage.EnableVoiceInterrupt asked) {
      settings.voiceInterrupt = asked.enable();
      call.send(new VoiceInterruptChanged(asked.enable()));
    } else if (message instanceof ClientMessage.EnablePushToTalk asked) {
      pushToTalk.enable(asked.enable());
    } else if (message instanceof ClientMessage.StartPushToTalk) {
      pushToTalk.start();
    } else if (message instanceof ClientMessage.FinishPushToTalk) {
      pushToTalk.finish();
    } else if (message instanceof ClientMessage.CancelPushToTalk) {
      pushToTalk.cancel();
    } else if (message instanceof ClientMessage.SwitchVoiceId asked) {
      switchVoice(asked.voiceId());
    } else if (message instanceof ClientMessage.UseVoiceprint asked) {
      settings.voiceprint = asked.enable();
      call.send(new VoiceprintUsingChanged(asked.enable()));
    } else if (message instanceof ClientMessage.ClearVoiceprint) {
      settings.voiceprintCleared = true;
      call.send(new VoiceprintCleared());
    } else {
      obeyAboutThinking(message);
    }
  }

  private void obeyAboutThinking(ClientMessage message) {
    if (message instanceof ClientMessage.StartVisionCustomCapture asked) {
      capture(asked);
    } else if (message instanceof ClientMessage.StopVisionCustomCapture) {
      stills.stop();
    } else if (message instanceof ClientMessage.UpdateLlmSystemPrompt asked) {
      settings.prompt = asked.prompt();
    } else if (message instanceof ClientMessage.UpdateVcrConfig asked) {
      String problem = VcrWatch.problem(asked.config());
      if (problem == null) {
        vcr.use(asked.config());
      } else {
        refuse(problem);
      }
    } else if (message instanceof ClientMessage.UpdateBailianAppParams asked) {
      settings.bailian = asked.params();
    } else if (message instanceof ClientMessage.UpdateAsrMaxSilence asked) {
      changeSilence(asked.asrMaxSilence());
    } else if (message instanceof ClientMessage.UpdateTtsSpeechRate asked) {
      changeRate(asked.speechRate());
    }
  }

  private void refuse(String problem) {
    call.send(new AgentError(REFUSED, problem));
  }

  private void renewToken(String userId) {
    if (userId.equals(call.callerUid())) {
      call.send(new RtcTokenResponse(call.freshToken()));
    } else {
      refuse("requestRTCToken: a token is given to its own user only");
    }
  }

  private void switchVoice(String voiceId) {
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

  private void changeSilence(int millis) {
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

  private void changeRate(double rate) {
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

  private void capture(ClientMessage.StartVisionCustomCapture asked) {
    String problem = stills.problem(asked);
    if (problem == null) {
      stills.start(asked);
    } else {
      refuse(problem);
      call.send(new VisionCustomCaptureChanged(false));
    }
  }

  private void stop() {
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

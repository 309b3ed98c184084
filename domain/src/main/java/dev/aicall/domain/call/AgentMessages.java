package dev.aicall.domain.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.error.CallError;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallAgentVcrResult;
import dev.aicall.api.model.ARTCAICallSpeakingInterruptedReason;
import dev.aicall.api.model.ARTCAICallVoiceprintResult;
import dev.aicall.domain.protocol.AgentMessage;

/** What each message of the agent means: the most frequent first. */
final class AgentMessages {
  private AgentMessages() {}

  static void received(Step step, AgentMessage message) {
    if (message instanceof AgentMessage.AgentSubtitle m) {
      step.tell(d -> d.onVoiceAgentSubtitleNotify(m.text(), m.end(), m.sentenceId()));
    } else if (message instanceof AgentMessage.UserSubtitle m) {
      userSubtitle(step, m);
    } else if (message instanceof AgentMessage.AgentStateChanged m) {
      ARTCAICallAgentState state = ARTCAICallAgentState.fromValue(m.state());
      step.edit().agentState = state;
      step.tell(d -> d.onAgentStateChanged(state));
    } else if (message instanceof AgentMessage.AgentEmotion m) {
      step.tell(d -> d.onAgentEmotionNotify(m.emotion(), m.sentenceId()));
    } else if (message instanceof AgentMessage.LlmReplyCompleted m) {
      step.tell(d -> d.onLLMReplyCompleted(m.text(), m.sentenceId()));
    } else if (message instanceof AgentMessage.SpeakingInterrupted m) {
      ARTCAICallSpeakingInterruptedReason reason =
          ARTCAICallSpeakingInterruptedReason.fromValue(m.reason());
      step.tell(d -> d.onSpeakingInterrupted(reason));
    } else if (message instanceof AgentMessage.VcrResult m) {
      ARTCAICallAgentVcrResult result = ARTCAICallAgentVcrResult.fromMap(m.data());
      step.tell(d -> d.onReceivedAgentVcrResult(result));
    } else if (message instanceof AgentMessage.CustomMessage m) {
      step.tell(d -> d.onReceivedAgentCustomMessage(m.jsonObject()));
    } else {
      control(step, message);
    }
  }

  private static void userSubtitle(Step step, AgentMessage.UserSubtitle m) {
    ARTCAICallVoiceprintResult voiceprint = ARTCAICallVoiceprintResult.fromValue(m.voiceprint());
    step.tell(
        d -> {
          d.onUserSubtitleNotify(m.text(), m.end(), m.sentenceId());
          d.onUserSubtitleNotify(m.text(), m.end(), m.sentenceId(), voiceprint);
        });
  }

  private static void control(Step step, AgentMessage message) {
    if (message instanceof AgentMessage.AgentError m) {
      agentError(step, m);
    } else if (message instanceof AgentMessage.VoiceInterruptChanged m) {
      step.edit().voiceInterrupt = m.enable();
      step.tell(d -> d.onVoiceInterrupted(m.enable()));
    } else if (message instanceof AgentMessage.VoiceIdChanged m) {
      step.edit().voiceId = m.voiceId();
      step.tell(d -> d.onVoiceIdChanged(m.voiceId()));
    } else if (message instanceof AgentMessage.RtcTokenResponse m) {
      step.edit().tokenRequested = false;
      step.session(session -> session.refreshToken(m.token()));
      step.tell(d -> d.onNewRTCToken(m.token()));
    } else if (message instanceof AgentMessage.PushToTalkChanged m) {
      PushToTalk.toldByAgent(step, m.enable());
    } else if (message instanceof AgentMessage.VoiceprintUsingChanged m) {
      step.edit().voiceprint = m.enable();
      step.tell(d -> d.onVoiceprint(m.enable()));
    } else if (message instanceof AgentMessage.VoiceprintCleared) {
      step.tell(ARTCAICallEngineDelegate::onVoiceprintCleared);
    } else if (message instanceof AgentMessage.AgentWillLeave m) {
      step.tell(d -> d.onAgentWillLeave(m.reason(), m.message()));
    } else if (message instanceof AgentMessage.HumanTakeoverWillStart m) {
      takeoverWillStart(step, m);
    } else if (message instanceof AgentMessage.HumanTakeoverConnected m) {
      CallState.Draft draft = step.edit();
      draft.takeoverUid = m.takeoverUid();
      draft.takeoverConnected = true;
      step.tell(d -> d.onHumanTakeoverConnected(m.takeoverUid()));
    } else if (message instanceof AgentMessage.VisionCustomCaptureChanged m) {
      step.tell(d -> d.onVisionCustomCapture(m.enable()));
    }
    // What is left is ReadyResponse, which says nothing.
  }

  private static void agentError(Step step, AgentMessage.AgentError m) {
    ARTCAICallErrorCode code = Errors.ofAgent(m.code());
    if (code != null) {
      String message = m.message();
      step.error(code, CallError.of(code, message == null ? "agent error " + m.code() : message));
    }
  }

  private static void takeoverWillStart(Step step, AgentMessage.HumanTakeoverWillStart m) {
    CallState.Draft draft = step.edit();
    draft.takeoverUid = m.takeoverUid();
    draft.takeoverSilent = m.takeoverMode() == 0;
    if (draft.takeoverSilent) {
      step.session(session -> session.subscribeAudio(m.takeoverUid(), false));
    }
    step.tell(d -> d.onHumanTakeoverWillStart(m.takeoverUid(), m.takeoverMode()));
  }
}

package dev.aicall.testkit.coverage;

import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.rtc.fake.RtcCommand;
import java.lang.reflect.Method;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What each command of the engine does and how it is confirmed: api.md §1. Methods that only answer
 * a question have no row.
 */
final class MethodTable {
  private static final String ERROR = "onErrorOccurs(ARTCAICallErrorCode)";
  private static final Map<String, Row> ROWS = new LinkedHashMap<>();

  /** The backend's own views, which stay the same objects. */
  private static final Set<String> CONSTANT = Set.of("getAudioDevices", "getVideoDevices");

  /**
   * A command.
   *
   * @param effect command or message that shows it, or Void where the session is not concerned
   * @param confirmedBy name of a callback, or empty
   * @param unconfirmed why no callback confirms it, or empty
   */
  record Row(Class<?> effect, String confirmedBy, String unconfirmed) {}

  static {
    String nextCall = "holds for the next call";
    unconfirmed("setDelegate", Void.class, "concerns the callbacks themselves");
    unconfirmed("setAudioConfig", RtcCommand.Join.class, nextCall);
    unconfirmed("setVideoConfig", RtcCommand.Join.class, nextCall);
    unconfirmed("setVisionConfig", RtcCommand.Join.class, nextCall);
    unconfirmed("setPushToTalkConfig", RtcCommand.CaptureMicrophone.class, nextCall);
    unconfirmed("setMediaTaps", RtcCommand.Join.class, nextCall);

    confirmed(
        "call(String, String, ARTCAICallAgentInfo, CallCompletion)",
        RtcCommand.Join.class,
        "onCallBegin");
    confirmed("call(String, String, ARTCAICallAgentInfo)", RtcCommand.Join.class, "onCallBegin");
    confirmed("call(ARTCAICallConfig)", RtcCommand.Join.class, "onAgentStarted");
    confirmed("handup(boolean)", RtcCommand.Leave.class, "onCallEnd");
    confirmed("handup(boolean, boolean)", RtcCommand.Leave.class, "onCallEnd");
    confirmed("destroy", RtcCommand.Leave.class, "onCallEnd");
    confirmed("close", RtcCommand.Leave.class, "onCallEnd");
    confirmed("createRTCEngine", Void.class, "onRTCEngineCreated");
    confirmed("stopAgent", ClientMessage.StopAgent.class, ERROR);
    confirmed("requestRTCToken", ClientMessage.RequestRtcToken.class, "onNewRTCToken");
    unconfirmed("updateToken", RtcCommand.RefreshToken.class, "§1.2 row 18 names none");

    String local = "local only";
    unconfirmed("setLocalViewConfig", RtcCommand.SetLocalView.class, local);
    unconfirmed("setAgentViewConfig", RtcCommand.SetRemoteView.class, local);

    confirmed("interruptSpeaking", ClientMessage.InterruptSpeaking.class, "onSpeakingInterrupted");
    confirmed(
        "enableVoiceInterrupt", ClientMessage.EnableVoiceInterrupt.class, "onVoiceInterrupted");
    confirmed("switchVoiceId", ClientMessage.SwitchVoiceId.class, "onVoiceIdChanged");
    unconfirmed("enableSpeaker", RtcCommand.UseSpeaker.class, local);
    unconfirmed("muteMicrophone", RtcCommand.MuteMicrophone.class, local);
    unconfirmed("muteAgentAudioPlaying", RtcCommand.MutePlayout.class, local);
    unconfirmed(
        "updateAsrMaxSilence", ClientMessage.UpdateAsrMaxSilence.class, "§1.4 row 27 says none");
    unconfirmed(
        "updateTtsSpeechRate", ClientMessage.UpdateTtsSpeechRate.class, "§1.4 row 28 says none");
    confirmed("queryCurrentAgentState", ClientMessage.QueryAgentState.class, "onAgentStateChanged");

    confirmed("enablePushToTalk", ClientMessage.EnablePushToTalk.class, "onPushToTalk");
    unconfirmed("startPushToTalk", ClientMessage.StartPushToTalk.class, "§1.5 row 31 says none");
    confirmed(
        "finishPushToTalk", ClientMessage.FinishPushToTalk.class, "onVoiceAgentSubtitleNotify");
    unconfirmed("cancelPushToTalk", ClientMessage.CancelPushToTalk.class, "§1.5 row 33 says none");

    unconfirmed("muteLocalCamera", RtcCommand.CaptureCamera.class, local);
    unconfirmed("switchCamera", RtcCommand.SwitchCamera.class, local);
    confirmed(
        "startVisionCustomCapture",
        ClientMessage.StartVisionCustomCapture.class,
        "onVisionCustomCapture");
    confirmed(
        "stopVisionCustomCapture",
        ClientMessage.StopVisionCustomCapture.class,
        "onVisionCustomCapture");
    confirmed("updateVcrConfig", ClientMessage.UpdateVcrConfig.class, "onReceivedAgentVcrResult");

    confirmed("sendTextToAgent", ClientMessage.SendTextToAgent.class, "onVoiceAgentSubtitleNotify");
    unconfirmed(
        "sendCustomMessageToServer",
        ClientMessage.SendCustomMessageToServer.class,
        "goes to the customer's server");
    unconfirmed(
        "updateLlmSystemPrompt",
        ClientMessage.UpdateLlmSystemPrompt.class,
        "§1.7 row 41 says none");
    unconfirmed(
        "updateBailianAppParams",
        ClientMessage.UpdateBailianAppParams.class,
        "§1.7 row 42 says none");
    confirmed("useVoiceprint", ClientMessage.UseVoiceprint.class, "onVoiceprint");
    confirmed("clearVoiceprint", ClientMessage.ClearVoiceprint.class, "onVoiceprintCleared");

    String answered = "answers by itself";
    unconfirmed(
        "generateShareAgentCall(ARTCAICallAgentShareConfig, String, ShareCompletion)",
        Void.class,
        answered);
    unconfirmed("generateShareAgentCall(ARTCAICallAgentShareConfig, String)", Void.class, answered);
  }

  private MethodTable() {}

  private static void confirmed(String method, Class<?> effect, String callback) {
    ROWS.put(method, new Row(effect, callback, ""));
  }

  private static void unconfirmed(String method, Class<?> effect, String reason) {
    ROWS.put(method, new Row(effect, "", reason));
  }

  static Map<String, Row> rows() {
    return Map.copyOf(ROWS);
  }

  static Row row(String method) {
    Row row = ROWS.get(method);
    if (row == null) {
      throw new AssertionError(method + " has no row in " + MethodTable.class.getSimpleName());
    }
    return row;
  }

  /** What the tests must show of a method, by what it returns and by its row. */
  static Set<Aspect> aspects(String name, Method method) {
    if (asksOnly(method)) {
      return EnumSet.of(Aspect.VALUE);
    }
    Set<Aspect> aspects = EnumSet.of(Aspect.EFFECT);
    Class<?> result = method.getReturnType();
    if (result == boolean.class || result == CompletableFuture.class) {
      aspects.add(Aspect.REFUSAL);
    }
    if (!row(name).confirmedBy().isEmpty()) {
      aspects.add(Aspect.CONFIRMATION);
    }
    return aspects;
  }

  static boolean isConstant(String name) {
    return CONSTANT.contains(name);
  }

  /** Getters, and what works a value out: a question has no effect and cannot be refused. */
  static boolean asksOnly(Method method) {
    Class<?> result = method.getReturnType();
    if (result == boolean.class) {
      return method.getParameterCount() == 0 && method.getName().matches("(is|has)[A-Z].*");
    }
    return result != void.class && result != CompletableFuture.class;
  }
}

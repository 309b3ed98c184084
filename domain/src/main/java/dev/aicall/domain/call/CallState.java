package dev.aicall.domain.call;

import dev.aicall.api.CallCompletion;
import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.config.ARTCAICallVisionConfig;
import dev.aicall.api.config.PushToTalkConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentInfo;
import dev.aicall.api.model.ARTCAICallAgentState;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything the engine must know to answer at once, as one immutable value: device settings that
 * outlive calls, and the call. Changed only by a {@link Step}, through a {@link Draft}, and swapped
 * as a whole. What only the loop needs (session, timers, counters) is in {@link CallLoop}.
 */
final class CallState {

  // Settings of the user; they outlive calls.
  /** The user's wish; push-to-talk may mute on top. */
  final boolean microphoneMuted;

  /** The user's wish. */
  final boolean cameraMuted;

  /** The mode in force, or wanted for the next call. */
  final boolean pushToTalk;

  final boolean speakerOn;
  final @Nullable ARTCAICallViewConfig localView;
  final @Nullable ARTCAICallViewConfig agentView;
  final ARTCAICallAudioConfig audioConfig;
  final ARTCAICallVideoConfig videoConfig;
  final @Nullable ARTCAICallVisionConfig visionConfig;
  final PushToTalkConfig pushToTalkConfig;
  final MediaTaps taps;

  // The engine.
  /** Its creation was ordered; commands after that find it there. */
  final boolean rtcEngineWanted;

  final boolean destroyed;

  // The call.
  /** Number of the current or last call; 0 = there was none. */
  final long callId;

  final Phase phase;
  final @Nullable String userId;
  final @Nullable ARTCAICallAgentInfo agentInfo;

  /** This side asked for the agent's start, so its uid comes with the result. */
  final boolean agentWanted;

  /** The agent's start was confirmed. */
  final boolean agentStarted;

  /** Waits to be told how the join ended. */
  final @Nullable CallCompletion completion;

  /** OnCallEnd must still be told. */
  final boolean endOwed;

  final boolean onCall;

  /** OnCallBegin was told. */
  final boolean begun;

  /** The agent reads our messages. */
  final boolean dataChannelReady;

  final boolean linkUp;

  /** Between start and finish of push-to-talk. */
  final boolean talking;

  /** As last told to the session. */
  final boolean cameraPublished;

  /** As last told to the session. */
  final boolean microphoneSilenced;

  final ARTCAICallAgentState agentState;

  /** Who shows the agent's picture: the avatar. */
  final @Nullable String videoUid;

  /** The human who takes over. */
  final @Nullable String takeoverUid;

  /** The human speaks with the agent's voice (mode 0). */
  final boolean takeoverSilent;

  final boolean takeoverConnected;

  /** The agent left the channel to a human. */
  final boolean agentGone;

  /** Who reads our messages, seen before the agent's uid was known. */
  final List<String> earlyReaders;

  /** 1104 is on its way. */
  final boolean tokenRequested;

  /** 1104 is to be sent as soon as sending is possible. */
  final boolean tokenDue;

  /** The stack reports delays itself, so none are derived. */
  final boolean delayMeasuredByRtc;

  /** The user at this end talks. */
  final boolean speaking;

  final boolean voiceInterrupt;
  final boolean voiceprint;
  final @Nullable String voiceId;

  CallState() {
    this(new Draft());
  }

  private CallState(Draft draft) {
    microphoneMuted = draft.microphoneMuted;
    cameraMuted = draft.cameraMuted;
    pushToTalk = draft.pushToTalk;
    speakerOn = draft.speakerOn;
    localView = draft.localView;
    agentView = draft.agentView;
    audioConfig = draft.audioConfig;
    videoConfig = draft.videoConfig;
    visionConfig = draft.visionConfig;
    pushToTalkConfig = draft.pushToTalkConfig;
    taps = draft.taps;
    rtcEngineWanted = draft.rtcEngineWanted;
    destroyed = draft.destroyed;
    callId = draft.callId;
    phase = draft.phase;
    userId = draft.userId;
    agentInfo = draft.agentInfo;
    agentWanted = draft.agentWanted;
    agentStarted = draft.agentStarted;
    completion = draft.completion;
    endOwed = draft.endOwed;
    onCall = draft.onCall;
    begun = draft.begun;
    dataChannelReady = draft.dataChannelReady;
    linkUp = draft.linkUp;
    talking = draft.talking;
    cameraPublished = draft.cameraPublished;
    microphoneSilenced = draft.microphoneSilenced;
    agentState = draft.agentState;
    videoUid = draft.videoUid;
    takeoverUid = draft.takeoverUid;
    takeoverSilent = draft.takeoverSilent;
    takeoverConnected = draft.takeoverConnected;
    agentGone = draft.agentGone;
    earlyReaders = draft.earlyReaders;
    tokenRequested = draft.tokenRequested;
    tokenDue = draft.tokenDue;
    delayMeasuredByRtc = draft.delayMeasuredByRtc;
    speaking = draft.speaking;
    voiceInterrupt = draft.voiceInterrupt;
    voiceprint = draft.voiceprint;
    voiceId = draft.voiceId;
  }

  Draft edit() {
    return new Draft(this);
  }

  /** The agent's RTC user id, empty while it is not known. */
  String agentUid() {
    ARTCAICallAgentInfo info = agentInfo;
    return info == null ? "" : info.getUid();
  }

  ARTCAICallAgentType agentType() {
    ARTCAICallAgentInfo info = agentInfo;
    return info == null ? ARTCAICallAgentType.VoiceAgent : info.getAgentType();
  }

  /**
   * Whether someone is the agent, its avatar, or may be, since the agent's uid is not known yet.
   */
  boolean isAgentSide(String uid) {
    if (uid.equals(takeoverUid)) {
      return false;
    }
    String agentUid = agentUid();
    return agentUid.isEmpty() || uid.equals(agentUid) || uid.equals(videoUid);
  }

  boolean isConnected() {
    return phase == Phase.CONNECTED && linkUp;
  }

  /** Whether a message to the agent can be sent now; nothing is ever queued for later. */
  boolean canSend() {
    return isConnected() && dataChannelReady;
  }

  /** Whether the camera's picture should reach the agent. */
  boolean wantsCameraPublished() {
    return !cameraMuted && (!pushToTalk || talking || pushToTalkConfig.isPushVideoOnRelease());
  }

  /** A state under construction; lives within one step. */
  static final class Draft {
    boolean microphoneMuted;
    boolean cameraMuted;
    boolean pushToTalk;
    boolean speakerOn;
    @Nullable ARTCAICallViewConfig localView;
    @Nullable ARTCAICallViewConfig agentView;
    ARTCAICallAudioConfig audioConfig;
    ARTCAICallVideoConfig videoConfig;
    @Nullable ARTCAICallVisionConfig visionConfig;
    PushToTalkConfig pushToTalkConfig;
    MediaTaps taps;
    boolean rtcEngineWanted;
    boolean destroyed;
    long callId;
    Phase phase;
    @Nullable String userId;
    @Nullable ARTCAICallAgentInfo agentInfo;
    boolean agentWanted;
    boolean agentStarted;
    @Nullable CallCompletion completion;
    boolean endOwed;
    boolean onCall;
    boolean begun;
    boolean dataChannelReady;
    boolean linkUp;
    boolean talking;
    boolean cameraPublished;
    boolean microphoneSilenced;
    ARTCAICallAgentState agentState;
    @Nullable String videoUid;
    @Nullable String takeoverUid;
    boolean takeoverSilent;
    boolean takeoverConnected;
    boolean agentGone;
    List<String> earlyReaders;
    boolean tokenRequested;
    boolean tokenDue;
    boolean delayMeasuredByRtc;
    boolean speaking;
    boolean voiceInterrupt;
    boolean voiceprint;
    @Nullable String voiceId;

    private Draft() {
      speakerOn = true;
      audioConfig = ARTCAICallAudioConfig.builder().build();
      videoConfig = ARTCAICallVideoConfig.builder().build();
      pushToTalkConfig = PushToTalkConfig.builder().build();
      taps = MediaTaps.none();
      phase = Phase.NONE;
      cameraPublished = true;
      agentState = ARTCAICallAgentState.Listening;
      earlyReaders = List.of();
      voiceInterrupt = true;
    }

    private Draft(CallState state) {
      microphoneMuted = state.microphoneMuted;
      cameraMuted = state.cameraMuted;
      pushToTalk = state.pushToTalk;
      speakerOn = state.speakerOn;
      localView = state.localView;
      agentView = state.agentView;
      audioConfig = state.audioConfig;
      videoConfig = state.videoConfig;
      visionConfig = state.visionConfig;
      pushToTalkConfig = state.pushToTalkConfig;
      taps = state.taps;
      rtcEngineWanted = state.rtcEngineWanted;
      destroyed = state.destroyed;
      callId = state.callId;
      phase = state.phase;
      userId = state.userId;
      agentInfo = state.agentInfo;
      agentWanted = state.agentWanted;
      agentStarted = state.agentStarted;
      completion = state.completion;
      endOwed = state.endOwed;
      onCall = state.onCall;
      begun = state.begun;
      dataChannelReady = state.dataChannelReady;
      linkUp = state.linkUp;
      talking = state.talking;
      cameraPublished = state.cameraPublished;
      microphoneSilenced = state.microphoneSilenced;
      agentState = state.agentState;
      videoUid = state.videoUid;
      takeoverUid = state.takeoverUid;
      takeoverSilent = state.takeoverSilent;
      takeoverConnected = state.takeoverConnected;
      agentGone = state.agentGone;
      earlyReaders = state.earlyReaders;
      tokenRequested = state.tokenRequested;
      tokenDue = state.tokenDue;
      delayMeasuredByRtc = state.delayMeasuredByRtc;
      speaking = state.speaking;
      voiceInterrupt = state.voiceInterrupt;
      voiceprint = state.voiceprint;
      voiceId = state.voiceId;
    }

    CallState freeze() {
      return new CallState(this);
    }

    /** Forgets the call before; the number of the new one differs from all before. */
    void beginCall(String newUserId, ARTCAICallAgentInfo info) {
      forgetCall();
      callId++;
      phase = Phase.CONNECTING;
      userId = newUserId;
      agentInfo = info;
      linkUp = true;
    }

    /** Puts back to the start all that belongs to one call, except its number. */
    void forgetCall() {
      Draft fresh = new Draft();
      phase = fresh.phase;
      userId = fresh.userId;
      agentInfo = fresh.agentInfo;
      agentWanted = fresh.agentWanted;
      agentStarted = fresh.agentStarted;
      completion = fresh.completion;
      endOwed = fresh.endOwed;
      onCall = fresh.onCall;
      begun = fresh.begun;
      dataChannelReady = fresh.dataChannelReady;
      linkUp = fresh.linkUp;
      talking = fresh.talking;
      cameraPublished = fresh.cameraPublished;
      microphoneSilenced = fresh.microphoneSilenced;
      agentState = fresh.agentState;
      videoUid = fresh.videoUid;
      takeoverUid = fresh.takeoverUid;
      takeoverSilent = fresh.takeoverSilent;
      takeoverConnected = fresh.takeoverConnected;
      agentGone = fresh.agentGone;
      earlyReaders = fresh.earlyReaders;
      tokenRequested = fresh.tokenRequested;
      tokenDue = fresh.tokenDue;
      delayMeasuredByRtc = fresh.delayMeasuredByRtc;
      speaking = fresh.speaking;
      voiceInterrupt = fresh.voiceInterrupt;
      voiceprint = fresh.voiceprint;
      voiceId = fresh.voiceId;
    }
  }
}

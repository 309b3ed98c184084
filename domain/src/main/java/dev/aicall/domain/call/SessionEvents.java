package dev.aicall.domain.call;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.media.AudioStats;
import dev.aicall.api.media.VideoStats;
import dev.aicall.api.model.ARTCAICallAudioAccompanyErrorCode;
import dev.aicall.api.model.ARTCAICallAudioAccompanyState;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Brings the events of one session to the call loop. Runs on the adapter's threads, so it only
 * copies what is lent and posts; events of an older session are dropped there.
 */
final class SessionEvents implements RtcSessionListener {
  private final CallLoop loop;
  private final long callId;

  SessionEvents(CallLoop loop, long callId) {
    this.loop = loop;
    this.callId = callId;
  }

  @Override
  public void onSetupStage(SetupStage stage) {
    active(step -> step.stage(stage));
  }

  @Override
  public void onAudible(String uid, boolean audible, Duration ago) {
    active(step -> SessionSteps.audible(step, uid, audible, ago));
  }

  @Override
  public void onJoined() {
    loop.post(callId, Lifecycle::joined);
  }

  @Override
  public void onJoinFailed(RtcError error) {
    loop.post(callId, step -> Lifecycle.joinFailed(step, error));
  }

  @Override
  public void onLeft(@Nullable RtcError cause) {
    loop.post(callId, step -> Lifecycle.left(step, cause));
  }

  @Override
  public void onAgentResult(int code, String action, String result) {
    active(step -> SessionSteps.agentResult(step, code, action, result));
  }

  @Override
  public void onParticipantOnline(String uid) {
    active(step -> SessionSteps.participantOnline(step, uid));
  }

  @Override
  public void onParticipantOffline(String uid) {
    active(step -> SessionSteps.participantOffline(step, uid));
  }

  @Override
  public void onTrack(String uid, TrackKind kind, boolean available) {
    active(step -> SessionSteps.track(step, uid, kind, available));
  }

  @Override
  public void onFirstAudio(String uid) {
    active(step -> SessionSteps.firstAudio(step, uid));
  }

  @Override
  public void onFirstVideoFrame(String uid) {
    active(step -> SessionSteps.firstVideoFrame(step, uid));
  }

  @Override
  public void onDataChannelReady(String uid) {
    active(step -> SessionSteps.dataChannelReady(step, uid));
  }

  @Override
  public void onData(String uid, ByteBuffer data) {
    loop.postMessage(callId, uid, copy(data));
  }

  @Override
  public void onVolumes(List<Volume> volumes) {
    List<Volume> copy = List.copyOf(volumes);
    active(step -> SessionSteps.volumes(step, copy));
  }

  @Override
  public void onQuality(String uid, ARTCAICallNetworkQuality up, ARTCAICallNetworkQuality down) {
    active(
        step -> {
          String name = SessionSteps.nameOf(step.before(), uid);
          step.tell(d -> d.onNetworkStatusChanged(name, down));
        });
  }

  @Override
  public void onConnectionStatus(ARTCAICallConnectionStatus status, int reason) {
    active(step -> SessionSteps.connectionStatus(step, status, reason));
  }

  @Override
  public void onTokenWillExpire() {
    active(SessionSteps::tokenWillExpire);
  }

  @Override
  public void onTokenExpired() {
    active(SessionSteps::tokenExpired);
  }

  @Override
  public void onBye(int code) {
    active(step -> SessionSteps.bye(step, code));
  }

  @Override
  public void onMediaExtension(String uid, int type, ByteBuffer payload) {
    loop.postMediaExtension(callId, type, copy(payload));
  }

  @Override
  public void onAudioDelay(int sentenceId, long questionEndMs, long answerStartMs) {
    loop.postAudioDelay(callId, sentenceId, answerStartMs - questionEndMs);
  }

  @Override
  public void onAccompaniment(
      ARTCAICallAudioAccompanyState state, ARTCAICallAudioAccompanyErrorCode error) {
    active(step -> step.tell(d -> d.onAudioAccompanyStateChanged(state, error)));
  }

  @Override
  public void onDeviceException(RtcError error) {
    active(step -> SessionSteps.failed(step, ARTCAICallErrorCode.LocalDeviceException, error));
  }

  @Override
  public void onPublishFailed(RtcError error) {
    active(step -> SessionSteps.failed(step, ARTCAICallErrorCode.PublishFailed, error));
  }

  @Override
  public void onSubscribeFailed(RtcError error) {
    active(step -> SessionSteps.failed(step, ARTCAICallErrorCode.SubscribeFailed, error));
  }

  @Override
  public void onAudioStats(StatsDirection direction, AudioStats stats) {
    boolean sent = direction == StatsDirection.SENT;
    active(
        step ->
            step.tell(
                d -> {
                  if (sent) {
                    d.onLocalAudioStats(stats);
                  } else {
                    d.onAgentAudioStats(stats);
                  }
                }));
  }

  @Override
  public void onVideoStats(StatsDirection direction, VideoStats stats) {
    boolean sent = direction == StatsDirection.SENT;
    active(
        step ->
            step.tell(
                d -> {
                  if (sent) {
                    d.onLocalVideoStats(stats);
                  } else {
                    d.onAgentVideoStats(stats);
                  }
                }));
  }

  /** After hanging up nothing counts any more but the session's end. */
  private void active(CallLoop.Reaction reaction) {
    loop.post(
        callId,
        step -> {
          if (step.before().phase.isActive()) {
            reaction.react(step);
          }
        });
  }

  private static byte[] copy(ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return bytes;
  }
}

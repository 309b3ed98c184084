package dev.aicall.testkit;

import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Passes on the events that the contract asks for; a broken session overrides some. */
class WrappedListener implements RtcSessionListener {
  final RtcSessionListener listener;

  WrappedListener(RtcSessionListener listener) {
    this.listener = listener;
  }

  @Override
  public void onSetupStage(SetupStage stage) {
    listener.onSetupStage(stage);
  }

  @Override
  public void onAudible(String uid, boolean audible, Duration ago) {
    listener.onAudible(uid, audible, ago);
  }

  @Override
  public void onJoined() {
    listener.onJoined();
  }

  @Override
  public void onJoinFailed(RtcError error) {
    listener.onJoinFailed(error);
  }

  @Override
  public void onParticipantOnline(String uid) {
    listener.onParticipantOnline(uid);
  }

  @Override
  public void onParticipantOffline(String uid) {
    listener.onParticipantOffline(uid);
  }

  @Override
  public void onTrack(String uid, TrackKind kind, boolean available) {
    listener.onTrack(uid, kind, available);
  }

  @Override
  public void onFirstAudio(String uid) {
    listener.onFirstAudio(uid);
  }

  @Override
  public void onDataChannelReady(String uid) {
    listener.onDataChannelReady(uid);
  }

  @Override
  public void onData(String uid, ByteBuffer data) {
    listener.onData(uid, data);
  }

  @Override
  public void onConnectionStatus(ARTCAICallConnectionStatus status, int reason) {
    listener.onConnectionStatus(status, reason);
  }

  @Override
  public void onBye(int code) {
    listener.onBye(code);
  }

  @Override
  public void onMediaExtension(String uid, int type, ByteBuffer payload) {
    listener.onMediaExtension(uid, type, payload);
  }

  @Override
  public void onLeft(@Nullable RtcError cause) {
    listener.onLeft(cause);
  }
}

package dev.aicall.testkit;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcSession;
import org.jspecify.annotations.Nullable;

/** Passes every command on; a broken session overrides some. */
class WrappedSession implements RtcSession {
  private final RtcSession session;

  WrappedSession(RtcSession session) {
    this.session = session;
  }

  @Override
  public void join(JoinRequest request) {
    session.join(request);
  }

  @Override
  public void leave() {
    session.leave();
  }

  @Override
  public void captureMicrophone(boolean on) {
    session.captureMicrophone(on);
  }

  @Override
  public void muteMicrophone(boolean mute) {
    session.muteMicrophone(mute);
  }

  @Override
  public void captureCamera(boolean on) {
    session.captureCamera(on);
  }

  @Override
  public void publishCamera(boolean on) {
    session.publishCamera(on);
  }

  @Override
  public void switchCamera() {
    session.switchCamera();
  }

  @Override
  public void mutePlayout(boolean mute) {
    session.mutePlayout(mute);
  }

  @Override
  public void subscribeAudio(String uid, boolean on) {
    session.subscribeAudio(uid, on);
  }

  @Override
  public void send(byte[] data) {
    session.send(data);
  }

  @Override
  public long bufferedBytes() {
    return session.bufferedBytes();
  }

  @Override
  public void refreshToken(String token) {
    session.refreshToken(token);
  }

  @Override
  public void setLocalView(@Nullable ARTCAICallViewConfig view) {
    session.setLocalView(view);
  }

  @Override
  public void setRemoteView(String uid, @Nullable ARTCAICallViewConfig view) {
    session.setRemoteView(uid, view);
  }
}

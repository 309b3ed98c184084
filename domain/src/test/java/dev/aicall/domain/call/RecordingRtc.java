package dev.aicall.domain.call;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An RTC stack that does nothing but write down what it is told; the test plays the far side. */
final class RecordingRtc implements RtcEngineFactory {
  final List<String> commands = new ArrayList<>();
  long buffered;
  final List<RtcSessionListener> listeners = new ArrayList<>();
  final List<JoinRequest> joins = new ArrayList<>();
  @Nullable RuntimeException refusal;
  @Nullable Error failure; // thrown by each mute of the microphone

  /** The listener of the newest session. */
  RtcSessionListener far() {
    return listeners.get(listeners.size() - 1);
  }

  List<String> takeCommands() {
    List<String> taken = List.copyOf(commands);
    commands.clear();
    return taken;
  }

  @Override
  public RtcEngine create() {
    if (refusal != null) {
      throw refusal;
    }
    return new Engine();
  }

  @Override
  public AudioDevices audioDevices() {
    throw new UnsupportedOperationException("no test needs devices here");
  }

  @Override
  public VideoDevices videoDevices() {
    throw new UnsupportedOperationException("no test needs devices here");
  }

  private final class Engine implements RtcEngine {
    @Override
    public Object handle() {
      return RecordingRtc.this;
    }

    @Override
    public RtcCapabilities capabilities() {
      return new RtcCapabilities(false, false, false, true, false, false);
    }

    @Override
    public void useSpeaker(boolean loudspeaker) {
      commands.add("useSpeaker " + loudspeaker);
    }

    @Override
    public RtcSession newSession(RtcSessionListener listener) {
      listeners.add(listener);
      return new Session();
    }

    @Override
    public void close() {
      commands.add("close");
    }
  }

  private final class Session implements RtcSession {
    @Override
    public void join(JoinRequest request) {
      joins.add(request);
      commands.add("join");
    }

    @Override
    public void leave() {
      commands.add("leave");
    }

    @Override
    public void captureMicrophone(boolean on) {
      commands.add("captureMicrophone " + on);
    }

    @Override
    public void muteMicrophone(boolean mute) {
      if (failure != null) {
        throw failure;
      }
      commands.add("muteMicrophone " + mute);
    }

    @Override
    public void captureCamera(boolean on) {
      commands.add("captureCamera " + on);
    }

    @Override
    public void publishCamera(boolean on) {
      commands.add("publishCamera " + on);
    }

    @Override
    public void switchCamera() {
      commands.add("switchCamera");
    }

    @Override
    public void mutePlayout(boolean mute) {
      commands.add("mutePlayout " + mute);
    }

    @Override
    public void subscribeAudio(String uid, boolean on) {
      commands.add("subscribeAudio " + uid + " " + on);
    }

    @Override
    public void send(byte[] data) {
      commands.add("send " + new String(data, StandardCharsets.UTF_8));
    }

    @Override
    public long bufferedBytes() {
      return buffered;
    }

    @Override
    public void refreshToken(String token) {
      commands.add("refreshToken " + token);
    }

    @Override
    public void setLocalView(@Nullable ARTCAICallViewConfig view) {
      commands.add("setLocalView " + (view != null));
    }

    @Override
    public void setRemoteView(String uid, @Nullable ARTCAICallViewConfig view) {
      commands.add("setRemoteView " + uid + " " + (view != null));
    }
  }
}

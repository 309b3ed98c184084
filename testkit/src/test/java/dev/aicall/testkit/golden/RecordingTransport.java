package dev.aicall.testkit.golden;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An RTC stack that writes down what it is told and answers joining and leaving as the recorded
 * stand-in did. Commands are texts, so that they can be compared and shown.
 */
final class RecordingTransport implements RtcEngineFactory {
  /** How a join ends. */
  enum Join {
    DONE,
    PENDING,
    FAILED
  }

  private final VirtualTime time;
  private final RecordedDevices devices = new RecordedDevices();
  private final List<String> commands = new ArrayList<>();
  private final List<String> messages = new ArrayList<>();
  private final List<ObjectNode> starts = new ArrayList<>();
  private Join join = Join.DONE;
  private boolean refusesMessages;
  private boolean microphoneFails;
  private Session session;
  private Runnable afterJoin = () -> {};

  RecordingTransport(VirtualTime time) {
    this.time = time;
  }

  /** Sets how joins end from now on. */
  void joinsWill(Join end) {
    join = end;
  }

  /** Sets whether sending throws. */
  void refuseMessages(boolean refuse) {
    refusesMessages = refuse;
  }

  /** Opening the microphone will be reported as a device exception. */
  void failMicrophone() {
    microphoneFails = true;
  }

  /** What happens when a join is done. */
  void whenJoined(Runnable events) {
    afterJoin = events;
  }

  /** Where the newest session tells its events, or null if there was none. */
  RtcSessionListener listener() {
    return session == null ? null : session.listener;
  }

  List<String> takeCommands() {
    List<String> taken = List.copyOf(commands);
    commands.clear();
    return taken;
  }

  List<String> takeMessages() {
    List<String> taken = List.copyOf(messages);
    messages.clear();
    return taken;
  }

  List<ObjectNode> takeStarts() {
    List<ObjectNode> taken = List.copyOf(starts);
    starts.clear();
    return taken;
  }

  @Override
  public RtcEngine create() {
    return new Engine();
  }

  @Override
  public AudioDevices audioDevices() {
    return devices.audio();
  }

  @Override
  public VideoDevices videoDevices() {
    return devices.video();
  }

  private final class Engine implements RtcEngine {
    @Override
    public Object handle() {
      return RecordingTransport.this;
    }

    @Override
    public RtcCapabilities capabilities() {
      return new RtcCapabilities(true, true, false, true, false, true);
    }

    @Override
    public void useSpeaker(boolean loudspeaker) {}

    @Override
    public RtcSession newSession(RtcSessionListener listener) {
      session = new Session(listener);
      return session;
    }

    @Override
    public void close() {}
  }

  private final class Session implements RtcSession {
    private final RtcSessionListener listener;
    private boolean ended;

    Session(RtcSessionListener listener) {
      this.listener = listener;
    }

    @Override
    public void join(JoinRequest request) {
      commands.add("join " + request.token());
      JoinRequest.AgentStart start = request.agentStart();
      if (start != null) {
        starts.add(
            Json.object()
                .put("token", request.token())
                .put("userName", request.userId())
                .put("agentId", start.agentId())
                .put("region", start.region())
                .put("action", start.action())
                .put("params", start.params()));
      }
      if (join == Join.DONE) {
        time.execute(this::joined);
      } else if (join == Join.FAILED) {
        time.execute(this::joinFailed);
      }
    }

    private void joined() {
      listener.onJoined();
      afterJoin.run();
      if (microphoneFails) {
        listener.onDeviceException(RtcError.of(RtcError.Reason.DEVICE, "no microphone"));
      }
    }

    private void joinFailed() {
      ended = true;
      listener.onJoinFailed(RtcError.of(RtcError.Reason.UNKNOWN, "join failed"));
    }

    @Override
    public void leave() {
      if (!ended) {
        ended = true;
        time.execute(() -> listener.onLeft(null));
      }
    }

    @Override
    public void captureMicrophone(boolean on) {
      commands.add("captureMicrophone " + on);
    }

    @Override
    public void muteMicrophone(boolean mute) {
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
      commands.add("send");
      messages.add(new String(data, StandardCharsets.UTF_8));
      if (refusesMessages) {
        throw new IllegalStateException("transport refused");
      }
    }

    @Override
    public void refreshToken(String token) {
      commands.add("refreshToken " + token);
    }

    @Override
    public void setLocalView(ARTCAICallViewConfig view) {
      commands.add("setLocalView " + Views.nameOf(view));
    }

    @Override
    public void setRemoteView(String uid, ARTCAICallViewConfig view) {
      commands.add("setRemoteView " + uid + " " + Views.nameOf(view));
    }
  }
}

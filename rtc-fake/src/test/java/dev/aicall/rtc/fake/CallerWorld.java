package dev.aicall.rtc.fake;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.ReconnectSchedule;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentReading;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.domain.protocol.Envelope;
import dev.aicall.domain.protocol.MessageReader;
import dev.aicall.domain.protocol.MessageWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A caller at the port, without an engine: notes what it is told, sends what it likes. */
final class CallerWorld implements RtcSessionListener {
  final VirtualTime time;
  final FakeRtc fake;
  final RtcEngine engine;
  final List<String> events = new ArrayList<>();
  final List<AgentMessage> messages = new ArrayList<>();
  final RtcSession session;
  private final MessageReader reader = new MessageReader();
  private final MessageWriter writer = new MessageWriter();
  private ARTCAICallAgentType agentType = ARTCAICallAgentType.VoiceAgent;
  private MediaTaps taps = MediaTaps.none();
  private long sent;

  CallerWorld() {
    this(0);
  }

  CallerWorld(long seed) {
    this(new VirtualTime(), seed);
  }

  private CallerWorld(VirtualTime time, long seed) {
    this(time, new FakeRtc(time).seed(seed));
  }

  /** One of several callers. */
  CallerWorld(VirtualTime time, FakeRtc fake) {
    this.time = time;
    this.fake = fake;
    engine = fake.engineFactory().create();
    session = engine.newSession(this);
  }

  CallerWorld of(ARTCAICallAgentType type) {
    agentType = type;
    return this;
  }

  CallerWorld with(MediaTaps value) {
    taps = value;
    return this;
  }

  FakeAgent agent() {
    return fake.agent();
  }

  /** Joins an agent that runs, and lets it arrive. */
  CallerWorld join() {
    join(null);
    advance(200);
    return this;
  }

  CallerWorld startJoin() {
    join(null);
    return this;
  }

  /** Joins and starts an agent with an AgentConfig, and lets it arrive. */
  CallerWorld joinWith(String agentConfig) {
    String inner = agentConfig.replace("\\", "\\\\").replace("\"", "\\\"");
    join(
        new JoinRequest.AgentStart(
            "agent-id",
            "region",
            "GenerateAIAgentCall",
            "{\"AIAgentId\":\"agent-id\",\"AgentConfig\":\"" + inner + "\"}"));
    advance(200);
    return this;
  }

  private void join(JoinRequest.@Nullable AgentStart start) {
    session.join(
        new JoinRequest(
            "user-1",
            "token-1",
            start,
            agentType,
            ARTCAICallAudioConfig.builder().build(),
            ARTCAICallVideoConfig.builder().build(),
            taps,
            ReconnectSchedule.DEFAULT,
            Duration.ofSeconds(15)));
  }

  void send(ClientMessage message) {
    session.send(writer.write(message, new Envelope(++sent, "user-1", "agent-1")));
  }

  void advance(long millis) {
    time.advance(Duration.ofMillis(millis));
  }

  /** Forgets what was told so far, to look at what comes. */
  CallerWorld forget() {
    events.clear();
    messages.clear();
    return this;
  }

  @Override
  public void onJoined() {
    events.add("joined");
  }

  @Override
  public void onJoinFailed(RtcError error) {
    events.add("join failed " + error.reason());
  }

  @Override
  public void onAgentResult(int code, String action, String result) {
    events.add("agent result " + code + " " + action + " " + result);
  }

  @Override
  public void onParticipantOnline(String uid) {
    events.add("online " + uid);
  }

  @Override
  public void onParticipantOffline(String uid) {
    events.add("offline " + uid);
  }

  @Override
  public void onTrack(String uid, TrackKind kind, boolean available) {
    events.add("track " + uid + " " + kind + " " + available);
  }

  @Override
  public void onFirstAudio(String uid) {
    events.add("first audio " + uid);
  }

  @Override
  public void onFirstVideoFrame(String uid) {
    events.add("first frame " + uid);
  }

  @Override
  public void onDataChannelReady(String uid) {
    events.add("data channel " + uid);
  }

  @Override
  public void onData(String uid, ByteBuffer data) {
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    AgentReading reading = reader.readAgentMessage(bytes);
    if (reading instanceof AgentMessage message) {
      messages.add(message);
    } else {
      events.add("data " + uid + " " + bytes.length + " bytes");
    }
  }

  @Override
  public void onConnectionStatus(ARTCAICallConnectionStatus status, int reason) {
    events.add("link " + status + " " + reason);
  }

  @Override
  public void onTokenWillExpire() {
    events.add("token will expire");
  }

  @Override
  public void onTokenExpired() {
    events.add("token expired");
  }

  @Override
  public void onBye(int code) {
    events.add("bye " + code);
  }

  @Override
  public void onMediaExtension(String uid, int type, ByteBuffer payload) {
    events.add("media extension " + type);
  }

  @Override
  public void onAudioDelay(int sentenceId, long questionEndMs, long answerStartMs) {
    events.add("audio delay " + sentenceId + " " + (answerStartMs - questionEndMs));
  }

  @Override
  public void onLeft(@Nullable RtcError cause) {
    events.add("left " + (cause == null ? "" : cause.reason()));
  }
}

package dev.aicall.agent.server.agent;

import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentMessage.AgentSubtitle;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Envelope;
import dev.aicall.domain.protocol.Received;
import dev.aicall.domain.protocol.StartParams;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A call in memory on virtual time that writes down what the agent does: {@code 0.30s message}.
 * Media are moved by hand, 10 ms at a time.
 */
public final class RecordingCall implements AgentCall {
  public static final String CALLER = "u1";
  private static final int RATE_HZ = 16_000;
  private static final double FULL = 10_000;

  public final VirtualTime time;
  public final List<String> events = new ArrayList<>();
  private final ARTCAICallAgentType type;
  private final StartParams params;
  private final Agent agent;
  private @Nullable PcmSource voice;
  private @Nullable PcmSink ears;
  private @Nullable VideoFrameSource face;
  private @Nullable VideoFrameSink eyes;
  private boolean ended;
  private int tokens;
  private long sample;
  private boolean hidesSubtitles;

  /** A call of one of a factory's agents, not ready yet. */
  public RecordingCall(AgentFactory agents, String id, ARTCAICallAgentConfig config) {
    this(new VirtualTime(), agents, id, config);
  }

  /** Such a call on a time that others share. */
  public RecordingCall(
      VirtualTime time, AgentFactory agents, String id, ARTCAICallAgentConfig config) {
    this.time = time;
    this.type = agents.find(id).orElseThrow().type();
    this.params = new StartParams(id, null, config, null, null, null, null);
    this.agent = agents.newAgent(id, this);
  }

  public RecordingCall ready() {
    agent.onCallerReady();
    time.runReady();
    return this;
  }

  public RecordingCall withoutSubtitles() {
    hidesSubtitles = true;
    return this;
  }

  public RecordingCall receive(ClientReading message) {
    agent.onMessage(new Received<>(new Envelope(1, CALLER, agentUid()), message));
    time.runReady();
    return this;
  }

  public RecordingCall advance(long millis) {
    time.advance(Duration.ofMillis(millis));
    return this;
  }

  public RecordingCall end(CallEnd end) {
    ended = true;
    agent.onEnd(end);
    return this;
  }

  /** Says what happened since it was last asked. */
  public List<String> happened() {
    List<String> copy = List.copyOf(events);
    events.clear();
    return copy;
  }

  private void record(String what) {
    if (ended) {
      throw new AssertionError("after the end: " + what);
    }
    double seconds = time.nanoTime() / 1e9;
    events.add(String.format(Locale.ROOT, "%.2fs %s", seconds, what));
  }

  /** Reads 10 ms of the voice, null if there is none. */
  public short @Nullable [] read() {
    PcmSource source = voice;
    if (source == null) {
      return null;
    }
    short[] samples = new short[source.sampleRateHz() / 100 * source.channels()];
    int count = source.read(samples, 0, samples.length);
    return count <= 0 ? new short[0] : java.util.Arrays.copyOf(samples, count);
  }

  /** Whether the voice sounds at the moment. */
  public boolean sounds() {
    short[] samples = read();
    return samples != null && samples.length > 0;
  }

  public @Nullable PcmSource voice() {
    return voice;
  }

  /** Lets the caller make a sound, as time goes by; 0 Hz is silence. */
  public RecordingCall hear(double hertz, int millis) {
    for (int i = 0; i < millis; i += 10) {
      short[] samples = new short[RATE_HZ / 100];
      for (int j = 0; j < samples.length; j++) {
        samples[j] = (short) (FULL * Math.sin(2 * Math.PI * hertz * sample++ / RATE_HZ));
      }
      hear(new PcmFrame(samples, 0, samples.length, RATE_HZ, 1, time.nanoTime()));
      advance(10);
    }
    return this;
  }

  public void hear(PcmFrame frame) {
    PcmSink sink = ears;
    if (sink != null) {
      sink.onPcm(frame);
      time.runReady();
    }
  }

  /** Shows the agent a picture. */
  public void show(VideoFrame frame) {
    VideoFrameSink sink = eyes;
    if (sink != null) {
      sink.onFrame(frame);
      time.runReady();
    }
  }

  public @Nullable VideoFrameSource face() {
    return face;
  }

  public boolean hasEyes() {
    return eyes != null;
  }

  @Override
  public String agentUid() {
    return "agent-1";
  }

  @Override
  public String avatarUid() {
    return "agent-1-avatar";
  }

  @Override
  public String callerUid() {
    return CALLER;
  }

  @Override
  public String instanceId() {
    return "instance-1";
  }

  @Override
  public String channelId() {
    return "0123456789abcdef0123456789abcdef";
  }

  @Override
  public StartParams params() {
    return params;
  }

  @Override
  public ARTCAICallAgentType agentType() {
    return type;
  }

  @Override
  public TimeSource time() {
    return time;
  }

  @Override
  public void execute(Runnable task) {
    time.execute(() -> runUnlessEnded(task));
  }

  @Override
  public TimeSource.Timer schedule(Duration delay, Runnable task) {
    return time.schedule(delay, () -> runUnlessEnded(task));
  }

  private void runUnlessEnded(Runnable task) {
    if (!ended) {
      task.run();
    }
  }

  @Override
  public boolean send(AgentMessage message) {
    if (!hidesSubtitles || !(message instanceof AgentSubtitle)) {
      record(message.toString());
    }
    return true;
  }

  @Override
  public boolean sendAs(String senderUid, AgentMessage message) {
    record(senderUid + ": " + message);
    return true;
  }

  @Override
  public void sendRaw(byte[] bytes) {
    record("raw " + new String(bytes, StandardCharsets.UTF_8));
  }

  @Override
  public void sendMediaExtension(int extensionType, String payload) {
    record("extension " + extensionType + " " + payload);
  }

  @Override
  public void voice(@Nullable PcmSource newVoice) {
    voice = newVoice;
  }

  @Override
  public void ears(@Nullable PcmSink newEars) {
    ears = newEars;
  }

  @Override
  public void face(@Nullable VideoFrameSource newFace) {
    face = newFace;
  }

  @Override
  public void eyes(@Nullable VideoFrameSink newEyes) {
    eyes = newEyes;
  }

  @Override
  public void participantOnline(String uid, @Nullable PcmSource itsVoice) {
    record("online " + uid + (itsVoice == null ? " silent" : " heard"));
  }

  @Override
  public void participantOffline(String uid) {
    record("offline " + uid);
  }

  @Override
  public void track(TrackKind kind, boolean available) {
    record("track " + kind + " " + available);
  }

  @Override
  public String freshToken() {
    return "token-" + ++tokens;
  }

  @Override
  public void end() {
    record("end");
    end(CallEnd.AGENT_LEFT);
  }

  @Override
  public void bye(int byeCode) {
    record("bye " + byeCode);
    end(CallEnd.AGENT_LEFT);
  }
}

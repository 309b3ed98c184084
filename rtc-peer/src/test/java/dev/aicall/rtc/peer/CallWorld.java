package dev.aicall.rtc.peer;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.domain.port.ReconnectSchedule;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.protocol.RtcToken;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.signal.Signal;
import dev.aicall.testkit.RecordingSessionListener;
import dev.aicall.testkit.SessionEvent;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One session on virtual time, with the far side in the test's hand. */
final class CallWorld {
  static final String USER = "user-1";
  static final String CHANNEL = "channel-1";
  static final String AGENT = "agent-7";
  static final AgentStart START = new AgentStart("ag-1", "here", "GenerateAIAgentCall", "{}");
  static final Signal RESULT = new Signal.AgentResult(0, "GenerateAIAgentCall", "{}");

  /** Come all the time and are tested on their own. */
  private static final Set<String> METERS =
      Set.of("onSetupStage", "onAudible", "onVolumes", "onQuality", "onAudioStats", "onVideoStats");

  final VirtualTime time = new VirtualTime();
  final ScriptedHttp http = new ScriptedHttp();
  final ScriptedStack stack = new ScriptedStack();
  final RecordingSessionListener heard = new RecordingSessionListener();
  double random = 0.5;
  private final PeerEngineFactory factory =
      new PeerEngineFactory(
          stack,
          PeerConfig.builder().server(URI.create("https://server.example/rtc")).build(),
          time,
          time,
          http,
          () -> random);
  private @Nullable RtcEngine engine;
  private @Nullable RtcSession session;

  RtcEngine engine() {
    if (engine == null) {
      engine = factory.create();
    }
    return engine;
  }

  RtcSession session() {
    if (session == null) {
      session = engine().newSession(heard);
    }
    return session;
  }

  static String token(String channel, String user, int day) {
    VirtualTime clock = new VirtualTime();
    return RtcToken.make("app", "key", channel, user, clock.now().plus(Duration.ofDays(day)))
        .encode();
  }

  JoinRequest request(
      String token,
      @Nullable AgentStart start,
      ARTCAICallAgentType type,
      MediaTaps taps,
      ReconnectSchedule schedule) {
    return new JoinRequest(
        USER,
        token,
        start,
        type,
        ARTCAICallAudioConfig.builder().build(),
        ARTCAICallVideoConfig.builder().build(),
        taps,
        schedule,
        Duration.ofSeconds(15));
  }

  CallWorld join(@Nullable AgentStart start) {
    return join(start, ARTCAICallAgentType.VoiceAgent, MediaTaps.none());
  }

  CallWorld join(@Nullable AgentStart start, ARTCAICallAgentType type, MediaTaps taps) {
    session().join(request(token(CHANNEL, USER, 1), start, type, taps, ReconnectSchedule.DEFAULT));
    time.runReady();
    return this;
  }

  /** Joined, and the agent is there with sound and messages. */
  CallWorld talking() {
    return talking(ARTCAICallAgentType.VoiceAgent, MediaTaps.none());
  }

  CallWorld talking(ARTCAICallAgentType type, MediaTaps taps) {
    join(START, type, taps);
    answer();
    peer().signal(RESULT);
    agentComes();
    return this;
  }

  void answer() {
    http.created("answer");
    time.runReady();
    peer().openChannels();
    time.runReady();
  }

  void agentComes() {
    peer().signal(new Signal.Online(AGENT));
    peer().signal(new Signal.Track(AGENT, TrackKind.AUDIO, MediaSection.MAIN_AUDIO, true));
    peer().signal(new Signal.Subscribed(AGENT));
    peer().listener.onFirstPacket(MediaSection.MAIN_AUDIO);
    time.runReady();
  }

  ScriptedPeer peer() {
    return stack.peer();
  }

  void signal(Signal signal) {
    peer().signal(signal);
    time.runReady();
  }

  /** Time passes and every ping is answered. */
  void passWell(Duration duration) {
    Duration step = Duration.ofMillis(500);
    for (Duration left = duration; !left.isNegative() && !left.isZero(); left = left.minus(step)) {
      time.advance(step);
      signal(new Signal.Pong(0));
    }
  }

  void pass(Duration duration) {
    time.advance(duration);
  }

  /** What was told, without meters and timings. */
  List<String> told() {
    return heard.events().stream()
        .filter(event -> !METERS.contains(event.name()))
        .map(SessionEvent::toString)
        .toList();
  }

  List<String> toldSince(int count) {
    List<String> all = told();
    return all.subList(count, all.size());
  }

  RtcError failure() {
    SessionEvent last = heard.ends().get(0);
    return (RtcError) last.args().get(0);
  }
}

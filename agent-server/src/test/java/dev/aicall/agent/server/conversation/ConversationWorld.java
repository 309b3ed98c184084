package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.protocol.ClientMessage;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A whole conversation with scripted engines on virtual time, its media threads included. */
final class ConversationWorld {
  private static final int PIECE_SAMPLES = 160;
  private static final int PIECE_MS = 10;

  final VirtualTime time = new VirtualTime();
  final ScriptedEngines engines = new ScriptedEngines();
  final ScriptedSynthesizer synthesizer = new ScriptedSynthesizer();
  final ScriptedReplier replier = new ScriptedReplier(time);
  private @Nullable RecordingCall call;
  private @Nullable Playout playout;

  ConversationWorld begin() {
    return begin(ARTCAICallAgentConfig.builder());
  }

  ConversationWorld begin(ARTCAICallAgentConfig.Builder config) {
    return begin(config, ConversationProfile.of("Robot", ""));
  }

  /** Makes the call, and lets the caller hear from the start. */
  ConversationWorld begin(ARTCAICallAgentConfig.Builder config, ConversationProfile profile) {
    ConversationEngines all =
        new ConversationEngines(engines.vad(), engines.recognizer(), replier, synthesizer);
    ConversationAgents agents = ConversationAgents.of(all, Map.of("assistant", profile), time);
    RecordingCall made = new RecordingCall(time, agents, "assistant", config.build());
    call = made;
    playout = new Playout(time, Objects.requireNonNull(made.voice())).start();
    made.ready();
    return this;
  }

  RecordingCall call() {
    return Objects.requireNonNull(call, "begin() comes first");
  }

  Playout playout() {
    return Objects.requireNonNull(playout, "begin() comes first");
  }

  /** The caller says words of 200 ms with gaps of 60 ms. */
  ConversationWorld say(String... words) {
    for (String word : words) {
      sound(engines.value(word), 200).sound(0, 60);
    }
    return this;
  }

  /** The caller is silent. */
  ConversationWorld silence(int millis) {
    return sound(0, millis);
  }

  ConversationWorld sound(int value, int millis) {
    for (int i = 0; i < millis; i += PIECE_MS) {
      short[] samples = new short[PIECE_SAMPLES];
      Arrays.fill(samples, (short) value);
      call().hear(new PcmFrame(samples, 0, samples.length, 16_000, 1, time.nanoTime()));
      call().advance(PIECE_MS);
    }
    return this;
  }

  ConversationWorld receive(ClientMessage message) {
    call().receive(message);
    return this;
  }

  /** What happened since it was last asked, without the time, and without latency statistics. */
  List<String> happened() {
    return call().happened().stream()
        .map(event -> event.substring(event.indexOf(' ') + 1))
        .filter(event -> !event.startsWith("extension 99"))
        .map(ConversationWorld::shorter)
        .toList();
  }

  private static String shorter(String event) {
    return event
        .replace("AgentStateChanged[state=1]", "listening")
        .replace("AgentStateChanged[state=2]", "thinking")
        .replace("AgentStateChanged[state=3]", "speaking")
        .replace("AgentSubtitle[text=", "agent[")
        .replace("UserSubtitle[text=", "user[")
        .replace(", voiceprint=0]", "]")
        .replace(", end=false, sentenceId=", "|+ ")
        .replace(", end=true, sentenceId=", "| ");
  }

  /** What happened, without subtitles. */
  List<String> happenedWithoutSubtitles() {
    return happened().stream()
        .filter(event -> !event.startsWith("agent[") && !event.startsWith("user["))
        .toList();
  }

  /** What the agent's subtitles were since it was last asked, as one text. */
  String subtitles() {
    StringBuilder text = new StringBuilder();
    for (String event : happened()) {
      if (event.startsWith("agent[")) {
        text.append(event, "agent[".length(), event.lastIndexOf('|'));
      }
    }
    return text.toString();
  }
}

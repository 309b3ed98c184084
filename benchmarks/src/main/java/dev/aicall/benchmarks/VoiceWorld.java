package dev.aicall.benchmarks;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.conversation.ConversationAgents;
import dev.aicall.agent.server.conversation.ConversationEngines;
import dev.aicall.agent.server.conversation.ConversationProfile;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.speech.SpeechEngines;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.webrtc.WebRtcModule;
import dev.aicall.rtc.webrtc.WebRtcStackProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A server whose agent hears, thinks and speaks with real engines, and its callers, in one JVM. */
final class VoiceWorld implements AutoCloseable {
  private static final String AGENT = "robot";
  private static final String USER = "caller";

  private final Path folder;
  private final ConversationEngines engines;
  private final MediaStack stack;
  private final AgentServer server;
  private final Injector callers;

  /**
   * Starts a server whose agent does not greet.
   *
   * @param voice what is put around the synthesiser
   */
  VoiceWorld(SpeechSettings settings, UnaryOperator<SpeechSynthesizer> voice) {
    try {
      folder = Files.createTempDirectory("voice");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SpeechEngines found = new SpeechEngines(settings);
    engines =
        new ConversationEngines(
            found.openVad(),
            found.openRecognizer(),
            found.openReplier(),
            voice.apply(found.openSynthesizer()));
    stack = new WebRtcStackProvider().open();
    server =
        AgentServer.start(
            AgentServerConfig.builder().port(0).keyFile(folder.resolve("keys.json")).build(),
            stack,
            ConversationAgents.of(engines, Map.of(AGENT, ConversationProfile.of("Robot", ""))));
    PeerConfig peer =
        PeerConfig.builder().server(server.signallingUri()).allowPlainHttp(true).build();
    callers = Guice.createInjector(new AiCallModule(), new WebRtcModule(peer));
  }

  /**
   * Makes a call.
   *
   * @param silenceMs AsrMaxSilence, or −1 for the server's default
   */
  VoiceCaller call(int silenceMs) {
    ARTCAICallAgentAsrConfig.Builder asr = ARTCAICallAgentAsrConfig.builder();
    if (silenceMs >= 0) {
      asr.asrMaxSilence(silenceMs);
    }
    return new VoiceCaller(
        callers.getInstance(ARTCAICallEngineInterface.class),
        ARTCAICallConfig.builder()
            .agentId(AGENT)
            .region("local")
            .userId(USER)
            .userJoinToken(server.issueToken(server.newChannelId(), USER, Duration.ofHours(1)))
            .agentConfig(ARTCAICallAgentConfig.builder().asrConfig(asr.build()).build())
            .build());
  }

  @Override
  public void close() {
    server.close();
    stack.close();
    engines.close();
    try {
      Files.deleteIfExists(folder.resolve("keys.json"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

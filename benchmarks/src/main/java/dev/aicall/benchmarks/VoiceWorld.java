package dev.aicall.benchmarks;

import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.aicall.agent.server.conversation.ConversationAgents;
import dev.aicall.agent.server.conversation.ConversationEngines;
import dev.aicall.agent.server.conversation.ConversationProfile;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.speech.SpeechEngines;
import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.api.config.ARTCAICallAgentAsrConfig;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.domain.guice.AiCallModule;
import dev.aicall.rtc.webrtc.WebRtcModule;
import dev.aicall.rtc.webrtc.WebRtcStackProvider;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A server whose agent hears, thinks and speaks with real engines, and its callers, in one JVM. */
final class VoiceWorld implements AutoCloseable {
  private static final String AGENT = "robot";

  private final ConversationEngines engines;
  private final LocalServer server;
  private final Injector callers;

  /**
   * Starts a server whose agent does not greet.
   *
   * @param voice what is put around the synthesiser
   */
  VoiceWorld(SpeechSettings settings, UnaryOperator<SpeechSynthesizer> voice) {
    SpeechEngines found = new SpeechEngines(settings);
    engines =
        new ConversationEngines(
            found.openVad(),
            found.openRecognizer(),
            found.openReplier(),
            voice.apply(found.openSynthesizer()));
    server =
        new LocalServer(
            new WebRtcStackProvider().open(),
            ConversationAgents.of(engines, Map.of(AGENT, ConversationProfile.of("Robot", ""))));
    callers = Guice.createInjector(new AiCallModule(), new WebRtcModule(server.peer()));
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
        server
            .call(AGENT)
            .agentConfig(ARTCAICallAgentConfig.builder().asrConfig(asr.build()).build())
            .build());
  }

  @Override
  public void close() {
    server.close();
    engines.close();
  }
}

package dev.aicall.cli.e2e;

import com.google.inject.Injector;
import dev.aicall.agent.server.conversation.ConversationAgents;
import dev.aicall.agent.server.conversation.ConversationEngines;
import dev.aicall.agent.server.conversation.ConversationProfile;
import dev.aicall.agent.server.speech.SpeechSettings;
import dev.aicall.agent.speech.SpeechEngines;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** An agent server whose agent hears, thinks and speaks with real engines; it does not greet. */
final class SpokenFarSide implements AutoCloseable {
  static final String AGENT = "robot";

  private final ConversationEngines engines;
  private final FarSide far;
  private final Injector callers;

  private SpokenFarSide(ConversationEngines engines) {
    this.engines = engines;
    far =
        FarSide.start(
            ConversationAgents.of(engines, Map.of(AGENT, ConversationProfile.of("Robot", ""))));
    callers = new NearSide.Setup(far.origin()).injector();
  }

  /** Starts with the engines that the options name, else the best of this machine. */
  static SpokenFarSide start(Map<String, String> options) {
    SpeechEngines found = new SpeechEngines(new SpeechSettings(null, null, options));
    found.describe().forEach(report -> System.out.println(report.line()));
    return new SpokenFarSide(
        new ConversationEngines(
            found.openVad(), found.openRecognizer(), found.openReplier(), found.openSynthesizer()));
  }

  /** Makes a call and waits until it is up. */
  TalkingSide call(String user, ARTCAICallAgentConfig config) {
    return TalkingSide.call(callers, far.access(), user, config);
  }

  /** What a caller does. */
  interface Scene {
    void play(SpokenFarSide far) throws Exception;
  }

  /** Plays scenes at once, each with calls of its own; all are played to the end. */
  void playAtOnce(List<Scene> scenes) throws Exception {
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (Scene scene : scenes) {
      tasks.add(
          () -> {
            scene.play(this);
            return true;
          });
    }
    List<Boolean> unused = AtOnce.run(tasks);
  }

  @Override
  public void close() {
    far.close();
    engines.close();
  }
}

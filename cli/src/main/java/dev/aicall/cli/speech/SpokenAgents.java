package dev.aicall.cli.speech;

import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.conversation.ConversationAgents;
import dev.aicall.agent.server.conversation.ConversationEngines;
import dev.aicall.agent.server.speech.Replier;
import dev.aicall.agent.server.speech.SpeechRecognizer;
import dev.aicall.agent.server.speech.SpeechSynthesizer;
import dev.aicall.agent.server.speech.VoiceActivityDetector;
import dev.aicall.agent.speech.EngineReport;
import dev.aicall.agent.speech.SpeechEngines;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The agents that hear and speak, and their engines, which {@link #close} closes. */
public final class SpokenAgents implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SpokenAgents.class);

  private final ConversationAgents agents;
  private final ConversationEngines engines;
  private final List<EngineReport> used;

  private SpokenAgents(
      ConversationAgents agents, ConversationEngines engines, List<EngineReport> used) {
    this.agents = agents;
    this.engines = engines;
    this.used = used;
  }

  /**
   * Opens the engines; may take seconds.
   *
   * @param plan which agents and engines
   * @return the agents; closed by the caller, after the server
   * @throws CliException FILE if the plan's settings are no good
   * @throws NoSpeechException if an engine is missing or does not open
   */
  public static SpokenAgents open(SpeechPlan plan) throws NoSpeechException {
    SpeechEngines engines = new SpeechEngines(plan.settings());
    List<EngineReport> used = engines.describe().stream().filter(EngineReport::chosen).toList();
    try (Opening opening = new Opening()) {
      ConversationEngines four = opening.all(engines);
      used.forEach(report -> log.info("event=engine-open {}", report.line()));
      return new SpokenAgents(ConversationAgents.of(four, plan.profiles()), four, used);
    } catch (IllegalArgumentException e) {
      throw new CliException(
          ExitCode.FILE, plan.located(String.valueOf(e.getMessage())), "docs/speech.md", e);
    } catch (IllegalStateException | LinkageError e) {
      throw new NoSpeechException(plan.located(String.valueOf(e.getMessage())), e);
    }
  }

  /**
   * Returns the agents.
   *
   * @return for a server
   */
  public AgentFactory agents() {
    return agents;
  }

  /**
   * Names the agents.
   *
   * @return their ids
   */
  public Set<String> ids() {
    return agents.ids();
  }

  /**
   * Says which engines are open.
   *
   * @return one of each kind
   */
  public List<EngineReport> engines() {
    return used;
  }

  @Override
  public void close() {
    engines.close();
  }

  /** Closes what is open already if the next engine does not open. */
  private static final class Opening implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    ConversationEngines all(SpeechEngines engines) {
      VoiceActivityDetector.Engine vad = one(engines::openVad);
      SpeechRecognizer.Engine recognizer = one(engines::openRecognizer);
      Replier.Engine replier = one(engines::openReplier);
      SpeechSynthesizer synthesizer = one(engines::openSynthesizer);
      open.clear();
      return new ConversationEngines(vad, recognizer, replier, synthesizer);
    }

    private <E extends AutoCloseable> E one(Supplier<E> opener) {
      E engine = opener.get();
      open.push(engine);
      return engine;
    }

    @Override
    public void close() {
      for (AutoCloseable engine : open) {
        try {
          engine.close();
        } catch (Exception e) {
          log.warn("event=engine-close-failed", e);
        }
      }
    }
  }
}

package dev.aicall.agent.server.conversation;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.exec.DaemonThreads;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The agents that hear, think and speak, each under its id; all of them share the engines.
 * Immutable and safe from any thread.
 */
public final class ConversationAgents implements AgentFactory {
  private static final Logger log = LoggerFactory.getLogger(ConversationAgents.class);

  private final ConversationEngines engines;
  private final Executor workers;
  private final Map<String, ConversationProfile> profiles;

  private ConversationAgents(
      ConversationEngines engines, Executor workers, Map<String, ConversationProfile> profiles) {
    this.engines = engines;
    this.workers = workers;
    this.profiles = Collections.unmodifiableMap(new LinkedHashMap<>(profiles));
  }

  /**
   * Makes agents whose engines run on threads of their own, one for each processor, which go when
   * there is nothing to do.
   *
   * @param engines closed by the caller, after the server
   * @param profiles agents by id
   * @return the agents
   */
  public static ConversationAgents of(
      ConversationEngines engines, Map<String, ConversationProfile> profiles) {
    int threads = Math.max(2, Runtime.getRuntime().availableProcessors());
    return of(engines, profiles, DaemonThreads.executor("aicall-speech", threads));
  }

  /**
   * Makes agents whose engines run where the caller says.
   *
   * @param engines closed by the caller, after the server
   * @param profiles agents by id
   * @param workers may be slow; each call uses it for one task of hearing and one of speaking at a
   *     time
   * @return the agents
   */
  public static ConversationAgents of(
      ConversationEngines engines, Map<String, ConversationProfile> profiles, Executor workers) {
    return new ConversationAgents(engines, workers, profiles);
  }

  /**
   * Names the agents.
   *
   * @return their ids
   */
  public Set<String> ids() {
    return profiles.keySet();
  }

  @Override
  public Optional<AgentProfile> find(String agentId) {
    return Optional.ofNullable(profiles.get(agentId))
        .map(p -> new AgentProfile(p.name(), ARTCAICallAgentType.VoiceAgent, List.of()));
  }

  @Override
  public Agent newAgent(String agentId, AgentCall call) {
    ConversationProfile profile = profiles.get(agentId);
    if (profile == null) {
      throw new IllegalArgumentException("agentId: one of " + ids() + ", got " + agentId);
    }
    for (String problem : AgentConfigSupport.warnings(call.params().agentConfig())) {
      log.warn("event=setting-ignored call={} {}", call.instanceId(), problem);
    }
    return new Conversation(call, profile, engines, workers, RandomGenerator.getDefault());
  }
}

package dev.aicall.agent.server.agent;

import java.util.List;
import java.util.Optional;

/**
 * Several factories as one.
 *
 * @param factories asked in order
 */
record FirstOf(List<AgentFactory> factories) implements AgentFactory {
  FirstOf {
    factories = List.copyOf(factories);
  }

  @Override
  public Optional<AgentProfile> find(String agentId) {
    return factories.stream().flatMap(factory -> factory.find(agentId).stream()).findFirst();
  }

  @Override
  public Agent newAgent(String agentId, AgentCall call) {
    for (AgentFactory factory : factories) {
      if (factory.find(agentId).isPresent()) {
        return factory.newAgent(agentId, call);
      }
    }
    throw new IllegalArgumentException("agentId: one that find knows, got " + agentId);
  }
}

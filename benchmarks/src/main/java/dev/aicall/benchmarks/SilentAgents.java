package dev.aicall.benchmarks;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;
import java.util.List;
import java.util.Optional;

/** Agents that say nothing, which the server sends as silence from the start. */
final class SilentAgents implements AgentFactory {
  @Override
  public Optional<AgentProfile> find(String agentId) {
    return Optional.of(new AgentProfile("silent", ARTCAICallAgentType.VoiceAgent, List.of()));
  }

  @Override
  public Agent newAgent(String agentId, AgentCall call) {
    return new Agent() {
      @Override
      public void onCallerReady() {}

      @Override
      public void onMessage(Received<ClientReading> message) {}

      @Override
      public void onEnd(CallEnd end) {}
    };
  }
}

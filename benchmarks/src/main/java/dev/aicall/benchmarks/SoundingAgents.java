package dev.aicall.benchmarks;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Agents that only send a sound, by default silence, and do not use what they hear. */
final class SoundingAgents implements AgentFactory {
  /** Any id will do. */
  static final String ID = "sound";

  private volatile @Nullable PcmSource next;

  /** Sets what agents send that are made from now on. */
  void soundOfNext(PcmSource sound) {
    next = sound;
  }

  @Override
  public Optional<AgentProfile> find(String agentId) {
    return Optional.of(new AgentProfile(ID, ARTCAICallAgentType.VoiceAgent, List.of()));
  }

  @Override
  public Agent newAgent(String agentId, AgentCall call) {
    call.voice(next);
    call.ears(frame -> {});
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

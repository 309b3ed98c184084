package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.agent.server.agent.CallEnd;
import dev.aicall.api.model.ARTCAICallAgentType;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Received;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Agents that remember what they heard; their names are ag-voice, ag-avatar and so on. */
final class RecordingAgents implements AgentFactory {
  private static final Map<String, ARTCAICallAgentType> KNOWN =
      Map.of(
          "ag-voice", ARTCAICallAgentType.VoiceAgent,
          "ag-avatar", ARTCAICallAgentType.AvatarAgent,
          "ag-vision", ARTCAICallAgentType.VisionAgent,
          "ag-broken", ARTCAICallAgentType.VoiceAgent,
          "VoiceChat", ARTCAICallAgentType.VoiceAgent);

  final List<Recorded> made = new CopyOnWriteArrayList<>();

  @Override
  public Optional<AgentProfile> find(String agentId) {
    return Optional.ofNullable(KNOWN.get(agentId))
        .map(type -> new AgentProfile("Test " + agentId, type, List.of("100", "200")));
  }

  @Override
  public Agent newAgent(String agentId, AgentCall call) {
    if (agentId.equals("ag-broken")) {
      throw new IllegalStateException("broken on purpose");
    }
    Recorded agent = new Recorded(agentId, call);
    made.add(agent);
    return agent;
  }

  Recorded last() {
    return made.get(made.size() - 1);
  }

  /** One of them. */
  static final class Recorded implements Agent {
    final String agentId;
    final AgentCall call;
    final List<String> events = new CopyOnWriteArrayList<>();
    final List<ClientReading> messages = new CopyOnWriteArrayList<>();

    Recorded(String agentId, AgentCall call) {
      this.agentId = agentId;
      this.call = call;
    }

    @Override
    public void onCallerReady() {
      events.add("ready");
    }

    @Override
    public void onMessage(Received<ClientReading> message) {
      messages.add(message.message());
    }

    @Override
    public void onCallerAway() {
      events.add("away");
    }

    @Override
    public void onCallerBack() {
      events.add("back");
    }

    @Override
    public void onEnd(CallEnd end) {
      events.add("end " + end);
    }
  }
}

package dev.aicall.cli.e2e;

import dev.aicall.agent.server.agent.Agent;
import dev.aicall.agent.server.agent.AgentCall;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Makes {@link ProbeAgent}s of all types, and keeps them for the test. */
final class ProbeAgents implements AgentFactory {
  static final String VOICE = "voice";
  static final String AVATAR = "avatar";
  static final String VISION = "vision";
  static final String VIDEO = "video";

  private static final Map<String, ARTCAICallAgentType> TYPES =
      Map.of(
          VOICE, ARTCAICallAgentType.VoiceAgent,
          AVATAR, ARTCAICallAgentType.AvatarAgent,
          VISION, ARTCAICallAgentType.VisionAgent,
          VIDEO, ARTCAICallAgentType.VideoAgent);

  private final Consumer<String> news;
  private final List<ProbeAgent> made = new CopyOnWriteArrayList<>();

  /** Agents that tell what happens to them. */
  ProbeAgents(Consumer<String> news) {
    this.news = news;
  }

  /** The type that an agent of this id has. */
  static ARTCAICallAgentType type(String agentId) {
    return TYPES.getOrDefault(agentId, ARTCAICallAgentType.VoiceAgent);
  }

  /** All agents so far, oldest first. */
  List<ProbeAgent> made() {
    return made;
  }

  /** Forgets the agents so far, which hold what they heard and saw. */
  void forget() {
    made.clear();
  }

  /** Waits for an agent by its place. */
  ProbeAgent await(int index, Duration limit) {
    Waiting.until("agent " + index, limit, () -> made.size() > index);
    return made.get(index);
  }

  @Override
  public Optional<AgentProfile> find(String agentId) {
    return Optional.ofNullable(TYPES.get(agentId))
        .map(type -> new AgentProfile("probe " + agentId, type, List.of()));
  }

  @Override
  public Agent newAgent(String agentId, AgentCall call) {
    ProbeAgent agent = new ProbeAgent(call, news);
    made.add(agent);
    return agent;
  }
}

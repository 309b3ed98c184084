package dev.aicall.agent.server.agent;

import java.util.List;
import java.util.Optional;

/** Makes the agents of a server. Safe from any thread. */
public interface AgentFactory {
  /**
   * Looks an agent up.
   *
   * @param agentId as the caller names it
   * @return what it is, empty if there is none of that id
   */
  Optional<AgentProfile> find(String agentId);

  /**
   * Makes the agent of a call. Runs on the call's loop.
   *
   * @param agentId one that {@link #find} knows
   * @param call what the agent can do, valid until its end
   * @return a new agent
   */
  Agent newAgent(String agentId, AgentCall call);

  /**
   * Joins the agents of several factories; of an id that several know, the first one's counts.
   *
   * @param factories in order
   * @return all their agents
   */
  static AgentFactory firstOf(List<AgentFactory> factories) {
    return new FirstOf(factories);
  }
}

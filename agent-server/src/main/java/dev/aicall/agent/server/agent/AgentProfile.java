package dev.aicall.agent.server.agent;

import dev.aicall.api.model.ARTCAICallAgentType;
import java.util.List;

/**
 * What a server tells of an agent before a call.
 *
 * @param name for people
 * @param type which media it uses; decides the sections that are answered
 * @param phoneNumbers its inbound phone numbers, usually none
 */
public record AgentProfile(String name, ARTCAICallAgentType type, List<String> phoneNumbers) {
  /**
   * Copies the numbers.
   *
   * @param name for people
   * @param type which media it uses
   * @param phoneNumbers usually none
   */
  public AgentProfile {
    phoneNumbers = List.copyOf(phoneNumbers);
  }
}

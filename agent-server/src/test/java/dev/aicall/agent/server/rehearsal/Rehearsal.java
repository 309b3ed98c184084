package dev.aicall.agent.server.rehearsal;

import dev.aicall.agent.server.agent.RecordingCall;
import dev.aicall.api.config.ARTCAICallAgentConfig;

/** Calls of rehearsal agents on virtual time. */
final class Rehearsal {
  private Rehearsal() {}

  /** A call of the only agent of a script. */
  static RecordingCall of(String yaml, ARTCAICallAgentConfig config) {
    RehearsalAgents agents = RehearsalAgents.parse("test.yaml", yaml);
    return new RecordingCall(agents, agents.ids().iterator().next(), config);
  }

  static RecordingCall of(String yaml) {
    return of(yaml, ARTCAICallAgentConfig.builder().build());
  }

  /** A call that is ready, whose greeting is not recorded. */
  static RecordingCall ready(String yaml) {
    return of(yaml).ready();
  }
}

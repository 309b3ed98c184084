package dev.aicall.cli.demo;

import dev.aicall.agent.speech.demo.DemoRecording;
import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallAgentLlmConfig;
import dev.aicall.cli.call.ScriptLine;
import java.util.List;

/** A conversation that the demo can show. */
public enum Scene {
  /** A spoken conversation with the robot that hears and speaks. */
  spoken,

  /** Texts to the robot that follows a script and sounds in tones; needs no engine of speech. */
  typed;

  /**
   * Returns what is said.
   *
   * @return the lines in order
   */
  public List<ScriptLine> lines() {
    return switch (this) {
      case spoken ->
          List.of(
              said(DemoRecording.GO_FORWARD_TEN_METERS, false),
              said(DemoRecording.WHAT_CAN_YOU_DO, false),
              said(DemoRecording.STOP, true),
              said(DemoRecording.GOODBYE, false));
      case typed ->
          List.of(
              ScriptLine.typed("Go forward.", false),
              ScriptLine.typed("What can you do?", false),
              ScriptLine.typed("Stop.", true));
    };
  }

  private static ScriptLine said(DemoRecording recording, boolean interrupting) {
    return new ScriptLine(recording.text(), interrupting, recording.samples());
  }

  /**
   * Says whether the agent is the one that ends the call.
   *
   * @return true if it says goodbye and leaves
   */
  public boolean isEndedByAgent() {
    return this == spoken;
  }

  /**
   * Returns how the agent is started.
   *
   * @return settings with which it tells whole replies, so that what was not heard is known, too
   */
  public ARTCAICallAgentConfig agentConfig() {
    return ARTCAICallAgentConfig.builder()
        .llmConfig(
            ARTCAICallAgentLlmConfig.builder()
                .llmCompleteReply(true)
                .historySyncWithTTS(true)
                .build())
        .build();
  }
}

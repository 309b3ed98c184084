package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/**
 * Any bytes: nothing is thrown, and a message that was read can be written, and read as it was
 * written.
 */
class MessageReaderFuzz {
  private static final Envelope ENVELOPE = new Envelope(1, "a", "b");

  @FuzzTest(maxDuration = "1m")
  void agentMessage(byte[] payload) {
    MessageReader reader = new MessageReader();
    if (reader.readAgentMessage(payload) instanceof AgentMessage message) {
      byte[] written = new MessageWriter().write(message, ENVELOPE);

      // Not the messages are compared: what JSON cannot hold, such as 1e400, is null from then on.
      AgentMessage again = (AgentMessage) reader.readAgentMessage(written);
      assertThat(new MessageWriter().write(again, ENVELOPE)).isEqualTo(written);
    }
  }

  @FuzzTest(maxDuration = "1m")
  void clientMessage(byte[] payload) {
    MessageReader reader = new MessageReader();
    if (reader.readClientMessage(payload) instanceof ClientMessage message) {
      byte[] written = new MessageWriter().write(message, ENVELOPE);

      ClientMessage again = (ClientMessage) reader.readClientMessage(written);
      assertThat(new MessageWriter().write(again, ENVELOPE)).isEqualTo(written);
    }
  }
}

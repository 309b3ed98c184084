package dev.aicall.rtc.fake;

import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.ClientReading;
import dev.aicall.domain.protocol.Envelope;
import dev.aicall.domain.protocol.MessageReader;
import dev.aicall.domain.protocol.MessageWriter;
import dev.aicall.domain.protocol.Received;
import java.util.function.Consumer;

/** The agent's end of the data channel: messages to bytes and back, numbered from 1. */
final class AgentLine {
  private final MessageWriter writer = new MessageWriter();
  private final MessageReader reader = new MessageReader();
  private final Consumer<byte[]> out;
  private final String agentUid;
  private final String callerUid;
  private long sent;

  AgentLine(String agentUid, String callerUid, Consumer<byte[]> out) {
    this.agentUid = agentUid;
    this.callerUid = callerUid;
    this.out = out;
  }

  void send(AgentMessage message) {
    out.accept(writer.write(message, new Envelope(++sent, agentUid, callerUid)));
  }

  void sendRaw(byte[] bytes) {
    out.accept(bytes);
  }

  Received<ClientReading> read(byte[] bytes) {
    return reader.receiveClientMessage(bytes);
  }
}

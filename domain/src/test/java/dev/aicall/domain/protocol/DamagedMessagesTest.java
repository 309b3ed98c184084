package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Real messages, cut and with flipped bits. The seed is fixed: a failure stays one. */
class DamagedMessagesTest {
  private static final long SEED = 20261122;
  private static final int DAMAGES_EACH = 3000;

  private final MessageReader reader = new MessageReader();

  @Test
  void everyPrefixIsMalformed() {
    for (byte[] message : messages()) {
      for (int length = 0; length < message.length; length++) {
        assertThat(reader.readAgentMessage(Arrays.copyOf(message, length)))
            .isInstanceOfSatisfying(
                RejectedMessage.class,
                rejected ->
                    assertThat(rejected.reason()).isEqualTo(RejectedMessage.Reason.MALFORMED));
      }
    }
  }

  @Test
  void flippedBitsThrowNothingAndLeaveNothingBehind() {
    Random random = new Random(SEED);
    for (byte[] message : messages()) {
      AgentReading agentReading = reader.readAgentMessage(message);
      ClientReading clientReading = reader.readClientMessage(message);
      for (int i = 0; i < DAMAGES_EACH; i++) {
        byte[] damaged = message.clone();
        for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
          damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
        }

        assertThat(reader.receiveAgentMessage(damaged).message()).isNotNull();
        assertThat(reader.receiveClientMessage(damaged).message()).isNotNull();
      }
      assertThat(reader.readAgentMessage(message)).isEqualTo(agentReading);
      assertThat(reader.readClientMessage(message)).isEqualTo(clientReading);
    }
  }

  @Test
  void randomBytesThrowNothing() {
    Random random = new Random(SEED);
    for (int i = 0; i < DAMAGES_EACH; i++) {
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);

      assertThat(reader.receiveAgentMessage(bytes).message()).isInstanceOf(RejectedMessage.class);
    }
  }

  private static List<byte[]> messages() {
    MessageWriter writer = new MessageWriter();
    Envelope envelope = new Envelope(6, "agent-7", "u1");
    List<byte[]> messages = new ArrayList<>();
    messages.add(
        writer.write(new AgentMessage.AgentSubtitle("héllo 你好 😀 \n", false, 3), envelope));
    messages.add(
        writer.write(
            new AgentMessage.VcrResult(
                Map.of("a", List.of(1, 2.5, "x", true), "lookAway", Map.of("count", 2))),
            envelope));
    messages.add(
        writer.write(
            new ClientMessage.UpdateBailianAppParams(Map.of("a", Map.of("b", "c"))), envelope));
    messages.add(
        writer.write(
            new ClientMessage.StartVisionCustomCapture("你好", true, 5, 2, 100, "", true), envelope));
    return messages;
  }
}

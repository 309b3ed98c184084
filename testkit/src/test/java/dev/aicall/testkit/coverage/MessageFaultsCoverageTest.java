package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.ClientMessage;
import dev.aicall.rtc.fake.Fault;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bad way between caller and agent: the engine adds no loss, no copy and no disorder to it. */
@ExtendWith(CoverageExtension.class)
class MessageFaultsCoverageTest {
  private static final int COUNT = 200;
  private static final List<Integer> ALL = IntStream.range(0, COUNT).boxed().toList();

  @Test
  @Covers.Fault(Fault.MESSAGES_LOST)
  void lostMessagesAreNotRepeatedAndHoldNoneUp(TestCall call) {
    converse(Fault.MESSAGES_LOST, call);
    call.settle();
    assertThat(gotByAgent(call)).isSorted().doesNotHaveDuplicates().hasSizeBetween(1, COUNT - 1);
    assertThat(gotByCaller(call)).isSorted().doesNotHaveDuplicates().hasSizeBetween(1, COUNT - 1);
  }

  @Test
  @Covers.Fault(Fault.MESSAGES_DELAYED)
  void lateMessagesComeAllAndInOrder(TestCall call) {
    converse(Fault.MESSAGES_DELAYED, call);
    call.passMillis(249);
    assertThat(gotByAgent(call)).isEmpty();
    assertThat(gotByCaller(call)).isEmpty();
    call.passMillis(1);
    assertThat(gotByAgent(call)).isEqualTo(ALL);
    assertThat(gotByCaller(call)).isEqualTo(ALL);
  }

  @Test
  @Covers.Fault(Fault.MESSAGES_DUPLICATED)
  void copiesKeepTheOrder(TestCall call) {
    converse(Fault.MESSAGES_DUPLICATED, call);
    call.settle();
    assertThat(gotByAgent(call)).isSorted().containsAll(ALL).hasSizeBetween(COUNT + 1, 2 * COUNT);
    assertThat(gotByCaller(call)).isSorted().containsAll(ALL).hasSizeBetween(COUNT + 1, 2 * COUNT);
  }

  @Test
  @Covers.Fault(Fault.MESSAGES_REORDERED)
  void overtakenMessagesComeOnceAndAreNotWaitedFor(TestCall call) {
    converse(Fault.MESSAGES_REORDERED, call);
    call.settle();
    assertThat(gotByAgent(call)).isSorted().hasSizeBetween(1, COUNT - 1);
    assertThat(gotByCaller(call)).isSorted().hasSizeBetween(1, COUNT - 1);
    call.passMillis(30);
    assertThat(gotByAgent(call)).containsExactlyInAnyOrderElementsOf(ALL).isNotEqualTo(ALL);
    assertThat(gotByCaller(call)).containsExactlyInAnyOrderElementsOf(ALL).isNotEqualTo(ALL);
  }

  /** Both sides send their numbers; the engine hands each of its own over once and in order. */
  private void converse(Fault fault, TestCall call) {
    call.begin();
    call.strike(fault);
    for (int i = 0; i < COUNT; i++) {
      assertThat(call.engine().sendCustomMessageToServer(String.valueOf(i))).isTrue();
      call.agent().send(new AgentMessage.CustomMessage("{\"n\":" + i + "}"));
    }
    call.settle();
    assertThat(call.sent()).isEqualTo(COUNT);
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Connected);
    assertThat(call.heard().told("onErrorOccurs", "onCallEnd")).isEmpty();
  }

  private List<Integer> gotByAgent(TestCall call) {
    return call.messages().stream()
        .map(ClientMessage.SendCustomMessageToServer.class::cast)
        .map(message -> Integer.valueOf(message.message()))
        .toList();
  }

  private List<Integer> gotByCaller(TestCall call) {
    return call.heard().arguments("onReceivedAgentCustomMessage").stream()
        .map(arguments -> (Integer) ((Map<?, ?>) arguments.get(0)).get("n"))
        .toList();
  }
}

package dev.aicall.rtc.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.protocol.AgentMessage;
import dev.aicall.domain.protocol.AgentMessage.CustomMessage;
import dev.aicall.domain.protocol.ClientMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
  private static final int MESSAGES = 200;

  private final CallerWorld world = new CallerWorld();

  @ParameterizedTest
  @EnumSource
  void everyFaultLeavesOneEndAndNoTimer(Fault fault) {
    world.agent().greets("Hello").otherwise().replies("Yes");
    world.fake.strike(fault);
    world.joinWith("{}");
    world.advance(2_000);
    world.fake.strike(fault);
    world.send(new ClientMessage.SendTextToAgent("hello"));
    world.advance(60_000);

    world.session.leave();
    world.advance(60_000);

    assertThat(world.events.stream().filter(e -> e.startsWith("left") || e.contains("failed")))
        .hasSize(1);
    assertThat(world.fake.sessions()).allMatch(FakeRtcSession::isOver);
    assertThat(world.time.pendingTimers()).isZero();
  }

  @Test
  void losesTheSameMessagesWithTheSameSeed() {
    List<Integer> first = numbersThatArrive(17);
    List<Integer> again = numbersThatArrive(17);
    List<Integer> other = numbersThatArrive(18);

    assertThat(first).hasSizeBetween(60, 140).isEqualTo(again).isNotEqualTo(other);
  }

  private static List<Integer> numbersThatArrive(long seed) {
    CallerWorld world = new CallerWorld(seed);
    world.fake.network().lose(Direction.TO_CALLER, 0.5);
    world.join();
    for (int i = 0; i < MESSAGES; i++) {
      world.agent().send(new CustomMessage(String.valueOf(i)));
    }
    world.advance(1_000);
    return numbers(world.messages);
  }

  @Test
  void losesChosenMessages() {
    world.fake.network().lose(Direction.TO_CALLER, bytes -> bytes.length % 2 == 0);
    world.join();

    world.agent().sendRaw(new byte[3]);
    world.agent().sendRaw(new byte[4]);
    world.advance(0);

    assertThat(world.events)
        .contains("data agent-1 3 bytes")
        .doesNotContain("data agent-1 4 bytes");
  }

  @Test
  void delayKeepsTheOrderEvenWhenItShrinks() {
    world.join();

    world.fake.network().delay(Direction.TO_CALLER, Duration.ofMillis(500));
    sendNumbers(0, 3);
    world.advance(100);
    world.fake.network().delay(Direction.TO_CALLER, Duration.ofMillis(10));
    sendNumbers(3, 6);
    world.advance(399);
    assertThat(numbers(world.messages)).isEmpty();
    world.advance(1);

    assertThat(numbers(world.messages)).containsExactly(0, 1, 2, 3, 4, 5);
  }

  @Test
  void duplicatesAndReorders() {
    world.fake.network().duplicate(Direction.TO_CALLER, 0.3).reorder(Direction.TO_CALLER, 0.3);
    world.join();

    for (int i = 0; i < MESSAGES; i++) {
      sendNumbers(i, i + 1);
      world.advance(5);
    }
    world.advance(100);

    List<Integer> came = numbers(world.messages);
    assertThat(came).hasSizeGreaterThan(MESSAGES + 20);
    assertThat(came.stream().distinct()).hasSize(MESSAGES);
    assertThat(came.stream().distinct().toList())
        .isNotEqualTo(came.stream().distinct().sorted().toList());
  }

  @Test
  void faultsHitTheCallersMessagesToo() {
    world.fake.network().lose(Direction.TO_AGENT, 1);
    world.join();

    world.send(new ClientMessage.QueryAgentState());
    world.advance(1_000);
    assertThat(world.agent().messages()).isEmpty();

    world.fake.network().heal();
    world.send(new ClientMessage.QueryAgentState());
    world.advance(0);
    assertThat(world.agent().messages()).hasSize(1);
  }

  @Test
  void lostLinkIsTriedOnTheScheduleUntilTheNetworkIsBack() {
    world.join().forget();
    FakeRtcSession session = world.fake.sessions().get(0);

    world.fake.channel().loseLink();
    world.advance(10_000);
    assertThat(world.events).containsExactly("link Reconnecting 2");
    // 0, 0.2, 0.5, 1, 2 and 4 s after each other, each up to a fifth off.
    assertThat(session.reconnectAttempts()).isBetween(5, 7);

    world.agent().send(new CustomMessage("lost"));
    world.fake.channel().online("late");
    world.fake.channel().restoreLink();
    world.advance(7_000);

    assertThat(world.events)
        .containsExactly(
            "link Reconnecting 2", "link Connected 3", "data channel agent-1", "online late");
    assertThat(world.messages).isEmpty();
  }

  @Test
  void failedLinkWaitsToBeLeft() {
    world.join().forget();

    world.fake.channel().loseLink();
    world.fake.channel().failLink();
    world.fake.channel().restoreLink();
    world.advance(60_000);
    world.session.leave();
    world.advance(0);

    assertThat(world.events).containsExactly("link Reconnecting 2", "link Failed 8", "left ");
  }

  @Test
  void thrownOutCallerHearsNothingMore() {
    world.join().forget();

    world.fake.channel().bye(3);
    world.fake.channel().bye(1);
    world.agent().say("Hello?");
    world.fake.channel().online("somebody");
    world.advance(1_000);

    assertThat(world.events).containsExactly("bye 3");
    assertThat(world.messages).isEmpty();
  }

  @Test
  void breakdownEndsWithItsCause() {
    world.join().forget();

    world.fake.channel().breakDown(RtcError.of(RtcError.Reason.INTERNAL, "out of memory"));
    world.advance(0);

    assertThat(world.events).containsExactly("left INTERNAL");
  }

  @Test
  void freshTokenIsAcceptedOrNot() {
    world.join().forget();
    world.fake.channel().tokenWillExpire();
    world.advance(1_000);
    world.session.refreshToken("token-2");
    world.advance(60_000);
    assertThat(world.events).containsExactly("token will expire");

    world.fake.strike(Fault.TOKEN_REFUSED);
    world.advance(1_000);
    world.session.refreshToken("token-3");
    world.advance(60_000);
    assertThat(world.events)
        .containsExactly("token will expire", "token will expire", "token expired");
  }

  @Test
  void slowListenerGetsEverythingInOrder() {
    world.fake.network().slowListener(Duration.ofMillis(100));

    world.join();
    // Five stages of the set-up are told before.
    world.advance(450);
    assertThat(world.events).containsExactly("joined");
    world.session.leave();
    world.advance(10_000);

    assertThat(world.events)
        .startsWith("joined", "link Connected 9", "online agent-1")
        .endsWith("left ");
  }

  @Test
  void tooLargeMessageIsTheCallersMistake() {
    assertThatThrownBy(() -> world.session.send(new byte[65_537]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("65537");
  }

  private void sendNumbers(int from, int to) {
    IntStream.range(from, to)
        .forEach(i -> world.agent().send(new CustomMessage(String.valueOf(i))));
  }

  private static List<Integer> numbers(List<AgentMessage> messages) {
    List<Integer> numbers = new ArrayList<>();
    for (AgentMessage message : messages) {
      if (message instanceof CustomMessage custom) {
        numbers.add(Integer.valueOf(String.valueOf(custom.text())));
      }
    }
    return numbers;
  }
}

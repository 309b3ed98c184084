package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.port.RtcSession;
import dev.aicall.domain.port.RtcSessionListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R1 events are serial; R3 none runs inside a command; R7 onJoined comes first. */
interface SerialEventRules extends ContractRules {
  /** R1 no event begins before the one before it has ended. */
  @Test
  @DisplayName("R1 no event begins before the one before it has ended")
  default void eventsDoNotOverlap() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness);
      AtomicInteger inside = new AtomicInteger();
      AtomicBoolean dwelt = new AtomicBoolean();
      CountDownLatch overlap = new CountDownLatch(1);
      call.heard.react(
          event -> {
            if (inside.incrementAndGet() > 1) {
              overlap.countDown();
            }
            if (event.name().equals("onParticipantOnline") && dwelt.compareAndSet(false, true)) {
              awaitQuietly(overlap);
            }
            inside.decrementAndGet();
          });

      call.joinAndAwaitAgent();

      assertThat(dwelt).isTrue();
      assertThat(overlap.getCount()).as("overlapping events").isEqualTo(1);
    }
  }

  /** R1 livekit/agents-js#1759: a burst comes in order, each message whole and alone. */
  @Test
  @DisplayName("R1 livekit/agents-js#1759: a burst comes in order, each message whole and alone")
  default void burstComesInOrder() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      List<byte[]> sent = new ArrayList<>();
      for (int i = 0; i < ContractScale.BURST; i++) {
        sent.add(ContractCall.bytes("sentence " + i + (i % 2 == 0 ? " goes on" : " ends")));
      }

      sent.forEach(harness.farSide()::agentSends);

      call.await(
          "the burst",
          harness.speed().event(),
          () -> call.heard.messages().size() >= ContractScale.BURST);
      assertThat(call.heard.messages()).containsExactlyElementsOf(sent);
      assertThat(call.heard.events("onData"))
          .allMatch(event -> harness.farSide().agentUid().equals(event.args().get(0)));
    }
  }

  /** R1 what is sent arrives in order, each message whole and once. */
  @Test
  @DisplayName("R1 what is sent arrives in order, each message whole and once")
  default void sendsArriveInOrder() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      List<byte[]> sent = new ArrayList<>();
      for (int i = 0; i < ContractScale.BURST; i++) {
        sent.add(ContractCall.bytes("{\"type\":1111,\"data\":{\"text\":\"" + i + "\"}}"));
      }

      sent.forEach(call.session::send);

      call.await(
          "the messages",
          harness.speed().event(),
          () -> harness.farSide().agentReceived().size() >= ContractScale.BURST);
      call.letItBeQuiet();
      assertThat(harness.farSide().agentReceived()).containsExactlyElementsOf(sent);
    }
  }

  /** R1 a message of 64 KiB arrives whole, both ways. */
  @Test
  @DisplayName("R1 a message of 64 KiB arrives whole, both ways")
  default void largestMessageArrives() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      byte[] largest = new byte[RtcSession.MAX_MESSAGE_BYTES];
      for (int i = 0; i < largest.length; i++) {
        largest[i] = (byte) ('a' + i % 26);
      }

      call.session.send(largest);
      harness.farSide().agentSends(largest);

      call.await("onData");
      call.await(
          "the message at the agent",
          harness.speed().event(),
          () -> !harness.farSide().agentReceived().isEmpty());
      assertThat(call.heard.messages()).containsExactly(largest);
      assertThat(harness.farSide().agentReceived()).containsExactly(largest);
    }
  }

  /** R3 no event runs inside the stack of a command. */
  @Test
  @DisplayName("R3 no event runs inside the stack of a command")
  default void noEventInsideCommand() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness);
      ThreadLocal<Boolean> commanding = ThreadLocal.withInitial(() -> false);
      Queue<SessionEvent> inside = new ConcurrentLinkedQueue<>();
      AtomicInteger reactions = new AtomicInteger(ContractScale.REACTIONS);
      call.heard.react(
          event -> {
            if (commanding.get()) {
              inside.add(event);
            }
          });
      Runnable everyCommand =
          () -> {
            commanding.set(true);
            Commands.giveAllButJoinAndLeave(call.session);
            commanding.set(false);
          };
      call.heard.react(
          event -> {
            if (!event.isEnd() && !commanding.get() && reactions.getAndDecrement() > 0) {
              everyCommand.run();
            }
          });

      everyCommand.run();
      commanding.set(true);
      call.join();
      commanding.set(false);
      everyCommand.run();
      call.await("onDataChannelReady");
      everyCommand.run();
      commanding.set(true);
      call.session.leave();
      commanding.set(false);
      call.awaitEnd();

      assertThat(inside).isEmpty();
    }
  }

  /** R7 onJoined comes right after the stages of the set-up, however early the agent is. */
  @Test
  @DisplayName("R7 onJoined comes right after the stages of the set-up, however early the agent is")
  default void joinedComesFirst() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness);
      harness.farSide().agentSounds(true);

      call.joinAndAwaitAgent();

      List<SessionEvent> first = new ArrayList<>();
      RtcSessionListener.SETUP_STAGES.forEach(
          stage -> first.add(SessionEvent.of("onSetupStage", stage)));
      first.add(SessionEvent.of("onJoined"));
      assertThat(call.heard.events()).startsWith(first.toArray(new SessionEvent[0]));
      assertThat(call.heard.events("onSetupStage")).hasSize(RtcSessionListener.SETUP_STAGES.size());
      assertThat(call.heard.events("onJoined")).hasSize(1);
    }
  }

  /** R7 openai-agents-js#523: first sound is told once, after the join, of who is online. */
  @Test
  @DisplayName(
      "R7 openai-agents-js#523: first sound is told once, after the join, of who is online")
  default void firstAudioIsTrue() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      harness.farSide().agentSounds(true);
      call.letItBeQuiet();

      List<SessionEvent> events = call.heard.events();
      SessionEvent firstAudio = SessionEvent.of("onFirstAudio", harness.farSide().agentUid());
      assertThat(call.heard.events("onFirstAudio")).containsExactly(firstAudio);
      assertThat(events.indexOf(firstAudio))
          .isGreaterThan(events.indexOf(SessionEvent.of("onJoined")));
    }
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      // Waits in vain where the rule holds.
      if (latch.await(ContractScale.DWELL_MS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

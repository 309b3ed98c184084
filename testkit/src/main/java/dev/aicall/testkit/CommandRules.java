package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.aicall.api.media.MediaTaps;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R5 commands after the end do nothing; R9 no lock is held during an event. */
interface CommandRules extends ContractRules {
  /** R5 commands after the end throw nothing, tell nothing and send nothing. */
  @Test
  @DisplayName("R5 commands after the end throw nothing, tell nothing and send nothing")
  default void commandsAfterEndDoNothing() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      call.leave();
      call.letItBeQuiet();
      int heard = call.heard.events().size();
      int received = harness.farSide().agentReceived().size();

      assertThatCode(() -> Commands.giveAllButJoinAndLeave(call.session))
          .doesNotThrowAnyException();
      call.letItBeQuiet();

      assertThat(call.heard.events()).hasSize(heard);
      assertThat(harness.farSide().agentReceived()).hasSize(received);
    }
  }

  /** R5 pipecat-client-web-transports#154: a second join after the end does not begin. */
  @Test
  @DisplayName("R5 pipecat-client-web-transports#154: a second join after the end does not begin")
  default void joinAfterEndDoesNotBegin() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      call.leave();
      call.letItBeQuiet();
      int heard = call.heard.events().size();

      assertThatCode(call::join).doesNotThrowAnyException();
      call.letItBeQuiet();

      assertThat(call.heard.events()).hasSize(heard);
    }
  }

  /** R5 livekit/client-sdk-android#237: after a call a new session of the engine joins. */
  @Test
  @DisplayName("R5 livekit/client-sdk-android#237: after a call a new session of the engine joins")
  default void nextSessionJoins() {
    try (RtcSessionHarness harness = newHarness()) {
      new ContractCall(harness).joinAndAwaitAgent().leave();

      ContractCall second = new ContractCall(harness).joinAndAwaitAgent();
      harness.farSide().agentSends(ContractCall.bytes("hello again"));
      second.await("onData");

      second.assertNoEnd();
    }
  }

  /** L pipecat-client-web-transports#154: a double join joins once. */
  @Test
  @DisplayName("L pipecat-client-web-transports#154: a double join joins once")
  default void doubleJoinJoinsOnce() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness);

      call.join();
      call.joinAndAwaitAgent();
      call.session.join(harness.joinRequest(MediaTaps.none(), harness.speed().join()));
      call.letItBeQuiet();

      assertThat(call.heard.events("onJoined")).hasSize(1);
      call.assertNoEnd();
    }
  }

  /** R9 another thread can give commands while an event is being heard. */
  @Test
  @DisplayName("R9 another thread can give commands while an event is being heard")
  default void commandsFromOtherThreadDuringEvent() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      AtomicBoolean returned = new AtomicBoolean();
      call.heard.react(
          event -> {
            if (event.name().equals("onData")) {
              returned.set(givesCommandsElsewhere(call));
            }
          });

      harness.farSide().agentSends(ContractCall.bytes("hello"));
      call.await("onData");
      call.letItBeQuiet();

      assertThat(returned).as("commands returned while the event was being heard").isTrue();
    }
  }

  private static boolean givesCommandsElsewhere(ContractCall call) {
    CountDownLatch done = new CountDownLatch(1);
    Thread other =
        new Thread(
            () -> {
              Commands.giveAllButJoinAndLeave(call.session);
              done.countDown();
            },
            "commands-during-an-event");
    other.setDaemon(true);
    other.start();
    try {
      return done.await(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

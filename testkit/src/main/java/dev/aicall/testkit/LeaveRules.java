package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.testkit.FarSide.Ability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R6 leave is idempotent and safe from any thread, any event and at any moment. */
interface LeaveRules extends ContractRules {
  /** R6 a second and third leave add nothing. */
  @Test
  @DisplayName("R6 a second and third leave add nothing")
  default void leaveAgainAddsNothing() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      call.leave();
      call.letItBeQuiet();
      int before = call.heard.events().size();

      call.session.leave();
      call.session.leave();
      call.letItBeQuiet();

      assertThat(call.heard.events()).hasSize(before);
    }
  }

  /** R6 leave works from inside each event. */
  @Test
  @DisplayName("R6 leave works from inside each event")
  default void leaveInsideEvents() {
    List<String> events =
        List.of(
            "onJoined",
            "onParticipantOnline",
            "onTrack",
            "onFirstAudio",
            "onDataChannelReady",
            "onData");
    for (String name : events) {
      try (RtcSessionHarness harness = newHarness()) {
        ContractCall call = new ContractCall(harness);
        call.heard.react(
            event -> {
              if (event.name().equals(name)) {
                call.session.leave();
              } else if (event.name().equals("onDataChannelReady")) {
                harness.farSide().agentSends(ContractCall.bytes("hello"));
              }
            });

        call.join();
        call.await(
            "the end after " + name, harness.speed().join(), () -> !call.heard.ends().isEmpty());

        assertThat(call.heard.ends()).extracting(SessionEvent::name).contains("onLeft");
      }
    }
  }

  /** R6 leave works at every moment of a join. */
  @Test
  @DisplayName("R6 leave works at every moment of a join")
  default void leaveAtEveryMoment() {
    Duration usual = usualJoin();
    for (int moment = 0; moment <= ContractScale.MOMENTS; moment++) {
      try (RtcSessionHarness harness = newHarness()) {
        ContractCall call = new ContractCall(harness).join();
        harness.advance(usual.multipliedBy(moment).dividedBy(ContractScale.MOMENTS));

        call.leave();

        assertThat(call.heard.ends()).extracting(SessionEvent::name).contains("onLeft");
      }
    }
  }

  private Duration usualJoin() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).join();
      Duration taken = Duration.ZERO;
      while (!call.heard.has("onDataChannelReady") && taken.compareTo(harness.speed().join()) < 0) {
        harness.advance(harness.speed().step());
        taken = taken.plus(harness.speed().step());
      }
      return taken;
    }
  }

  /**
   * R6 many threads may leave at once.
   *
   * @throws InterruptedException if the test is stopped
   */
  @Test
  @DisplayName("R6 many threads may leave at once")
  default void leaveFromManyThreads() throws InterruptedException {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      Queue<Throwable> thrown = new ConcurrentLinkedQueue<>();
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < ContractScale.LEAVERS; i++) {
        Thread thread = new Thread(call.session::leave, "leaver-" + i);
        thread.setUncaughtExceptionHandler((t, e) -> thrown.add(e));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }

      call.awaitEnd();

      assertThat(thrown).isEmpty();
    }
  }

  /** R6 elevenlabs-swift-sdk#171: leave works after the agent has left. */
  @Test
  @DisplayName("R6 elevenlabs-swift-sdk#171: leave works after the agent has left")
  default void leaveAfterAgentLeft() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      harness.farSide().agentLeaves();
      call.await("onParticipantOffline");

      call.leave();

      assertThat(call.heard.ends()).extracting(SessionEvent::name).contains("onLeft");
    }
  }

  /** R6 leave works while the link is lost, and the tries to restore it end. */
  @Test
  @DisplayName("R6 leave works while the link is lost, and the tries to restore it end")
  default void leaveWhileLinkIsLost() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall.needs(harness, Ability.CUT_LINK);
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      harness.farSide().cutLink();
      call.await(
          "the loss", harness.speed().reconnect(), () -> call.hasLinkEvent(ContractCall.LOST));

      call.leave();
      harness.farSide().restoreLink();
      call.letItBeQuiet();

      assertThat(call.linkEvents()).endsWith(ContractCall.LOST);
    }
  }
}

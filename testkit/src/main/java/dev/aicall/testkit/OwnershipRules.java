package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aicall.api.media.MediaTaps;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** R10 what was handed in is not closed; what the backend made is. */
interface OwnershipRules extends ContractRules {
  /** R10 taps are not closed by the end of a call. */
  @Test
  @DisplayName("R10 taps are not closed by the end of a call")
  default void tapsStayOpen() {
    try (RtcSessionHarness harness = newHarness()) {
      TestTaps taps = new TestTaps();
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent(taps.sound());
      call.letItBeQuiet();

      call.leave();
      harness.engine().close();
      call.letItBeQuiet();

      assertThat(taps.closed()).isZero();
    }
  }

  /** R10 a camera tap is stopped once for each start, by the end of a call too. */
  @Test
  @DisplayName("R10 a camera tap is stopped once for each start, by the end of a call too")
  default void cameraStopsForEachStart() {
    try (RtcSessionHarness harness = newHarness()) {
      assumeTrue(harness.engine().capabilities().video(), "the backend has no pictures");
      TestTaps taps = new TestTaps();
      ContractCall call = new ContractCall(harness);
      call.session.captureCamera(true);
      call.joinAndAwaitAgent(MediaTaps.builder().camera(taps).build());
      call.session.captureCamera(false);
      call.session.captureCamera(true);
      call.await("a second start", harness.speed().event(), () -> taps.starts() == 2);

      call.leave();
      call.letItBeQuiet();

      assertThat(taps.starts()).isEqualTo(2);
      assertThat(taps.stops()).isEqualTo(2);
      assertThat(taps.closed()).isZero();
    }
  }

  /** R10 elevenlabs-swift-sdk#171: the microphone is not read after the end. */
  @Test
  @DisplayName("R10 elevenlabs-swift-sdk#171: the microphone is not read after the end")
  default void microphoneIsReleased() {
    try (RtcSessionHarness harness = newHarness()) {
      TestTaps taps = new TestTaps();
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent(taps.sound());
      call.await("reading", harness.speed().event(), () -> taps.reads() > 0);

      call.leave();

      call.awaitStill("reading after the end", taps::reads);
      call.awaitStill("playing after the end", taps::played);
    }
  }

  /** R10 executor and clock that were handed in still work after the engine is closed. */
  @Test
  @DisplayName("R10 executor and clock that were handed in still work after the engine is closed")
  default void handedInStaysOpen() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall call = new ContractCall(harness).joinAndAwaitAgent();
      call.leave();
      harness.engine().close();
      call.letItBeQuiet();

      assertThat(harness.handedInStillWorks()).isTrue();
    }
  }

  /** R10 webrtc-java#146: many calls leave nothing behind. */
  @Test
  @DisplayName("R10 webrtc-java#146: many calls leave nothing behind")
  default void callsLeaveNothingBehind() {
    try (RtcSessionHarness harness = newHarness()) {
      ContractCall first = new ContractCall(harness).joinAndAwaitAgent();
      first.leave();
      first.letItBeQuiet();
      long before = harness.resources();

      for (int cycle = 0; cycle < harness.speed().cycles(); cycle++) {
        new ContractCall(harness).joinAndAwaitAgent().leave();
      }

      first.await(
          "the release of what " + harness.speed().cycles() + " calls held",
          harness.speed().event(),
          () -> harness.resources() <= before);
    }
  }

  /**
   * R10 webrtc-java#212: no thread is left that keeps the program from ending.
   *
   * @throws InterruptedException if the test is interrupted while it waits for an ending thread
   */
  @Test
  @DisplayName("R10 webrtc-java#212: no thread is left that keeps the program from ending")
  default void noThreadKeepsProgramAlive() throws InterruptedException {
    Set<Thread> before = lastingThreads();
    Duration limit;
    try (RtcSessionHarness harness = newHarness()) {
      limit = harness.speed().event();
      new ContractCall(harness).joinAndAwaitAgent().leave();
    }

    Set<Thread> after = lastingThreads();
    after.removeAll(before);
    for (Thread ending : after) {
      ending.join(limit.toMillis());
    }
    assertThat(after).noneMatch(Thread::isAlive);
  }

  private static Set<Thread> lastingThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !thread.isDaemon())
        .collect(Collectors.toSet());
  }
}

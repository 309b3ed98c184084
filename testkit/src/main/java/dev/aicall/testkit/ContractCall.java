package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.testkit.FarSide.Ability;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.assertj.core.api.Assertions;

/** One session of a contract test with its listener, and how to wait for it. */
final class ContractCall {
  static final ARTCAICallConnectionStatus LOST = ARTCAICallConnectionStatus.Reconnecting;
  static final ARTCAICallConnectionStatus UP = ARTCAICallConnectionStatus.Connected;

  final RtcSessionHarness harness;
  final RecordingSessionListener heard = new RecordingSessionListener();
  final RtcSession session;

  ContractCall(RtcSessionHarness harness) {
    this.harness = harness;
    this.session = harness.engine().newSession(heard);
  }

  static void needs(RtcSessionHarness harness, Ability ability) {
    assumeTrue(
        harness.farSide().abilities().contains(ability), () -> "the far side cannot " + ability);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  ContractCall join() {
    return join(MediaTaps.none());
  }

  ContractCall join(MediaTaps taps) {
    session.join(harness.joinRequest(taps, harness.speed().join()));
    return this;
  }

  /** Joins and waits until the agent is there with everything it brings. */
  ContractCall joinAndAwaitAgent() {
    return joinAndAwaitAgent(MediaTaps.none());
  }

  ContractCall joinAndAwaitAgent(MediaTaps taps) {
    join(taps);
    await(
        "the agent with sound and data channel",
        harness.speed().join(),
        () -> heard.has("onDataChannelReady") && heard.has("onFirstAudio"));
    return this;
  }

  void await(String event) {
    await(event, harness.speed().event(), () -> heard.has(event));
  }

  void awaitEnd() {
    await("the end", harness.speed().event(), () -> !heard.ends().isEmpty());
  }

  void await(String what, Duration atMost, BooleanSupplier condition) {
    if (!reaches(atMost, condition)) {
      Assertions.fail("waited %s for %s; heard %s", atMost, what, heard.events());
    }
  }

  private boolean reaches(Duration atMost, BooleanSupplier condition) {
    Duration passed = Duration.ZERO;
    while (!condition.getAsBoolean()) {
      if (passed.compareTo(atMost) >= 0) {
        return false;
      }
      harness.advance(harness.speed().step());
      passed = passed.plus(harness.speed().step());
    }
    return true;
  }

  void letItBeQuiet() {
    harness.advance(harness.speed().quiet());
  }

  /** Waits until a count stays as it is for a while, however slow the machine is. */
  void awaitStill(String what, LongSupplier count) {
    Duration passed = Duration.ZERO;
    long before;
    do {
      if (passed.compareTo(harness.speed().event()) > 0) {
        Assertions.fail("%s does not stop: %s", what, count.getAsLong());
      }
      before = count.getAsLong();
      letItBeQuiet();
      passed = passed.plus(harness.speed().quiet());
    } while (count.getAsLong() != before);
  }

  /** Leaves and waits for the end. */
  void leave() {
    session.leave();
    awaitEnd();
  }

  void assertNoEnd() {
    assertThat(heard.ends()).isEmpty();
  }

  /** What was told of the link, oldest first. */
  List<ARTCAICallConnectionStatus> linkEvents() {
    return heard.events("onConnectionStatus").stream()
        .map(event -> (ARTCAICallConnectionStatus) event.args().get(0))
        .toList();
  }

  boolean hasLinkEvent(ARTCAICallConnectionStatus status) {
    return linkEvents().contains(status);
  }

  List<SessionEvent> eventsAfterEnd() {
    List<SessionEvent> all = heard.events();
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).isEnd()) {
        return all.subList(i + 1, all.size());
      }
    }
    return List.of();
  }
}

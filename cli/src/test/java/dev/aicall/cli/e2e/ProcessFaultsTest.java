package dev.aicall.cli.e2e;

import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process crashes, stands still, or comes back as another. */
@Tag("faults")
@Execution(ExecutionMode.CONCURRENT)
class ProcessFaultsTest {
  /** Reconnect deadline, or the time an agent is held, and some. */
  private static final Duration LONG = Duration.ofSeconds(90);

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aKilledServerEndsTheCall(Pairing pairing) {
    endsTheCall(pairing, "server killed", Child::kill);
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aServerThatStandsStillEndsTheCall(Pairing pairing) {
    endsTheCall(pairing, "server frozen", Child::freeze);
  }

  private static void endsTheCall(Pairing pairing, String row, Consumer<Child> harm) {
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      long begin = System.nanoTime();
      harm.accept(rig.server());
      rig.awaitEnd(LONG);
      Outcome outcome = rig.end();
      outcome.noticed(row, begin);
      outcome.gaveUp(row, begin);
      outcome.toAgent().lostOnlyAround(begin, outcome.when("Reconnecting"));
      outcome.toCaller().lostOnlyAround(begin, begin);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void aServerMayStandStillForFiveSeconds(Pairing pairing) {
    String row = "server frozen 5 s";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      long freeze = System.nanoTime();
      rig.server().freeze();
      FaultRig.pass(Duration.ofSeconds(5));
      rig.server().thaw();
      long thaw = System.nanoTime();
      rig.awaitConnected(FaultRig.LIMIT);
      Outcome outcome = rig.hangUp();
      outcome.noticed(row, freeze);
      outcome.took(row, "link", outcome.until("Connected", thaw), 0, Expected.link(5));
      outcome.clear(row, "sound", outcome.soundBack(thaw), 0, Expected.link(5));
      outcome.cameBack();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  @Tag("faults-slice")
  void aServerThatWasRestartedKnowsNoCall(Pairing pairing) {
    String row = "server restarted";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      long kill = System.nanoTime();
      FaultStory agent = rig.agentStory();
      rig.server().kill();
      rig.startServerAgain();
      long up = System.nanoTime();
      rig.awaitEnd(FaultRig.LIMIT);
      Outcome outcome = rig.end();
      outcome.noticed(row, kill);
      long since = Math.max(up, outcome.when("Reconnecting"));
      outcome.took(row, "end", outcome.untilEvent("onCallEnd", since), 0, Expected.REFUSED);
      outcome.states("Connected", "Reconnecting", "Failed").errors("ConnectionFailed").endedOnce();
      new Accounting("caller to agent", outcome.caller(), agent)
          .lostOnlyAround(kill, outcome.when("Reconnecting"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void anAgentIsToldThatItsCallerWasKilled(Pairing pairing) {
    String row = "caller killed";
    try (FaultRig rig = FaultRig.start(pairing)) {
      rig.call();
      long kill = System.nanoTime();
      rig.caller().kill();
      rig.awaitAgentEnd(LONG);
      rig.endServer();
      Outcome outcome = rig.outcome();
      outcome.agentLost(row, kill);
      outcome.agentWas("made", "ready", "away", "end CALLER_LOST");
      outcome.toAgent().lostOnlyAround(kill, kill);
      outcome.toCaller().lostOnlyAround(kill, outcome.whenAgent("away"));
    }
  }
}

package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The server dies; the network is gone for a while. */
@Execution(ExecutionMode.CONCURRENT)
class LostLinkTest {
  /** From the cut on, as the signalling promises. */
  private static final Duration NOTICED = Duration.ofSeconds(7);

  /** A shorter patience than the 30 s by default, so that the test need not take them. */
  private static final Duration DEADLINE = Duration.ofSeconds(5);

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aKilledServerEndsTheCallOncePastTheDeadline(Pairing pairing) {
    try (Child server = Child.start(pairing, ServerProgram.class, "127.0.0.1", "")) {
      String[] where = server.await("listening", LIMIT).split(" ", -1);
      try (Child caller = Child.start(pairing, Deserted.class, where)) {
        caller.await("calls", LIMIT);

        server.kill();
        caller.tell("killed");

        caller.awaitEnd(Duration.ofSeconds(30));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void aCallSurvivesACutThatIsShorterThanTheDeadline(Pairing pairing) {
    try (NetLab lab = NetLab.pair();
        Child server =
            Child.startOn(pairing, lab.host(0), ServerProgram.class, lab.host(0).address(), "")) {
      String[] where = server.await("listening", LIMIT).split(" ", -1);
      try (Child caller = Child.startOn(pairing, lab.host(1), Survivor.class, where)) {
        caller.await("calls", LIMIT);

        lab.host(0).cut();
        lab.host(1).cut();
        caller.tell("cut");
        caller.await("reconnecting", LIMIT);
        server.awaitCount("agent", 3, LIMIT);
        lab.host(0).restore();
        lab.host(1).restore();

        caller.awaitEnd(Duration.ofSeconds(60));
        assertThat(server.said("agent"))
            .containsExactly("made", "ready", "away", "back", "end CALLER_LEFT");
        assertThat(server.said("text")).containsExactly("a", "b", "c", "d");
      }
    }
  }

  /** A caller whose server is killed. Arguments: the server's origin and key file. */
  static final class Deserted {
    private Deserted() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            URI origin = URI.create(args[0]);
            try (NearSide near = new NearSide.Setup(origin).reconnectDeadline(DEADLINE).open()) {
              near.callAndBegin(
                  ProbeAgents.VOICE, new ServerAccess(origin, Path.of(args[1])).grant("deserted"));
              Child.say("calls now");
              assertThat(Child.order()).isNotEmpty();

              near.log().await("Reconnecting", NOTICED, LostLinkTest::isReconnecting);
              near.log().await("onCallEnd", DEADLINE.plusSeconds(3));

              assertThat(near.log().errors()).containsExactly(ARTCAICallErrorCode.ConnectionFailed);
              assertThat(near.log().count("onCallEnd")).isEqualTo(1);
            }
          });
    }
  }

  /** A caller whose network is cut. Arguments: the server's origin and key file. */
  static final class Survivor {
    private Survivor() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            URI origin = URI.create(args[0]);
            try (NearSide near = NearSide.open(origin)) {
              near.callAndBegin(
                  ProbeAgents.VOICE, new ServerAccess(origin, Path.of(args[1])).grant("survivor"));
              near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);
              say(near, "a");
              say(near, "b");
              awaitTurns(near, 2);
              Child.say("calls now");
              assertThat(Child.order()).isNotEmpty();

              near.log().await("Reconnecting", NOTICED, LostLinkTest::isReconnecting);
              assertThat(near.engine().sendTextToAgent(AllMessages.text("lost"))).isFalse();
              Child.say("reconnecting now");
              Waiting.until("the link", LIMIT, () -> isBack(near));

              say(near, "c");
              say(near, "d");
              awaitTurns(near, 4);
              near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);
              assertThat(heard(near)).containsExactly("1 a", "2 b", "3 c", "4 d");
              assertThat(near.log().count("onCallBegin")).isEqualTo(1);
              assertThat(near.log().errors()).isEmpty();
              near.engine().handup(false);
              near.log().await("onCallEnd", LIMIT);
            }
          });
    }

    private static void say(NearSide near, String text) {
      Waiting.until(
          "a way to send", LIMIT, () -> near.engine().sendTextToAgent(AllMessages.text(text)));
    }

    private static void awaitTurns(NearSide near, int count) {
      Waiting.until(count + " turns", LIMIT, () -> heard(near).size() >= count);
    }

    private static List<String> heard(NearSide near) {
      return near.log().events("onVoiceAgentSubtitleNotify").stream()
          .map(event -> String.valueOf(event.args().get(0)))
          .toList();
    }

    // The last word on the connection counts, not that it was up before.
    private static boolean isBack(NearSide near) {
      List<CallLog.Event> states = near.log().events("onConnectionStatusChange");
      return states.get(states.size() - 1).args().get(0) == ARTCAICallConnectionStatus.Connected;
    }
  }

  private static boolean isReconnecting(CallLog.Event event) {
    return event.name().equals("onConnectionStatusChange")
        && event.args().get(0) == ARTCAICallConnectionStatus.Reconnecting;
  }
}

package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.rtc.peer.media.IceSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A call whose media have no way but a TURN server. */
class RelayTest {
  @ParameterizedTest
  @EnumSource(names = {"WEBRTC", "JITSI"})
  void mediaPassTheRelay(Pairing pairing) {
    try (NetLab lab = NetLab.row();
        TurnServer turn = TurnServer.on(lab.host(1), 2);
        Child server =
            Child.startOn(pairing, lab.host(2), ServerProgram.class, lab.host(2).address(), "")) {
      String[] where = server.await("listening", LIMIT).split(" ", -1);
      try (Child caller =
          Child.startOn(
              pairing,
              lab.host(0),
              Caller.class,
              where[0],
              where[1],
              turn.uri("udp"),
              turn.user())) {
        caller.tell(turn.password());
        caller.await("hears", LIMIT);
        server.tell("hear " + NearSide.TONE_HZ + " " + ProbeAgent.TONE_HZ);
        server.await("heard", LIMIT);
        assertThat(turn.allocations()).isPositive();
        caller.tell("done");
        caller.awaitEnd(Duration.ofSeconds(30));
      }
    }
  }

  /** The caller. Arguments: the server's origin and key file, the relay's address and user. */
  static final class Caller {
    private Caller() {}

    /** Runs the program; the relay's password comes on its input. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            URI origin = URI.create(args[0]);
            IceServer relay = IceServer.turn(args[2], args[3], Child.order());
            IceSettings only = new IceSettings(List.of(relay), IceSettings.Policy.RELAY, 0, 0);
            try (NearSide near = new NearSide.Setup(origin).ice(only).open()) {
              near.callAndBegin(
                  ProbeAgents.VOICE, new ServerAccess(origin, Path.of(args[1])).grant("far-off"));
              near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);
              Child.say("hears the agent");
              assertThat(Child.order()).isEqualTo("done");
              near.engine().handup(true);
              near.log().await("onCallEnd", LIMIT);
              assertThat(near.log().errors()).isEmpty();
            }
          });
    }
  }
}

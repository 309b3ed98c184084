package dev.aicall.cli.e2e;

import static dev.aicall.cli.e2e.NearSide.LIMIT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.error.ARTCAICallErrorCode;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server in one process, a caller in another. */
class TwoProcessCallTest {
  @ParameterizedTest
  @EnumSource
  void bothHearEachOtherAndEveryMessageArrives(Pairing pairing) {
    try (Child server = Child.start(pairing, ServerProgram.class, "127.0.0.1", "")) {
      List<String> where = List.of(server.await("listening", LIMIT).split(" ", -1));
      try (Child caller = Child.start(pairing, Caller.class, where.get(0), where.get(1))) {
        caller.await("hears", LIMIT);
        server.tell("hear " + NearSide.TONE_HZ + " " + ProbeAgent.TONE_HZ);
        List<String> heard = List.of(server.await("heard", LIMIT).split(" ", -1));
        assertThat(Double.parseDouble(heard.get(0))).isGreaterThan(ToneEar.CLEAR);
        assertThat(Double.parseDouble(heard.get(1))).isLessThan(0.01);
        caller.tell("go on");

        caller.awaitEnd(Duration.ofSeconds(60));

        TreeSet<Integer> types = new TreeSet<>();
        server.said("message").forEach(type -> types.add(Integer.valueOf(type)));
        assertThat(types).containsExactlyElementsOf(AllMessages.OUTBOUND);
      }
    }
  }

  /** The caller's process. Arguments: the server's origin and key file. */
  static final class Caller {
    private Caller() {}

    /** Runs the program. */
    public static void main(String[] args) {
      Child.body(
          () -> {
            URI origin = URI.create(args[0]);
            ServerAccess access = new ServerAccess(origin, Path.of(args[1]));
            try (NearSide near = NearSide.open(origin)) {
              sendAll(near, access);
            }
            try (NearSide near = NearSide.open(origin)) {
              receiveAll(near, access);
            }
          });
    }

    private static void sendAll(NearSide near, ServerAccess access) throws Exception {
      near.callAndBegin(ProbeAgents.VISION, access.grant("sender"));
      near.ear().awaitTone(ProbeAgent.TONE_HZ, LIMIT);
      assertThat(near.ear().share(NearSide.TONE_HZ)).isLessThan(0.01);
      Child.say("hears the agent");
      assertThat(Child.order()).isEqualTo("go on");
      AllMessages.send(near.engine());
      near.engine().handup(true);
      near.log().await("onCallEnd", LIMIT);
      assertThat(near.log().errors()).isEmpty();
    }

    private static void receiveAll(NearSide near, ServerAccess access) {
      near.callAndBegin(ProbeAgents.VOICE, access.grant("receiver"));
      assertThat(near.engine().sendTextToAgent(AllMessages.text(AllMessages.SEND_ALL))).isTrue();
      near.log().await("onReceivedAgentVcrResult", LIMIT);
      near.log().await("onErrorOccurs", LIMIT);
      assertThat(near.log().names()).containsAll(AllMessages.CALLBACKS);
      assertThat(near.log().errors()).containsExactly(ARTCAICallErrorCode.AgentASRFailed);
      near.engine().handup(true);
      near.log().await("onCallEnd", LIMIT);
    }
  }
}

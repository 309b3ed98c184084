package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TurnServerTest {
  @Test
  void relaysForItsUserOnly() {
    try (NetLab lab = NetLab.pair();
        TurnServer turn = TurnServer.on(lab.host(1), 1)) {
      String relayed = client(lab, turn, turn.password());
      assertThat(relayed).contains("Total lost packets 0");
      assertThat(turn.allocations()).isPositive();

      int before = turn.allocations();
      assertThat(client(lab, turn, "wrong")).contains("Cannot complete Allocation");
      assertThat(turn.allocations()).isEqualTo(before);
    }
  }

  // coturn's own test client: two of it talk to each other through the relay.
  private static String client(NetLab lab, TurnServer turn, String password) {
    return lab.host(0)
        .tryRun(
            "timeout",
            "8",
            "turnutils_uclient",
            "-u",
            turn.user(),
            "-w",
            password,
            "-y",
            "-n",
            "5",
            "-m",
            "1",
            lab.host(1).address())
        .output();
  }
}

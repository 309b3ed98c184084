package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NetLabTest {
  @Test
  void hostsReachEachOtherUntilTheNetworkIsCut() {
    try (NetLab lab = NetLab.pair()) {
      assertThat(pings(lab.host(0), lab.host(1).address())).isTrue();

      lab.host(1).unplug();
      assertThat(pings(lab.host(0), lab.host(1).address())).isFalse();

      lab.host(1).plugIn();
      assertThat(pings(lab.host(0), lab.host(1).address())).isTrue();

      lab.host(1).cut();
      assertThat(pings(lab.host(0), lab.host(1).address())).isFalse();

      lab.host(1).restore();
      lab.host(1).changeAddress(9);
      assertThat(lab.host(1).address()).isEqualTo("10.77.1.9");
      assertThat(pings(lab.host(0), "10.77.1.9")).isTrue();
      assertThat(pings(lab.host(0), "10.77.1.2")).isFalse();
    }
  }

  @Test
  void udpIsLostOrBlockedWhileTheRestGoesOn() {
    try (NetLab lab = NetLab.pair()) {
      assertThat(datagrams(lab.host(0), lab.host(1), 200)).isEqualTo(200);

      lab.host(1).lose(30);
      assertThat(datagrams(lab.host(0), lab.host(1), 200)).isBetween(100, 180);

      lab.host(1).blockUdp();
      assertThat(datagrams(lab.host(0), lab.host(1), 200)).isZero();
      assertThat(pings(lab.host(0), lab.host(1).address())).isTrue();
    }
  }

  @Test
  void inARowOnlyWhatIsNotUdpPassesTheMiddle() {
    try (NetLab lab = NetLab.row()) {
      assertThat(pings(lab.host(0), lab.host(2).address())).isTrue();
      assertThat(datagrams(lab.host(0), lab.host(1), 20)).isEqualTo(20);
      assertThat(datagrams(lab.host(0), lab.host(2), 20)).isZero();
    }
  }

  @Test
  void nothingIsLeftBehind() {
    String name;
    try (NetLab lab = NetLab.pair()) {
      name = lab.host(0).name();
      assertThat(Shell.run("ip", "netns", "list")).contains(name);
    }
    assertThat(Shell.run("ip", "netns", "list")).doesNotContain(name);
  }

  // ping is not everywhere: a TCP connection to a closed port is answered just as well.
  private static boolean pings(NetLab.Host from, String address) {
    String script = "exec 3<>/dev/tcp/" + address + "/9";
    return from.tryRun("timeout", "1", "bash", "-c", script).output().contains("refused");
  }

  // How many datagrams arrived is what the kernel says: nobody listens, but it counts them.
  private static int datagrams(NetLab.Host from, NetLab.Host to, int count) {
    int before = arrived(to);
    String script =
        "for i in $(seq "
            + count
            + "); do echo x > /dev/udp/"
            + to.address()
            + "/9 || true; done 2>/dev/null; true";
    from.run("bash", "-c", script);
    return arrived(to) - before;
  }

  private static int arrived(NetLab.Host host) {
    // The second line that starts with Udp: holds the numbers: InDatagrams, NoPorts.
    String line =
        host.run("cat", "/proc/net/snmp")
            .lines()
            .filter(each -> each.startsWith("Udp: ") && Character.isDigit(each.charAt(5)))
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(line.split(" ", -1)[2]);
  }
}

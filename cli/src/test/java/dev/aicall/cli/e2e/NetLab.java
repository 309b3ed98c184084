package dev.aicall.cli.e2e;

import dev.aicall.testkit.Needs;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A small network of its own: hosts as network namespaces, joined by virtual cables. Two hosts see
 * each other; of three the first and the last see only the one between them, which passes on what
 * is not UDP. Needs root. Gone when closed, or when this process ends.
 *
 * <p>Delay and jitter cannot be made: the kernels that this was written on have no netem.
 */
final class NetLab implements AutoCloseable {
  private static final AtomicInteger LABS = new AtomicInteger();

  private final String prefix =
      "aicall" + ProcessHandle.current().pid() + "n" + LABS.getAndIncrement();
  private final List<Host> hosts = new ArrayList<>();
  private final Thread lastWill = new Thread(this::remove);
  private boolean removed;

  /** One host: a namespace with an address for each of its cables. */
  static final class Host {
    private final String name;
    private final List<String> addresses = new ArrayList<>();

    private Host(String name) {
      this.name = name;
    }

    /** The namespace's name. */
    String name() {
      return name;
    }

    /** The host's address on its first cable. */
    String address() {
      return addresses.get(0);
    }

    /** The host's address on one of its cables. */
    String address(int cable) {
      return addresses.get(cable);
    }

    /** What to put before a command to run it on this host. */
    String[] exec() {
      return new String[] {"ip", "netns", "exec", name};
    }

    /** Runs a program on this host. */
    String run(String... command) {
      return Shell.run(onHost(command));
    }

    /** Runs a program on this host that may fail. */
    Shell.Result tryRun(String... command) {
      return Shell.tryRun(onHost(command));
    }

    private String[] onHost(String... command) {
      List<String> words = new ArrayList<>(List.of(exec()));
      words.addAll(List.of(command));
      return words.toArray(String[]::new);
    }

    /** Pulls the host's first cable out: both ends see it at once. */
    void unplug() {
      run("ip", "link", "set", cable(0), "down");
    }

    /** Puts the cable in again. */
    void plugIn() {
      run("ip", "link", "set", cable(0), "up");
    }

    /** Loses everything that arrives, as when a link far away is cut: nobody is told. */
    void cut() {
      filter("drop");
    }

    /** Loses some of the UDP packets that arrive. */
    void lose(int percent) {
      if (percent < 1 || percent > 99) {
        throw new IllegalArgumentException("percent: 1 to 99, got " + percent);
      }
      filter("meta l4proto udp numgen random mod 100 < " + percent + " drop");
    }

    /** Lets no UDP packet in. */
    void blockUdp() {
      filter("meta l4proto udp drop");
    }

    /** Ends {@link #cut}, {@link #lose} and {@link #blockUdp}. */
    void restore() {
      tryRun("nft", "delete", "table", "inet", "lab");
    }

    /** Gives the first cable another address in the same network; the old one is gone. */
    void changeAddress(int lastByte) {
      String old = address();
      String fresh = old.substring(0, old.lastIndexOf('.') + 1) + lastByte;
      // The old one first: taking the first address of a network away takes its later ones too.
      run("ip", "addr", "del", old + "/24", "dev", cable(0));
      run("ip", "addr", "add", fresh + "/24", "dev", cable(0));
      addresses.set(0, fresh);
    }

    // One run of one program, so that the moment is known and no packet slips through.
    private void filter(String rule) {
      run(
          "nft",
          "add table inet lab; delete table inet lab; add table inet lab; add chain inet lab"
              + " arriving { type filter hook input priority 0 ; policy accept ; }; add rule inet"
              + " lab arriving iifname != \"lo\" "
              + rule);
    }

    private String cable(int index) {
      return "cable" + index;
    }
  }

  private NetLab() {
    Runtime.getRuntime().addShutdownHook(lastWill);
  }

  /** Makes two hosts with a cable between them. */
  static NetLab pair() {
    return lab(2);
  }

  /** Makes three hosts in a row; UDP gets no further than one cable, TCP goes all the way. */
  static NetLab row() {
    NetLab lab = lab(3);
    try {
      lab.routeThroughTheMiddle();
      return lab;
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  private static NetLab lab(int count) {
    Needs.that(Shell.isRoot(), "root, to make network namespaces");
    Needs.that(Shell.has("ip"), "the program ip: apt-get install iproute2");
    Needs.that(Shell.has("nft"), "the program nft: apt-get install nftables");
    NetLab lab = new NetLab();
    try {
      for (int i = 0; i < count; i++) {
        lab.addHost(i);
      }
      for (int i = 0; i + 1 < count; i++) {
        lab.join(i, i + 1);
      }
      return lab;
    } catch (RuntimeException e) {
      lab.close();
      throw e;
    }
  }

  /** One of the hosts, in their order. */
  Host host(int index) {
    return hosts.get(index);
  }

  private void addHost(int index) {
    Host host = new Host(prefix + "h" + index);
    Shell.run("ip", "netns", "add", host.name);
    hosts.add(host);
    // Only the addresses given here, so that each test knows which way its packets go.
    host.run("sysctl", "-q", "-w", "net.ipv6.conf.all.disable_ipv6=1");
    host.run("ip", "link", "set", "lo", "up");
  }

  private void join(int left, int right) {
    Host a = hosts.get(left);
    Host b = hosts.get(right);
    String aEnd = a.cable(a.addresses.size());
    String bEnd = b.cable(b.addresses.size());
    Shell.run(
        "ip", "link", "add", aEnd, "netns", a.name, "type", "veth", "peer", "name", bEnd, "netns",
        b.name);
    address(a, aEnd, "10.77." + (left + 1) + ".1");
    address(b, bEnd, "10.77." + (left + 1) + ".2");
  }

  private static void address(Host host, String end, String address) {
    host.run("ip", "addr", "add", address + "/24", "dev", end);
    host.run("ip", "link", "set", end, "up");
    host.addresses.add(address);
  }

  private void routeThroughTheMiddle() {
    Host middle = hosts.get(1);
    middle.run("sysctl", "-q", "-w", "net.ipv4.ip_forward=1");
    middle.run("nft", "add table inet row");
    middle.run(
        "nft",
        "add chain inet row passing { type filter hook forward priority 0 ; policy accept ; }");
    middle.run("nft", "add rule inet row passing meta l4proto udp drop");
    hosts.get(0).run("ip", "route", "add", "default", "via", middle.address(0));
    hosts.get(2).run("ip", "route", "add", "default", "via", middle.address(1));
  }

  private synchronized void remove() {
    if (removed) {
      return;
    }
    removed = true;
    for (Host host : hosts) {
      Shell.tryRun("ip", "netns", "del", host.name);
    }
  }

  @Override
  public void close() {
    remove();
    try {
      Runtime.getRuntime().removeShutdownHook(lastWill);
    } catch (IllegalStateException e) {
      // The process ends already, and the hook does, or did, the same.
      return;
    }
  }
}

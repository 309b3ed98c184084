package dev.aicall.cli.e2e;

import dev.aicall.testkit.Needs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A TURN server (Debian's coturn) as a process of its own, over UDP and TCP, without TLS. It relays
 * for one user that is made up anew each time.
 */
final class TurnServer implements AutoCloseable {
  private static final int PORT = 3478;

  private static final Duration START_LIMIT = Duration.ofSeconds(10);

  private final String address;
  private final String user = "caller";
  private final String password = Secrets.random();
  private final Path folder;
  private final Process process;

  private TurnServer(String address, List<String> relays, List<String> prefix) throws IOException {
    this.address = address;
    this.folder = Files.createTempDirectory("turn");
    Files.writeString(folder.resolve("turn.conf"), config(relays));
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("turnserver", "-c", folder.resolve("turn.conf").toString()));
    this.process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("turn.out").toFile())
            .start();
    try {
      Waiting.until("the TURN server to listen", START_LIMIT, this::listens);
    } catch (AssertionError e) {
      String log = log();
      close();
      throw new AssertionError(e.getMessage() + "; it said: " + log, e);
    }
  }

  /** Starts a server on one address of this machine. */
  static TurnServer on(String address) {
    return start(address, List.of(address), List.of());
  }

  /** Starts a server on a host of a lab; it listens on the first cable and relays to all. */
  static TurnServer on(NetLab.Host host, int cables) {
    List<String> relays = new ArrayList<>();
    for (int i = 0; i < cables; i++) {
      relays.add(host.address(i));
    }
    return start(host.address(), relays, List.of(host.exec()));
  }

  private static TurnServer start(String address, List<String> relays, List<String> prefix) {
    Needs.that(Shell.has("turnserver"), "the program turnserver: apt-get install coturn");
    try {
      return new TurnServer(address, relays, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is, in the form that ICE servers are written in. */
  String uri(String transport) {
    return "turn:" + address + ":" + PORT + "?transport=" + transport;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  /** How many relays were given out so far. */
  int allocations() {
    return (int) log().lines().filter(line -> line.contains("ALLOCATE processed, success")).count();
  }

  private boolean listens() {
    if (!process.isAlive()) {
      throw new AssertionError("the TURN server ended at once");
    }
    return log().contains("TCP listener opened on : " + address + ":" + PORT);
  }

  private String log() {
    try {
      Path log = folder.resolve("turn.out");
      return Files.exists(log) ? Files.readString(log, StandardCharsets.ISO_8859_1) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String config(List<String> relays) {
    List<String> lines = new ArrayList<>();
    lines.add("listening-ip=" + address);
    lines.add("listening-port=" + PORT);
    relays.forEach(relay -> lines.add("relay-ip=" + relay));
    lines.addAll(
        List.of(
            "min-port=50000",
            "max-port=50100",
            "realm=aicall.test",
            "lt-cred-mech",
            "user=" + user + ":" + password,
            "fingerprint",
            "no-tls",
            "no-dtls",
            "no-cli",
            "no-multicast-peers",
            "log-file=stdout",
            "simple-log",
            "verbose",
            "pidfile=" + folder.resolve("turn.pid"),
            "userdb=" + folder.resolve("turn.db")));
    return String.join("\n", lines) + "\n";
  }

  @Override
  public void close() {
    Shell.end(process);
    Folders.delete(folder);
  }
}

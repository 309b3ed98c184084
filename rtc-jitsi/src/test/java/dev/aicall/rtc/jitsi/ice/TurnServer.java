package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.testkit.Needs;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Debian's coturn on 127.0.0.1, over UDP and TCP, as a process of its own. */
final class TurnServer implements AutoCloseable {
  private static final String ADDRESS = "127.0.0.1";
  private static final String USER = "caller";
  private static final String PASSWORD = "loop-back-only";
  private static final int START_SECONDS = 10;

  private final int port;
  private final Path folder;
  private final Process process;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final CountDownLatch listening = new CountDownLatch(1);
  private final Semaphore givenBack = new Semaphore(0);

  private TurnServer(int port, Path folder) throws IOException {
    this.port = port;
    this.folder = folder;
    Files.writeString(folder.resolve("turn.conf"), config());
    this.process =
        new ProcessBuilder("turnserver", "-c", folder.resolve("turn.conf").toString())
            .redirectErrorStream(true)
            .start();
    Thread reader = new Thread(this::read, "turn-log");
    reader.setDaemon(true);
    reader.start();
  }

  static TurnServer start() throws Exception {
    boolean there =
        Stream.of("/usr/bin/turnserver", "/usr/local/bin/turnserver")
            .anyMatch(program -> Files.isExecutable(Path.of(program)));
    Needs.that(there, "the program turnserver: apt-get install coturn");
    TurnServer server = new TurnServer(freePort(), Files.createTempDirectory("turn"));
    if (!server.listening.await(START_SECONDS, TimeUnit.SECONDS)) {
      server.close();
      throw new AssertionError("the TURN server does not listen; it said: " + server.log);
    }
    return server;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.ISO_8859_1))) {
      String line;
      while ((line = lines.readLine()) != null) {
        log.add(line);
        if (line.contains("TCP listener opened on : " + ADDRESS + ":" + port)) {
          listening.countDown();
        }
        if (line.contains("REFRESH processed, success")) {
          givenBack.release();
        }
      }
    } catch (IOException e) {
      log.add(e.toString());
    }
  }

  IceServer over(String transport) {
    return IceServer.turn(
        "turn:" + ADDRESS + ":" + port + "?transport=" + transport, USER, PASSWORD);
  }

  IceServer wrongPassword() {
    return IceServer.turn("turn:" + ADDRESS + ":" + port + "?transport=udp", USER, "not-it");
  }

  IceServer stun() {
    return IceServer.stun("stun:" + ADDRESS + ":" + port);
  }

  /** Waits until so many relays were given back by those who had them. */
  boolean waitForGivenBack(int count, int seconds) throws InterruptedException {
    return givenBack.tryAcquire(count, seconds, TimeUnit.SECONDS);
  }

  private String config() {
    return String.join(
        "\n",
        "listening-ip=" + ADDRESS,
        "listening-port=" + port,
        "relay-ip=" + ADDRESS,
        "min-port=50200",
        "max-port=50300",
        "realm=aicall.test",
        "lt-cred-mech",
        "user=" + USER + ":" + PASSWORD,
        "fingerprint",
        "no-tls",
        "no-dtls",
        "no-cli",
        "allow-loopback-peers",
        "no-multicast-peers",
        "log-file=stdout",
        "simple-log",
        "verbose",
        "pidfile=" + folder.resolve("turn.pid"),
        "userdb=" + folder.resolve("turn.db"),
        "");
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process
        .onExit()
        .orTimeout(5, TimeUnit.SECONDS)
        .exceptionally(late -> process.destroyForcibly())
        .join();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  List<String> log() {
    return List.copyOf(log);
  }
}

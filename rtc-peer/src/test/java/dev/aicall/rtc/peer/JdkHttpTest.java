package dev.aicall.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.rtc.peer.signal.JoinBody;
import dev.aicall.rtc.peer.signal.Signalling;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The signalling over real HTTP on the loopback interface. */
class JdkHttpTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final BlockingQueue<String> requests = new LinkedBlockingQueue<>();
  private HttpServer server = plain();

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void joinsRestartsAndLeaves() {
    serve(201, "answer");
    SignallingClient client = client(config("http").build());

    Reply joined = client.join("room", new JoinBody("offer", null), 1).join();

    assertThat(joined)
        .isEqualTo(new Reply.Answered("answer", URI.create(base("http") + "/channels/room/next")));
    assertThat(requests.poll())
        .isEqualTo("POST /rtc/channels/room/participants Bearer token application/sdp offer");
    client.restart(URI.create(base("http") + "/x/1"), "offer 2", 1).join();
    assertThat(requests.poll()).isEqualTo("PATCH /rtc/x/1 Bearer token application/sdp offer 2");
    client.leave(URI.create(base("http") + "/x/1")).join();
    assertThat(requests.poll()).isEqualTo("DELETE /rtc/x/1 Bearer token null ");
  }

  @Test
  void aFreshStartTakesAnotherConnection() {
    List<Integer> ports = new CopyOnWriteArrayList<>();
    server.createContext(
        "/",
        exchange -> {
          ports.add(exchange.getRemoteAddress().getPort());
          answer(exchange, 200, "answer");
        });
    server.start();
    SignallingClient client = client(config("http").build());
    URI resource = URI.create(base("http") + "/x/1");

    client.restart(resource, "offer", 1).join();
    client.restart(resource, "offer", 1).join();
    client.startAfresh();
    client.restart(resource, "offer", 1).join();

    assertThat(ports).hasSize(3);
    assertThat(ports.get(1)).isEqualTo(ports.get(0));
    assertThat(ports.get(2)).isNotEqualTo(ports.get(0));
  }

  @Test
  void aServerThatSaysNothingIsGivenUp() {
    SignallingClient client = client(config("http").requestTimeout(Duration.ofMillis(200)).build());

    // The handler of this server never answers.
    server.createContext("/", exchange -> requests.add("silent"));
    server.start();

    assertThat(client.join("room", new JoinBody("offer", null), 1).join())
        .isInstanceOf(Reply.Unanswered.class);
  }

  @Test
  void aServerThatStopsInTheMiddleIsGivenUp() {
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "next");
          exchange.sendResponseHeaders(201, 1_000);
          exchange.getResponseBody().write('a');
          exchange.getResponseBody().flush();
        });
    server.start();
    SignallingClient client = client(config("http").requestTimeout(Duration.ofMillis(300)).build());

    assertThat(client.join("room", new JoinBody("offer", null), 1).join())
        .isInstanceOf(Reply.Unanswered.class);
  }

  @Test
  void nobodyThereIsUnreachable() {
    int port = server.getAddress().getPort();
    server.start();
    server.stop(0);
    PeerConfig config = PeerConfig.builder().server(URI.create("http://127.0.0.1:" + port)).build();

    assertThat(client(config).join("room", new JoinBody("offer", null), 1).join())
        .isInstanceOf(Reply.Unreachable.class);
  }

  @Test
  void anEndlessBodyIsCutOff() {
    serve(201, "x".repeat(Signalling.MAX_BODY_BYTES + 1));

    assertThat(client(config("http").build()).join("room", new JoinBody("offer", null), 1).join())
        .isInstanceOf(Reply.Unreachable.class);
  }

  @Test
  void redirectsAreNotFollowed() {
    serve(307, "");

    assertThat(client(config("http").build()).join("room", new JoinBody("offer", null), 1).join())
        .isInstanceOf(Reply.Refused.class);
    assertThat(requests).hasSize(1);
  }

  @Test
  void aProxyGetsTheRequest() {
    serve(201, "answer");
    PeerConfig config =
        PeerConfig.builder()
            .server(URI.create("http://server.example/rtc"))
            .allowPlainHttp(true)
            .httpProxy(server.getAddress())
            .build();

    assertThat(client(config).join("room", new JoinBody("offer", null), 1).join())
        .isInstanceOf(Reply.Answered.class);
    assertThat(requests.poll())
        .startsWith("POST http://server.example/rtc/channels/room/participants");
  }

  @Test
  void tlsTrustsWhomTheConfigurationTrusts(@TempDir Path folder) throws Exception {
    SSLContext tls = selfSigned(folder);
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(new HttpsConfigurator(tls));
    server.stop(0);
    server = https;
    serve(201, "answer");

    assertThat(
            client(config("https").tls(tls).build())
                .join("room", new JoinBody("offer", null), 1)
                .join())
        .isInstanceOf(Reply.Answered.class);
    assertThat(client(config("https").build()).join("room", new JoinBody("offer", null), 1).join())
        .isInstanceOf(Reply.Unreachable.class);
  }

  @Test
  void cancellingGivesTheExchangeUp() {
    CompletableFuture<HttpReply> reply =
        new JdkHttp(config("http").build())
            .send(new HttpCall("POST", URI.create(base("http")), "token", "a/b", "offer", LIMIT));

    reply.cancel(true);

    assertThat(reply).isCancelled();
  }

  private void serve(int status, String body) {
    server.createContext("/", exchange -> answer(exchange, status, body));
    server.setExecutor(DaemonThreads.executor("http-test", 2));
    server.start();
  }

  private void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      String text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      requests.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization")
              + " "
              + exchange.getRequestHeaders().getFirst("Content-Type")
              + " "
              + text);
      exchange.getResponseHeaders().set("Location", "next");
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static HttpServer plain() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String base(String scheme) {
    return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/rtc";
  }

  private PeerConfig.Builder config(String scheme) {
    return PeerConfig.builder().server(URI.create(base(scheme)));
  }

  private static SignallingClient client(PeerConfig config) {
    return new SignallingClient(new JdkHttp(config), config, new SystemTime(), () -> "token");
  }

  /** A certificate for 127.0.0.1, made by the JDK's own tool. */
  private static SSLContext selfSigned(Path folder) throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-keyalg",
                "EC",
                "-alias",
                "test",
                "-dname",
                "CN=127.0.0.1",
                "-ext",
                "san=ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                store.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trusted =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, PASSWORD);
    certificates.setCertificateEntry("test", keys.getCertificate("test"));
    trusted.init(certificates);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
    return tls;
  }
}

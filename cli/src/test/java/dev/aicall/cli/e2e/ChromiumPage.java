package dev.aicall.cli.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aicall.testkit.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A call from a headless Chromium: a page that joins by the open signalling, sends a tone, says
 * what it is told to and reports what it hears. The page comes from a web server of its own, whose
 * {@link #origin} the agent server must allow.
 */
final class ChromiumPage implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private static final int MAX_REPORT_BYTES = 4_000_000;

  private final HttpServer web;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ObjectNode task;
  private final Path folder;
  private final Object lock = new Object();
  private ArrayNode commands = JSON.createArrayNode();
  private JsonNode report = MissingNode.getInstance();
  private @Nullable Process browser;

  private ChromiumPage(double toneHz) throws IOException {
    task = JSON.createObjectNode().put("toneHz", toneHz);
    folder = Files.createTempDirectory("chromium");
    web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    web.createContext("/", this::serve);
    web.setExecutor(threads);
    web.start();
  }

  /** Prepares a page that will send a tone. */
  static ChromiumPage sending(double toneHz) {
    Needs.that(Shell.has("chromium"), "the browser chromium: apt-get install chromium");
    try {
      return new ChromiumPage(toneHz);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the page comes from, as browsers name it to servers. */
  String origin() {
    return "http://127.0.0.1:" + web.getAddress().getPort();
  }

  /** Opens the page, which joins a channel and starts an agent there. */
  void join(URI base, String channel, String token, String agentId, String params) {
    task.put("base", base.toString()).put("channel", channel).put("token", token);
    task.putObject("agent")
        .put("agentId", agentId)
        .put("region", "")
        .put("action", "GenerateAIAgentCall")
        .put("params", params);
    open();
  }

  /** Opens the page, which calls a far side inside itself. */
  void joinItself() {
    open();
  }

  /** Sends a message to the agent, as soon as it reads them. */
  void say(String text) {
    command(JSON.createObjectNode().put("do", "say").put("text", text));
  }

  /** Sends a signal. */
  void tell(ObjectNode signal) {
    command(JSON.createObjectNode().put("do", "tell").set("signal", signal));
  }

  /** Leaves by HTTP; the status is reported as {@code left}. */
  void leave() {
    command(JSON.createObjectNode().put("do", "leave"));
  }

  /** Waits until a report says something, and returns it. */
  JsonNode await(String what, Duration limit, Predicate<JsonNode> says) {
    try {
      Waiting.until(what, limit, () -> says.test(report()));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; last report: " + report(), e);
    }
    return report();
  }

  /** The newest report; a missing node before the first. */
  JsonNode report() {
    synchronized (lock) {
      return report;
    }
  }

  private void command(JsonNode command) {
    synchronized (lock) {
      commands.add(command);
    }
  }

  private void open() {
    try {
      browser =
          new ProcessBuilder(
                  List.of(
                      "chromium",
                      "--headless",
                      "--no-sandbox",
                      "--disable-gpu",
                      "--disable-quic",
                      "--disable-dev-shm-usage",
                      "--no-first-run",
                      "--disable-background-networking",
                      "--disable-component-update",
                      "--disable-default-apps",
                      "--disable-sync",
                      "--mute-audio",
                      "--autoplay-policy=no-user-gesture-required",
                      "--use-fake-ui-for-media-stream",
                      "--use-fake-device-for-media-stream",
                      "--user-data-dir=" + folder.resolve("profile"),
                      origin() + "/caller.html"))
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("chromium.log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      switch (path) {
        case "/config" -> reply(exchange, "application/json", JSON.writeValueAsBytes(task));
        case "/report" -> {
          JsonNode now = JSON.readTree(exchange.getRequestBody().readNBytes(MAX_REPORT_BYTES));
          reply(exchange, "application/json", JSON.writeValueAsBytes(exchangeCommands(now)));
        }
        default -> file(exchange, path);
      }
    }
  }

  private ArrayNode exchangeCommands(JsonNode now) {
    synchronized (lock) {
      report = now;
      ArrayNode due = commands;
      commands = JSON.createArrayNode();
      return due;
    }
  }

  private static void file(HttpExchange exchange, String path) throws IOException {
    String type = path.endsWith(".js") ? "text/javascript" : "text/html";
    if (!path.matches("/[a-z]+\\.(js|html)")) {
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    try (InputStream file = ChromiumPage.class.getResourceAsStream("/e2e" + path)) {
      reply(exchange, type, Objects.requireNonNull(file, path).readAllBytes());
    }
  }

  private static void reply(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    if (browser != null) {
      Shell.end(browser);
    }
    web.stop(0);
    threads.shutdownNow();
    Folders.delete(folder);
  }
}

package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.testing.LoopNetwork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A server at a free port with media in memory, on virtual time or on real time. */
final class TestWorld implements AutoCloseable {
  static final String USER = "u1";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final RecordingAgents agents = new RecordingAgents();
  final LoopNetwork network;
  final Path folder;
  final AgentServer server;
  final HttpClient client = HttpClient.newHttpClient();
  private final @Nullable VirtualTime virtual;
  private final StubbornStack stack;
  private final TimeSource ticker = new SystemTime();

  private TestWorld(@Nullable VirtualTime virtual, UnaryOperator<AgentServerConfig.Builder> more) {
    this.virtual = virtual;
    TimeSource time = virtual == null ? new SystemTime() : virtual;
    Executor executor = virtual == null ? DaemonThreads.executor("test-calls", 2) : virtual;
    this.network = new LoopNetwork(time, executor);
    this.stack = new StubbornStack(network.open());
    try {
      this.folder = Files.createTempDirectory("aicall-server");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    AgentServerConfig config =
        more.apply(
                AgentServerConfig.builder()
                    .port(0)
                    .keyFile(folder.resolve("keys").resolve("k.json")))
            .build();
    this.server = AgentServer.start(config, stack, (AgentFactory) agents, time, executor);
  }

  static TestWorld virtual() {
    return virtual(builder -> builder);
  }

  static TestWorld virtual(UnaryOperator<AgentServerConfig.Builder> more) {
    return new TestWorld(new VirtualTime(), more);
  }

  static TestWorld real(UnaryOperator<AgentServerConfig.Builder> more) {
    return new TestWorld(null, more);
  }

  boolean isVirtual() {
    return virtual != null;
  }

  VirtualTime time() {
    if (virtual == null) {
      throw new IllegalStateException("real time");
    }
    return virtual;
  }

  /** Lets virtual time pass; each step as long as a timer wants. */
  void advance(Duration duration) {
    time().advance(duration);
  }

  /** Lets the world go on until a future is done. */
  <T> T done(CompletableFuture<T> future) {
    await(future::isDone);
    try {
      return future.get(0, TimeUnit.NANOSECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Lets the world go on until something is so. */
  void await(BooleanSupplier condition) {
    long begin = ticker.nanoTime();
    while (!condition.getAsBoolean()) {
      if (virtual != null) {
        virtual.runReady();
      }
      if (ticker.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new IllegalStateException("nothing happened within " + PATIENCE);
      }
      Thread.onSpinWait();
    }
  }

  HttpResponse<String> send(HttpRequest request) {
    return done(client.sendAsync(request, HttpResponse.BodyHandlers.ofString()));
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.baseUri().resolve(path));
  }

  /** Posts JSON to the app server, with an Authorization unless it is empty. */
  HttpResponse<String> api(String path, String json, String authorization) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return send(request.build());
  }

  HttpResponse<String> v2(String name, String json) {
    return api("/api/v2/aiagent/" + name, json, "");
  }

  /** A caller in a fresh channel, with a token for a day. */
  TestCaller caller() {
    String channel = server.newChannelId();
    return caller(channel, server.issueToken(channel, USER, Duration.ofDays(1)));
  }

  TestCaller caller(String channel, String token) {
    return new TestCaller(this, channel, token);
  }

  StubbornStack stack() {
    return stack;
  }

  static URI participants(AgentServer server, String channel) {
    return server.baseUri().resolve("/rtc/channels/" + channel + "/participants");
  }

  @Override
  public void close() {
    CompletableFuture<Void> closed =
        CompletableFuture.runAsync(server::close, DaemonThreads.executor("test-close", 1));
    if (virtual != null) {
      await(
          () -> {
            virtual.advance(Duration.ofMillis(50));
            return closed.isDone();
          });
    }
    done(closed);
    stack.close();
    deleteFolder();
  }

  private void deleteFolder() {
    try (Stream<Path> files = Files.walk(folder)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}

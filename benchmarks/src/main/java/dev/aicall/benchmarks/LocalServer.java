package dev.aicall.benchmarks;

import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.rtc.peer.PeerConfig;
import dev.aicall.rtc.peer.media.MediaStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An agent server on 127.0.0.1 in this process, with keys that nobody else has. */
final class LocalServer implements AutoCloseable {
  private static final int MOST_CALLS = 1_000;
  private static final String USER = "caller";

  private final Path folder;
  private final MediaStack stack;
  private final AgentServer server;

  /**
   * Starts it.
   *
   * @param stack closed with it
   */
  LocalServer(MediaStack stack, AgentFactory agents) {
    this.stack = stack;
    try {
      folder = Files.createTempDirectory("benchmark");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server =
        AgentServer.start(
            AgentServerConfig.builder()
                .port(0)
                .maxCalls(MOST_CALLS)
                .keyFile(folder.resolve("keys.json"))
                .build(),
            stack,
            agents);
  }

  /** How its callers find it. */
  PeerConfig peer() {
    return PeerConfig.builder().server(server.signallingUri()).allowPlainHttp(true).build();
  }

  /** Begins the settings of a call in a channel of its own. */
  ARTCAICallConfig.Builder call(String agent) {
    return ARTCAICallConfig.builder()
        .agentId(agent)
        .region("local")
        .userId(USER)
        .userJoinToken(server.issueToken(server.newChannelId(), USER, Duration.ofHours(1)));
  }

  @Override
  public void close() {
    server.close();
    stack.close();
    try {
      Files.deleteIfExists(folder.resolve("keys.json"));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

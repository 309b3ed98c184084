package dev.aicall.cli.e2e;

import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.rtc.peer.media.MediaStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** An agent server on the media stack of the pairing, with its keys in a folder of its own. */
final class FarSide implements AutoCloseable {
  private final Path folder;
  private final AgentServer server;
  private final MediaStack stack;

  private FarSide(AgentFactory agents, UnaryOperator<AgentServerConfig.Builder> settings)
      throws IOException {
    folder = Files.createTempDirectory("far-side");
    AgentServerConfig config =
        settings.apply(AgentServerConfig.builder().port(0).keyFile(keyFile())).build();
    stack = Pairing.farStack().open();
    server = AgentServer.start(config, stack, agents);
  }

  /** Starts a server on any port of this machine. */
  static FarSide start(AgentFactory agents) {
    return start(agents, settings -> settings);
  }

  /** Starts a server with other settings. */
  static FarSide start(AgentFactory agents, UnaryOperator<AgentServerConfig.Builder> settings) {
    try {
      return new FarSide(agents, settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the server is. */
  URI origin() {
    return server.baseUri();
  }

  /** Where its keys are. */
  Path keyFile() {
    return folder.resolve("keys.json");
  }

  ServerAccess access() {
    return new ServerAccess(origin(), keyFile());
  }

  AgentServer server() {
    return server;
  }

  @Override
  public void close() {
    server.close();
    stack.close();
    Folders.delete(folder);
  }
}

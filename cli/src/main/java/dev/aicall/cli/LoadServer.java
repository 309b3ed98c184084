package dev.aicall.cli;

import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.cli.speech.NoSpeechException;
import dev.aicall.cli.speech.SpeechPlan;
import dev.aicall.cli.speech.SpokenAgents;
import dev.aicall.cli.stack.Backend;
import dev.aicall.cli.stack.Servers;
import dev.aicall.rtc.peer.media.IceSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server that a load starts for itself, with the agent that it calls. */
final class LoadServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(LoadServer.class);

  private final Path folder;
  private final @Nullable SpokenAgents spoken;
  private final AgentServer server;

  private LoadServer(Path folder, @Nullable SpokenAgents spoken, AgentServer server) {
    this.folder = folder;
    this.spoken = spoken;
    this.server = server;
  }

  /**
   * Starts a server on a free port of loopback. Engines of speech are opened only if the agent
   * needs them.
   */
  static LoadServer start(
      Backend backend,
      IceSettings ice,
      int calls,
      RehearsalAgents scripted,
      SpeechPlan speech,
      String agent) {
    SpokenAgents spoken = scripted.ids().contains(agent) ? null : open(speech);
    Path folder = null;
    try {
      requireKnown(agent, scripted, spoken);
      folder = keyFolder();
      AgentServerConfig config =
          AgentServerConfig.builder()
              .port(0)
              .maxCalls(Math.max(AgentServerConfig.DEFAULT_MAX_CALLS, 2 * calls))
              .keyFile(keyFile(folder))
              .ice(ice)
              .build();
      AgentFactory agents =
          spoken == null ? scripted : AgentFactory.firstOf(List.of(scripted, spoken.agents()));
      return new LoadServer(folder, spoken, Servers.start(config, backend, agents));
    } catch (CliException e) {
      release(folder, spoken);
      throw e;
    }
  }

  private static SpokenAgents open(SpeechPlan speech) {
    try {
      return SpokenAgents.open(speech);
    } catch (NoSpeechException e) {
      throw new CliException(
          ExitCode.MACHINE,
          "no agent can hear and speak here: " + e.getMessage(),
          "'aicall doctor' says more; --agent robot needs no engine of speech.",
          e);
    }
  }

  private static void requireKnown(
      String agent, RehearsalAgents scripted, @Nullable SpokenAgents spoken) {
    Set<String> known = new LinkedHashSet<>(scripted.ids());
    if (spoken != null) {
      known.addAll(spoken.ids());
    }
    if (!known.contains(agent)) {
      throw new CliException(
          ExitCode.USAGE, "--agent: one of " + String.join(", ", known) + ", got " + agent, "");
    }
  }

  /** Not beside the report, which may be shown to others. */
  private static Path keyFolder() {
    try {
      return Files.createTempDirectory("aicall-load");
    } catch (IOException e) {
      throw new CliException(ExitCode.FILE, "no folder for the server's keys can be made", "", e);
    }
  }

  private static Path keyFile(Path folder) {
    return folder.resolve("server-keys.json");
  }

  AgentServer server() {
    return server;
  }

  /** The engines of speech are closed after the server, whose calls use them to the end. */
  @Override
  public void close() {
    server.close();
    release(folder, spoken);
  }

  private static void release(@Nullable Path folder, @Nullable SpokenAgents spoken) {
    if (spoken != null) {
      spoken.close();
    }
    if (folder == null) {
      return;
    }
    try {
      Files.deleteIfExists(keyFile(folder));
      Files.deleteIfExists(folder);
    } catch (IOException e) {
      log.debug("event=keys-stay folder={}", folder, e);
    }
  }
}

package dev.aicall.cli.stack;

import dev.aicall.agent.server.AgentServer;
import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import java.io.UncheckedIOException;
import java.net.BindException;

/** Starts agent servers; what goes wrong becomes an error with a remedy. */
public final class Servers {
  private Servers() {}

  /**
   * Starts a server.
   *
   * @param config where and how
   * @param backend a network backend
   * @param agents who answers
   * @return the running server
   * @throws CliException USAGE if that is not safe, SERVER if the port is taken, FILE if the key
   *     file cannot be used
   */
  public static AgentServer start(AgentServerConfig config, Backend backend, AgentFactory agents) {
    if (backend.isFake()) {
      throw new CliException(
          ExitCode.USAGE,
          "the fake backend has no network, so nobody could call this server",
          "Leave --backend away, or take one of " + Backends.onClassPath().names() + ".");
    }
    try {
      return AgentServer.start(config, backend.stack(), agents);
    } catch (IllegalArgumentException e) {
      throw new CliException(
          ExitCode.USAGE,
          String.valueOf(e.getMessage()),
          "On the command line: --tls-keystore FILE, or --behind-proxy, or no --bind.",
          e);
    } catch (IllegalStateException | UncheckedIOException e) {
      throw new CliException(ExitCode.FILE, String.valueOf(e.getMessage()), "", e);
    } catch (RuntimeException e) {
      throw explained(config, e);
    }
  }

  private static CliException explained(AgentServerConfig config, RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      boolean taken = message != null && message.contains("Port already in use");
      if (taken || cause instanceof BindException) {
        return new CliException(
            ExitCode.SERVER,
            config.host()
                + ":"
                + config.port()
                + " cannot be listened at: it is in use, or not"
                + " of this machine",
            "Take another with --port (0 for any free one) or --bind.",
            e);
      }
    }
    return new CliException(
        ExitCode.SERVER, "the server does not start: " + e.getMessage(), "-v shows more.", e);
  }
}

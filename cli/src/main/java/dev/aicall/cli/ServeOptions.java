package dev.aicall.cli;

import dev.aicall.agent.server.AgentServerConfig;
import dev.aicall.agent.server.rehearsal.RehearsalAgents;
import dev.aicall.agent.server.yaml.BadFileException;
import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.rtc.peer.media.IceSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a server listens and who answers. */
final class ServeOptions {
  /** Environment variable with the password of the key store, so that ps shows none. */
  static final String PASSWORD_VARIABLE = "AICALL_KEYSTORE_PASSWORD";

  @Option(
      names = "--agents",
      paramLabel = "FILE",
      description =
          "YAML script with agents that follow it (docs/rehearsal.md), beside all others. An id that"
              + " others have, too, is the file's.")
  private @Nullable Path agents;

  @Option(
      names = "--bind",
      paramLabel = "HOST",
      defaultValue = AgentServerConfig.DEFAULT_HOST,
      description =
          "Address to listen at. Default: ${DEFAULT-VALUE}. Any other asks for the API key, and"
              + " needs --tls-keystore or --behind-proxy.")
  private String bind = AgentServerConfig.DEFAULT_HOST;

  @Option(
      names = "--port",
      defaultValue = "" + AgentServerConfig.DEFAULT_PORT,
      description = "Port to listen at; 0 takes any free one. Default: ${DEFAULT-VALUE}.")
  private int port;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description =
          "File with the server's keys, made at the first start. Default:"
              + " ~/.aicall/agent-server.json.")
  private @Nullable Path keyFile;

  @Option(names = "--require-key", description = "Ask for the API key on the loopback address too.")
  private boolean requireKey;

  @Option(
      names = "--tls-keystore",
      paramLabel = "FILE",
      description =
          "PKCS 12 or JKS file with the certificate; its password is in the environment variable "
              + PASSWORD_VARIABLE
              + ".")
  private @Nullable Path keyStore;

  @Option(
      names = "--behind-proxy",
      description = "A proxy in front does TLS. Asks for the API key.")
  private boolean behindProxy;

  @Option(
      names = "--max-calls",
      defaultValue = "" + AgentServerConfig.DEFAULT_MAX_CALLS,
      description = "Calls at a time. Default: ${DEFAULT-VALUE}.")
  private int maxCalls;

  @Option(
      names = "--cors-origin",
      paramLabel = "ORIGIN",
      description = "Web page that may use the server: https://host. May be repeated.")
  private Set<String> origins = new LinkedHashSet<>();

  /** The agents of the user's script, or null. */
  @Nullable RehearsalAgents agents() {
    if (agents == null) {
      return null;
    }
    try {
      return RehearsalAgents.load(agents);
    } catch (BadFileException e) {
      throw new CliException(ExitCode.FILE, String.valueOf(e.getMessage()), "", e);
    }
  }

  AgentServerConfig config(IceSettings ice) {
    boolean open = behindProxy || !isLoopback(bind);
    try {
      AgentServerConfig.Builder config =
          AgentServerConfig.builder()
              .host(bind)
              .port(port)
              .maxCalls(maxCalls)
              .behindProxy(behindProxy)
              .apiKeyRequired(requireKey || open)
              .corsOrigins(origins)
              .ice(ice)
              .advertisedIceServers(ice.servers());
      if (keyFile != null) {
        config.keyFile(keyFile);
      }
      if (keyStore != null) {
        if (!Files.isReadable(keyStore)) {
          throw new CliException(ExitCode.FILE, keyStore + " cannot be read", "");
        }
        config.keyStore(keyStore, System.getenv().getOrDefault(PASSWORD_VARIABLE, ""));
      }
      return config.build();
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()), "", e);
    }
  }

  private static boolean isLoopback(String host) {
    return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
  }
}

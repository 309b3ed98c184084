package dev.aicall.cli;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.rtc.peer.media.IceServer;
import dev.aicall.rtc.peer.media.IceSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How media get through. The password of TURN servers comes by environment, so ps shows none. */
final class IceOptions {
  /** Environment variable with the password of TURN servers. */
  static final String PASSWORD_VARIABLE = "AICALL_TURN_PASSWORD";

  @Option(
      names = "--ice-server",
      paramLabel = "URL",
      description =
          "stun:host:port or turn(s):host:port?transport=udp|tcp. May be repeated. TURN servers"
              + " take --turn-user and the password in the environment variable "
              + PASSWORD_VARIABLE
              + ".")
  private List<String> servers = new ArrayList<>();

  @Option(names = "--turn-user", paramLabel = "NAME", description = "User of the TURN servers.")
  private String turnUser = "";

  @Option(names = "--relay-only", description = "Use TURN servers only, never a direct way.")
  private boolean relayOnly;

  @Option(
      names = "--udp-ports",
      paramLabel = "MIN-MAX",
      description = "Local UDP ports for media. Default: any.")
  private @Nullable String ports;

  IceSettings settings() {
    String password = System.getenv().getOrDefault(PASSWORD_VARIABLE, "");
    try {
      List<IceServer> ice =
          servers.stream()
              .map(
                  url ->
                      url.toLowerCase(Locale.ROOT).startsWith("turn")
                          ? IceServer.turn(url, turnUser, password)
                          : IceServer.stun(url))
              .toList();
      int[] range = range();
      return new IceSettings(
          ice, relayOnly ? IceSettings.Policy.RELAY : IceSettings.Policy.ALL, range[0], range[1]);
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()), "", e);
    }
  }

  private int[] range() {
    if (ports == null) {
      return new int[] {0, 0};
    }
    String[] ends = ports.split("-", -1);
    if (ends.length != 2) {
      throw new IllegalArgumentException("--udp-ports: MIN-MAX, got " + ports);
    }
    try {
      return new int[] {Integer.parseInt(ends[0]), Integer.parseInt(ends[1])};
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--udp-ports: MIN-MAX, got " + ports, e);
    }
  }
}

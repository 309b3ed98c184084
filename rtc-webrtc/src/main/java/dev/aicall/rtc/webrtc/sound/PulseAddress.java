package dev.aicall.rtc.webrtc.sound;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * Where the PulseAudio server is, as its own clients find it: {@code PULSE_SERVER}, then the user's
 * runtime directory, then the system-wide socket.
 *
 * @param address a socket
 * @param cookie what proves the right to use it where the user id does not: 256 bytes
 */
record PulseAddress(SocketAddress address, ByteBuffer cookie) {
  private static final int TCP_PORT = 4713;
  private static final int COOKIE_BYTES = 256;

  /** Returns the server that the environment names; empty if there can be none. */
  static Optional<PulseAddress> find(Map<String, String> environment) {
    String named = environment.getOrDefault("PULSE_SERVER", "");
    Optional<SocketAddress> address =
        named.isBlank() ? userSocket(environment) : parse(firstWord(named.strip()));
    return address.map(found -> new PulseAddress(found, ByteBuffer.wrap(readCookie(environment))));
  }

  /** Connects; may block if the server hangs. */
  SocketChannel connect() throws IOException {
    SocketChannel channel =
        address instanceof UnixDomainSocketAddress
            ? SocketChannel.open(StandardProtocolFamily.UNIX)
            : SocketChannel.open();
    try {
      channel.connect(address);
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static Optional<SocketAddress> parse(String server) {
    // "{machine-id}unix:/path" is valid only on that machine; a wrong one fails to connect.
    String plain = server.substring(server.indexOf('}') + 1);
    if (plain.startsWith("unix:")) {
      plain = plain.substring("unix:".length());
    }
    if (plain.startsWith("/")) {
      return socketAt(Path.of(plain));
    }
    String host = plain.replaceFirst("^tcp[46]?:", "");
    int colon = host.lastIndexOf(':');
    try {
      return Optional.of(
          colon < 0
              ? new InetSocketAddress(host, TCP_PORT)
              : new InetSocketAddress(
                  host.substring(0, colon), Integer.parseInt(host.substring(colon + 1))));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<SocketAddress> userSocket(Map<String, String> environment) {
    for (String variable : new String[] {"PULSE_RUNTIME_PATH", "XDG_RUNTIME_DIR"}) {
      String directory = environment.getOrDefault(variable, "");
      if (!directory.isBlank()) {
        Path below = Path.of(directory, variable.startsWith("XDG") ? "pulse/native" : "native");
        Optional<SocketAddress> found = socketAt(below);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return socketAt(Path.of("/run/pulse/native"));
  }

  private static Optional<SocketAddress> socketAt(Path path) {
    return Files.exists(path) ? Optional.of(UnixDomainSocketAddress.of(path)) : Optional.empty();
  }

  private static byte[] readCookie(Map<String, String> environment) {
    String home = environment.getOrDefault("HOME", "");
    String named = environment.getOrDefault("PULSE_COOKIE", "");
    for (Path path :
        new Path[] {
          Path.of(named), Path.of(home, ".config/pulse/cookie"), Path.of(home, ".pulse-cookie")
        }) {
      if (Files.isRegularFile(path)) {
        return cookieIn(path);
      }
    }
    return new byte[COOKIE_BYTES];
  }

  private static byte[] cookieIn(Path path) {
    try {
      return Arrays.copyOf(Files.readAllBytes(path), COOKIE_BYTES);
    } catch (IOException unreadable) {
      // The server may not ask for it.
      return new byte[COOKIE_BYTES];
    }
  }

  /** Of several servers in the variable the first one is taken. */
  private static String firstWord(String servers) {
    int space = servers.indexOf(' ');
    return space < 0 ? servers : servers.substring(0, space);
  }

  @Override
  public String toString() {
    return "PulseAddress[" + address + "]";
  }
}

package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.peer.media.IceServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One address of a STUN or TURN server. Source: RFC 7064, RFC 7065.
 *
 * @param kind what it speaks
 * @param host a name or an address
 * @param port 1 to 65,535
 * @param username for TURN
 * @param password for TURN; a secret
 */
record ServerAddress(Kind kind, String host, int port, String username, String password) {
  private static final Pattern FORM =
      Pattern.compile(
          "(stuns?|turns?):(?://)?(\\[[0-9A-Fa-f:.]+]|[^:?\\[\\]]+)(?::(\\d{1,5}))?"
              + "(?:\\?transport=(udp|tcp))?",
          Pattern.CASE_INSENSITIVE);
  private static final int PORT = 3478;
  private static final int TLS_PORT = 5349;
  private static final int MAX_PORT = 65_535;

  enum Kind {
    STUN,
    TURN_UDP,
    TURN_TCP,
    TURN_TLS
  }

  static List<ServerAddress> of(List<IceServer> servers) {
    List<ServerAddress> all = new ArrayList<>();
    for (IceServer server : servers) {
      for (String url : server.urls()) {
        all.add(of(url, server.username(), server.password()));
      }
    }
    return all;
  }

  private static ServerAddress of(String url, String username, String password) {
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "ice server: stun:host:port or turn(s):host:port?transport=udp|tcp, got " + url);
    }
    String scheme = form.group(1).toLowerCase(Locale.ROOT);
    boolean tcp = "tcp".equalsIgnoreCase(form.group(4));
    Kind kind =
        switch (scheme) {
          case "stun" -> Kind.STUN;
          case "turn" -> tcp ? Kind.TURN_TCP : Kind.TURN_UDP;
          case "turns" -> Kind.TURN_TLS;
          default ->
              throw new IllegalArgumentException(
                  "ice server: STUN over TLS is not supported, use stun:, got " + url);
        };
    if (kind == Kind.TURN_TLS && "udp".equalsIgnoreCase(form.group(4))) {
      throw new IllegalArgumentException(
          "ice server: TURN over DTLS is not supported, use turns: with transport=tcp, got " + url);
    }
    int port = form.group(3) == null ? defaultPort(kind) : Integer.parseInt(form.group(3));
    if (port < 1 || port > MAX_PORT) {
      throw new IllegalArgumentException("ice server: port 1 to 65535, got " + url);
    }
    String host = form.group(2);
    return new ServerAddress(
        kind,
        host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
        port,
        username,
        password);
  }

  private static int defaultPort(Kind kind) {
    return kind == Kind.TURN_TLS ? TLS_PORT : PORT;
  }

  boolean isRelay() {
    return kind != Kind.STUN;
  }

  @Override
  public String toString() {
    return kind + " " + host + ":" + port;
  }
}

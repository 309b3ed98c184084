package dev.aicall.cli.machine;

import dev.aicall.cli.exit.CliException;
import dev.aicall.cli.exit.ExitCode;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.Signalling;
import dev.aicall.share.http.AppServer;
import dev.aicall.share.http.RtcAuth;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at an agent server from outside: reachable, clock, key and token. */
public final class ServerChecks {
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** The Date header has whole seconds, and tokens live for hours; our choice. */
  private static final Duration SKEW_LIMIT = Duration.ofSeconds(30);

  private static final String USER = "aicall-doctor";
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final ServerAccess access;
  private final AppServer appServer;
  private final TimeSource time;
  private final HttpClient http;

  /**
   * Prepares the checks.
   *
   * @param access which server
   * @param appServer its app-server API
   * @param time this machine's clock
   */
  public ServerChecks(ServerAccess access, AppServer appServer, TimeSource time) {
    this.access = access;
    this.appServer = appServer;
    this.time = time;
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(TIMEOUT);
    if (access.tls() != null) {
      builder.sslContext(access.tls());
    }
    this.http = builder.build();
  }

  /**
   * Makes all checks; later ones only if earlier ones went well.
   *
   * @param required whether a server that is not there is wrong, or only worth a note
   * @return what was found, in order
   */
  public List<Finding> all(boolean required) {
    List<Finding> findings = new ArrayList<>();
    HttpResponse<String> health;
    try {
      health =
          send(HttpRequest.newBuilder(URI.create(access.base() + "/healthz")).timeout(TIMEOUT));
    } catch (IOException e) {
      findings.add(unreachable(required, String.valueOf(e.getMessage())));
      return findings;
    }
    findings.add(
        health.statusCode() == 200
            ? Finding.ok("server", access.base() + " answers")
            : Finding.wrong(
                "server",
                access.base() + " answers /healthz with HTTP " + health.statusCode(),
                "Is this an aicall agent server, and is it going down?",
                ExitCode.SERVER));
    health.headers().firstValue("Date").flatMap(this::clock).ifPresent(findings::add);
    findings.add(token());
    return findings;
  }

  private Finding unreachable(boolean required, String why) {
    String text = access.base() + " cannot be reached" + (why.equals("null") ? "" : ": " + why);
    String remedy = "Start one with 'aicall serve', or name another with --url.";
    return required
        ? Finding.wrong("server", text, remedy, ExitCode.SERVER)
        : Finding.note("server", text, remedy);
  }

  private Optional<Finding> clock(String date) {
    Instant server;
    try {
      server = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
    Duration skew = Duration.between(server, time.now());
    String text = skew.abs().toSeconds() + " s away from the server's";
    return Optional.of(
        skew.abs().compareTo(SKEW_LIMIT) <= 0
            ? Finding.ok("clock", text)
            : Finding.wrong(
                "clock",
                text,
                "Tokens expire by the clock: set it, for example with timedatectl set-ntp true.",
                ExitCode.MACHINE));
  }

  private Finding token() {
    RtcAuth auth;
    try {
      auth = ServerCalls.auth(appServer, access, USER);
    } catch (CliException e) {
      return Finding.wrong("key", String.valueOf(e.getMessage()), e.remedy(), e.exitCode());
    }
    HttpRequest.Builder join =
        HttpRequest.newBuilder(
                URI.create(access.base() + "/rtc" + Signalling.participantsPath(auth.channelId())))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + auth.rtcAuthToken())
            .header("Content-Type", Signalling.JSON_TYPE)
            // No offer: a server that took the token complains of that and starts nothing.
            .POST(HttpRequest.BodyPublishers.ofString("{}"));
    try {
      HttpResponse<String> answer = send(join);
      boolean refused = answer.statusCode() == UNAUTHORIZED || answer.statusCode() == FORBIDDEN;
      return refused
          ? Finding.wrong(
              "token",
              "refused: " + Problem.parse(answer.statusCode(), answer.body()).code(),
              "The server signs and checks with one key file; were its keys changed under it?",
              ExitCode.SERVER)
          : Finding.ok("token", "given out and accepted");
    } catch (IOException e) {
      return Finding.wrong("token", "no answer to a join: " + e, "", ExitCode.SERVER);
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}

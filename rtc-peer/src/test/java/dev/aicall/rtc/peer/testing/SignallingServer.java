package dev.aicall.rtc.peer.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.port.JoinRequest.AgentStart;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.domain.protocol.RtcTokenTarget;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.signal.JoinBody;
import dev.aicall.rtc.peer.signal.Problem;
import dev.aicall.rtc.peer.signal.SdpText;
import dev.aicall.rtc.peer.signal.Signalling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The server's side of the signalling on a loopback port, as small as tests can do with. */
final class SignallingServer implements AutoCloseable {
  private static final String BASE = "/rtc";
  private static final int THREADS = 4;

  /** An offer and what it is answered with, so that it can be repeated. */
  private record Offer(String ufrag, CompletableFuture<String> answer, String id) {}

  private final FarWorld world;
  private final TimeSource time;
  private final Executor executor;
  private final MediaStack stack;
  private final HttpServer server;
  private final Map<String, Offer> offers = new ConcurrentHashMap<>();
  private final Queue<HttpExchange> unanswered = new ConcurrentLinkedQueue<>();

  SignallingServer(FarWorld world, TimeSource time, Executor executor, MediaStack stack) {
    this.world = world;
    this.time = time;
    this.executor = executor;
    this.stack = stack;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(BASE, this::handle);
    server.setExecutor(DaemonThreads.executor("far-http", THREADS));
    // The dispatcher takes over whether it is a daemon from the thread that starts it.
    Thread starter = DaemonThreads.named("far-http-start").newThread(server::start);
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + BASE);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body =
        new String(
            exchange.getRequestBody().readNBytes(Signalling.MAX_BODY_BYTES),
            StandardCharsets.UTF_8);
    String[] path = exchange.getRequestURI().getPath().split("/", -1);
    RtcTokenTarget who = RtcTokenTarget.of(token(exchange)).orElse(null);
    if (world.cut) {
      refuse(exchange, Problem.of(Problem.Code.FULL, "cut", "r-0"));
    } else if (who == null || path.length < 5 || !path[3].equals(who.channelId())) {
      refuse(exchange, Problem.of(Problem.Code.INVALID_TOKEN, "token", "r-0"));
    } else if (exchange.getRequestMethod().equals("POST")) {
      join(exchange, who, body);
    } else {
      FarParticipant participant = world.participants.get(path[path.length - 1]);
      if (participant == null) {
        refuse(exchange, Problem.of(Problem.Code.PARTICIPANT_NOT_FOUND, "gone", "r-0"));
      } else if (exchange.getRequestMethod().equals("PATCH")) {
        restart(exchange, who, participant, path[path.length - 1], body);
      } else {
        CompletableFuture<Void> unused =
            participant.close().thenRun(() -> reply(exchange, 200, ""));
      }
    }
  }

  private static String token(HttpExchange exchange) {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    return header == null ? "" : header.replaceFirst("^Bearer ", "");
  }

  private void join(HttpExchange exchange, RtcTokenTarget who, String body) {
    if (world.ignoring) {
      unanswered.add(exchange);
      return;
    }
    RtcError.Reason refusal = world.refusal;
    if (refusal != null && turnAway(exchange, refusal)) {
      return;
    }
    boolean json =
        Signalling.JSON_TYPE.equals(exchange.getRequestHeaders().getFirst("Content-Type"));
    JoinBody join =
        json ? JoinBody.parse(body).orElse(new JoinBody("", null)) : new JoinBody(body, null);
    AgentStart agent = join.agent();
    Offer offer =
        offers.compute(
            who.channelId() + "/" + who.userId(),
            (key, old) -> sameOrNew(old, join.sdp(), agent != null));
    answer(exchange, offer, 201);
  }

  private Offer sameOrNew(@Nullable Offer old, String sdp, boolean agentWanted) {
    String ufrag = SdpText.firstUfrag(sdp).orElse("");
    if (old != null && old.ufrag().equals(ufrag)) {
      return old;
    }
    FarParticipant replaced = old == null ? null : world.participants.get(old.id());
    if (replaced != null) {
      replaced.bye(3);
    }
    String id = UUID.randomUUID().toString().replace("-", "");
    FarParticipant participant = new FarParticipant(world, time, executor, stack, agentWanted);
    world.came(id, participant);
    return new Offer(ufrag, participant.answer(sdp), id);
  }

  private void restart(
      HttpExchange exchange,
      RtcTokenTarget who,
      FarParticipant participant,
      String id,
      String sdp) {
    String ufrag = SdpText.firstUfrag(sdp).orElse("");
    Offer offer =
        offers.compute(
            who.channelId() + "/" + who.userId(),
            (key, old) ->
                old != null && old.ufrag().equals(ufrag)
                    ? old
                    : new Offer(ufrag, participant.answer(sdp), id));
    answer(exchange, offer, 200);
  }

  private void answer(HttpExchange exchange, Offer offer, int status) {
    exchange
        .getResponseHeaders()
        .set("Location", exchange.getRequestURI().getPath() + "/" + offer.id());
    CompletableFuture<String> unused =
        offer
            .answer()
            .whenComplete(
                (sdp, error) -> {
                  if (sdp != null) {
                    exchange.getResponseHeaders().set("Content-Type", Signalling.SDP_TYPE);
                    reply(exchange, status, sdp);
                  } else {
                    refuse(
                        exchange,
                        Problem.of(Problem.Code.INVALID_PARAMES, String.valueOf(error), "r-0"));
                  }
                });
  }

  /** Returns false where the caller's own stack refuses. */
  private boolean turnAway(HttpExchange exchange, RtcError.Reason reason) {
    switch (reason) {
      case TOKEN_EXPIRED -> refuse(exchange, problem(Problem.Code.TOKEN_EXPIRED));
      case TOKEN_INVALID -> refuse(exchange, problem(Problem.Code.INVALID_TOKEN));
      case AGENT_NOT_FOUND -> refuse(exchange, problem(Problem.Code.AGENT_NOT_FOUND));
      case SUBSCRIPTION_REQUIRED -> refuse(exchange, problem(Problem.Code.SUBSCRIPTION_REQUIRED));
      case REFUSED -> refuse(exchange, problem(Problem.Code.INVALID_PARAMES));
      case UNAVAILABLE -> refuse(exchange, problem(Problem.Code.FULL));
      case NETWORK -> exchange.close();
      case TIMEOUT -> unanswered.add(exchange);
      case INTERNAL -> {
        exchange.getResponseHeaders().set("Location", "gone");
        reply(exchange, 201, "no session description");
      }
      case UNKNOWN -> refuse(exchange, new Problem(418, "Teapot", "", "r-0"));
      case DEVICE -> {
        return false;
      }
    }
    return true;
  }

  private static Problem problem(Problem.Code code) {
    return Problem.of(code, "told to refuse", "r-0");
  }

  private static void refuse(HttpExchange exchange, Problem problem) {
    exchange.getResponseHeaders().set("Content-Type", Signalling.PROBLEM_TYPE);
    reply(exchange, problem.status(), problem.toJson());
  }

  private static void reply(HttpExchange exchange, int status, String body) {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (IOException e) {
      // The caller did not wait: nobody is there to be told.
      exchange.close();
    }
  }

  @Override
  public void close() {
    unanswered.forEach(HttpExchange::close);
    server.stop(0);
  }
}

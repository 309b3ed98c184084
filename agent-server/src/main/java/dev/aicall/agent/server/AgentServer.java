package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.agent.server.agent.AgentProfile;
import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.MediaStack;
import io.javalin.Javalin;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The far side of calls: answers them on a media stack, runs an agent in each, and serves the
 * app-server API. Safe from any thread.
 *
 * <p>The server closes what it made: its HTTP side and the peers. The media stack, the time source
 * and the executor stay the caller's, who closes the stack after the server.
 */
public final class AgentServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AgentServer.class);

  /** How long a close waits for peers, at the most. Our choice: the 200 ms of a bye, and some. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private static final int LEAST_THREADS = 2;

  private final AgentServerConfig config;
  private final ServerKeys keys;
  private final RtcTokens tokens;
  private final ShareLinks shares;
  private final Sessions sessions;
  private final ServerMeters meters;
  private final Javalin javalin;
  private final int port;
  private final AtomicBoolean closing = new AtomicBoolean();

  private AgentServer(
      AgentServerConfig config,
      MediaStack stack,
      AgentFactory agents,
      TimeSource time,
      Executor executor) {
    checkExposure(config);
    this.config = config;
    this.keys = new KeyFile(config.keyFile()).readOrCreate();
    this.tokens = new RtcTokens(keys, time);
    this.meters = new ServerMeters();
    Services services = new Services(config, time, executor, stack, agents, tokens, meters);
    this.sessions = new Sessions(services);
    this.shares = new ShareLinks(time, config);
    QueuedThreadPool threads = HttpFront.threads();
    AgentStarts starts = new AgentStarts(services, sessions, threads);
    this.javalin =
        Javalin.create(
            javalinConfig -> {
              HttpFront.configure(javalinConfig, config, threads);
              new SignallingRoutes(services, sessions, threads).addTo(javalinConfig.routes);
              new AppServerRoutes(services, sessions, starts, keys).addTo(javalinConfig.routes);
              new ShareRoutes(services, shares, starts, keys).addTo(javalinConfig.routes);
              new OpsRoutes(services, sessions, keys).addTo(javalinConfig.routes);
            });
    try {
      javalin.start();
    } catch (RuntimeException e) {
      meters.close();
      throw e;
    }
    this.port = javalin.port();
  }

  /**
   * Starts a server on real time with threads of its own.
   *
   * @param config where and how
   * @param stack does the media; closed by whoever opened it, after the server
   * @param agents makes the agents
   * @return the running server
   * @throws IllegalArgumentException if the config opens the server to others without an API key or
   *     without TLS or a proxy that has it; the message says what to do
   * @throws IllegalStateException if the key file is damaged or open to others
   */
  public static AgentServer start(AgentServerConfig config, MediaStack stack, AgentFactory agents) {
    int threads = Math.max(LEAST_THREADS, Runtime.getRuntime().availableProcessors());
    return start(
        config,
        stack,
        agents,
        new SystemTime(),
        DaemonThreads.executor("aicall-agent-call", threads));
  }

  /**
   * Starts a server on a given time, for tests and for programs with executors of their own.
   *
   * @param config where and how
   * @param stack does the media; closed by whoever opened it, after the server
   * @param agents makes the agents
   * @param time clock and timers; not closed
   * @param executor where the calls' loops run; must not run tasks inside {@code execute}; not
   *     closed
   * @return the running server
   */
  public static AgentServer start(
      AgentServerConfig config,
      MediaStack stack,
      AgentFactory agents,
      TimeSource time,
      Executor executor) {
    AgentServer server = new AgentServer(config, stack, agents, time, executor);
    log.info(
        "event=server-started address={} media=\"{}\" maxCalls={}",
        server.baseUri(),
        stack.description(),
        config.maxCalls());
    return server;
  }

  private static void checkExposure(AgentServerConfig config) {
    boolean open = config.behindProxy() || !HttpFront.isLoopback(config.host());
    if (open && !config.apiKeyRequired()) {
      throw new IllegalArgumentException(
          "apiKeyRequired: must be true on an address that others reach, got false for host "
              + config.host()
              + (config.behindProxy() ? " behind a proxy" : "")
              + ". Require the API key, or listen at 127.0.0.1.");
    }
    if (open && !config.tls() && !config.behindProxy()) {
      throw new IllegalArgumentException(
          "tls: needed on an address that others reach, got none for host "
              + config.host()
              + ". Set a key store or TLS context, say behindProxy(true) if a proxy does TLS, or"
              + " listen at 127.0.0.1.");
    }
  }

  /**
   * Returns the server's address: what clients of the app server and of share links are given.
   *
   * @return scheme, host and port, without a path; the loopback address where it listens everywhere
   */
  public URI baseUri() {
    String host = config.host();
    boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
    String shown = everywhere ? AgentServerConfig.DEFAULT_HOST : host;
    String literal = shown.contains(":") ? "[" + shown + "]" : shown;
    return URI.create((config.tls() ? "https" : "http") + "://" + literal + ":" + port);
  }

  /**
   * Returns the base of the signalling.
   *
   * @return for the RTC backend's config
   */
  public URI signallingUri() {
    return baseUri().resolve(SignallingRoutes.BASE);
  }

  /**
   * Returns the base of the app-server API.
   *
   * @return below it are the routes, such as {@code /getRtcAuthToken}
   */
  public URI appServerUri() {
    return baseUri().resolve(AppServerRoutes.BASE);
  }

  /**
   * Returns the base of the share API.
   *
   * @return below it is {@code /generateAIAgentCall}
   */
  public URI shareUri() {
    return baseUri().resolve(ShareRoutes.BASE);
  }

  /**
   * Returns the key that opens the app-server routes.
   *
   * @return a secret, to be sent as Authorization
   */
  public String apiKey() {
    return keys.apiKey();
  }

  /**
   * Makes a channel id that tokens may be issued for.
   *
   * @return 32 hex digits
   */
  public String newChannelId() {
    return tokens.newChannelId();
  }

  /**
   * Issues a token to join a channel.
   *
   * @param channelId 32 lower-case hex digits: of {@link #newChannelId}, or any other, which is
   *     then recorded with its user
   * @param userId who may join
   * @param life how long it is good, up to 7 days; whole seconds
   * @return the token; a secret
   * @throws IllegalArgumentException if that does not hold
   */
  public String issueToken(String channelId, String userId, Duration life) {
    return tokens.issue(channelId, userId, life).encode();
  }

  /**
   * Makes a link with which anybody can call an agent, for some time.
   *
   * @param agentId one that the agent factory knows
   * @param life how long the link is good, from 1 s
   * @return the share text, for {@code parseShareAgentCall}; a secret
   * @throws IllegalArgumentException if there is no such agent, or the life is too short
   */
  public String mintShareLink(String agentId, Duration life) {
    return shares.mint(agentId, profile(agentId).type(), life).text();
  }

  private AgentProfile profile(String agentId) {
    return sessions
        .agents()
        .find(agentId)
        .orElseThrow(() -> new IllegalArgumentException("agentId: a known agent, got " + agentId));
  }

  /**
   * Ends the life of a share link; calls that it started go on.
   *
   * @param shareText what {@link #mintShareLink} returned
   * @return whether it was alive
   */
  public boolean revokeShareLink(String shareText) {
    return shares.revoke(shareText);
  }

  /**
   * Returns how many calls there are, those included that wait for their caller.
   *
   * @return 0 or more
   */
  public int calls() {
    return sessions.up();
  }

  /**
   * Takes no more calls, ends all with bye 2, gives each 200 ms, then closes the peers and the HTTP
   * side. Returns when that is done, after 3 s for the peers at the most. Idempotent.
   */
  @Override
  public void close() {
    if (closing.getAndSet(true)) {
      return;
    }
    CompletableFuture<Void> down = sessions.shutDown();
    try {
      down.get(CLOSE_LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      log.warn("event=close-hurried calls={}", sessions.up());
    }
    javalin.stop();
    meters.close();
    log.info("event=server-stopped");
  }

  @Override
  public String toString() {
    return "AgentServer[" + baseUri() + ", calls=" + calls() + "]";
  }
}

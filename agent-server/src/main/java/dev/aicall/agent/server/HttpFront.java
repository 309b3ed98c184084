package dev.aicall.agent.server;

import dev.aicall.rtc.peer.signal.Problem;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Javalin and Jetty as this server needs them: bounds, TLS, CORS, errors that say nothing. */
final class HttpFront {
  private static final Logger log = LoggerFactory.getLogger(HttpFront.class);

  /** Requests that are read or written at a time; waiting ones queue. Our choice. */
  private static final int MAX_THREADS = 64;

  private static final int MIN_THREADS = 4;
  private static final int IDLE_THREAD_MS = 30_000;

  /** A connection on which nothing moves is closed. */
  private static final int IDLE_CONNECTION_MS = 10_000;

  private static final int NOT_FOUND = 404;

  private HttpFront() {}

  static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS, IDLE_THREAD_MS);
    threads.setName("aicall-http");
    threads.setDaemon(true);
    return threads;
  }

  static void configure(JavalinConfig javalin, AgentServerConfig config, QueuedThreadPool threads) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.startup.startupWatcherEnabled = false;
    javalin.http.strictContentTypes = false;
    javalin.jetty.threadPool = threads;
    javalin.jetty.addConnector((server, unused) -> connector(server, config));
    javalin.routes.before(ctx -> ctx.header("Cache-Control", "no-store"));
    new Cors(config.corsOrigins()).addTo(javalin.routes);
    javalin.routes.error(NOT_FOUND, HttpFront::unknownPath);
    javalin.routes.exception(Exception.class, HttpFront::broken);
  }

  private static ServerConnector connector(Server server, AgentServerConfig config) {
    HttpConfiguration http = new HttpConfiguration();
    http.setSendServerVersion(false);
    ConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector =
        config.tls()
            ? new ServerConnector(
                server,
                new SslConnectionFactory(tls(config), HttpVersion.HTTP_1_1.asString()),
                plain)
            : new ServerConnector(server, plain);
    connector.setHost(config.host());
    connector.setPort(config.port());
    connector.setIdleTimeout(IDLE_CONNECTION_MS);
    return connector;
  }

  private static SslContextFactory.Server tls(AgentServerConfig config) {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    config.sslContext().ifPresent(factory::setSslContext);
    config
        .keyStore()
        .ifPresent(
            file -> {
              factory.setKeyStorePath(file.toString());
              factory.setKeyStorePassword(config.keyStorePassword());
            });
    return factory;
  }

  private static void unknownPath(Context ctx) {
    if (isAnswered(ctx)) {
      return;
    }
    if (ctx.path().startsWith("/api/")) {
      Envelope.failure(ctx, NOT_FOUND, "not found");
    } else {
      Requests.problem(
          ctx, new Problem(NOT_FOUND, "NotFound", "There is nothing here.", Requests.id(ctx)));
    }
  }

  /** Our own 404s are problems already. */
  private static boolean isAnswered(Context ctx) {
    return String.valueOf(ctx.res().getContentType()).startsWith("application/problem+json");
  }

  private static void broken(Exception failure, Context ctx) {
    String requestId = Requests.id(ctx);
    log.error("event=request-failed request={}", requestId, failure);
    if (ctx.path().startsWith("/api/")) {
      Envelope.failure(ctx, 500, "internal error");
    } else {
      Requests.problem(
          ctx, Problem.of(Problem.Code.INTERNAL, "Something broke in the server.", requestId));
    }
  }

  static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("host: a known name or an address, got " + host, e);
    }
  }
}

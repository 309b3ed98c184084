package dev.aicall.rtc.jitsi.dtls;

import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.rtc.jitsi.srtp.SrtpKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A client and a server over one link. */
final class DtlsPair implements AutoCloseable {
  static final DtlsIdentity CLIENT_IDENTITY = DtlsIdentity.make(Instant.EPOCH);
  static final DtlsIdentity SERVER_IDENTITY = DtlsIdentity.make(Instant.EPOCH);

  private static final Executor HANDSHAKES = DaemonThreads.executor("handshake", 8);

  final Side client;
  final Side server;
  private final LossyLink link;

  /** Remembers what one side hears. */
  static final class Side implements DtlsListener {
    final CompletableFuture<SrtpKeys> up = new CompletableFuture<>();
    final CompletableFuture<DtlsEnd> end = new CompletableFuture<>();
    final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private @Nullable DtlsSession session;

    DtlsSession session() {
      return Objects.requireNonNull(session);
    }

    void send(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      session().send(bytes, 0, bytes.length);
    }

    @Override
    public void onUp(SrtpKeys keys) {
      up.complete(keys);
    }

    @Override
    public void onData(byte[] data, int offset, int length) {
      messages.add(new String(data, offset, length, StandardCharsets.UTF_8));
    }

    @Override
    public void onEnd(DtlsEnd reason) {
      end.complete(reason);
    }
  }

  DtlsPair(LossyLink link, Fingerprint clientExpects, Fingerprint serverExpects) {
    this(link, clientExpects, serverExpects, UnaryOperator.identity());
  }

  private DtlsPair(
      LossyLink link,
      Fingerprint clientExpects,
      Fingerprint serverExpects,
      UnaryOperator<DatagramOut> serversWay) {
    this.link = link;
    this.client = new Side();
    this.server = new Side();
    client.session =
        new DtlsSession(
            CLIENT_IDENTITY,
            DtlsRole.CLIENT,
            Set.of(clientExpects),
            link.to((data, offset, length) -> server.session().received(data, offset, length)),
            HANDSHAKES,
            new SystemTime(),
            client);
    server.session =
        new DtlsSession(
            SERVER_IDENTITY,
            DtlsRole.SERVER,
            Set.of(serverExpects),
            serversWay.apply(
                link.to((data, offset, length) -> client.session().received(data, offset, length))),
            HANDSHAKES,
            new SystemTime(),
            server);
  }

  static DtlsPair over(LossyLink link) {
    return new DtlsPair(link, SERVER_IDENTITY.fingerprint(), CLIENT_IDENTITY.fingerprint());
  }

  /** With something on the server's side of the way to the client. */
  static DtlsPair over(LossyLink link, UnaryOperator<DatagramOut> serversWay) {
    return new DtlsPair(
        link, SERVER_IDENTITY.fingerprint(), CLIENT_IDENTITY.fingerprint(), serversWay);
  }

  DtlsPair start() {
    server.session().start();
    client.session().start();
    return this;
  }

  @Override
  public void close() {
    client.session().close();
    server.session().close();
    link.close();
  }
}

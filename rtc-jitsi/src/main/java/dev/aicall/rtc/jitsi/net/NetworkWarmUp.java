package dev.aicall.rtc.jitsi.net;

import dev.aicall.rtc.jitsi.dtls.DtlsRole;
import dev.aicall.rtc.jitsi.ice.IceDescription;
import dev.aicall.rtc.jitsi.ice.IceListener;
import dev.aicall.rtc.jitsi.ice.IceOptions;
import dev.aicall.rtc.jitsi.ice.IceState;
import dev.aicall.rtc.jitsi.ice.IceTransport;
import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.media.IceSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Loads what is slow the first time in a process, by one connection of this process to itself on
 * 127.0.0.1: ICE, the identity, the handshake, the ciphers. A second on a machine of 2026, nearly
 * all of it reading classes, so the parts that do not need each other are loaded side by side.
 */
public final class NetworkWarmUp {
  private static final Logger log = LoggerFactory.getLogger(NetworkWarmUp.class);
  private static final Duration GATHERING = Duration.ofMillis(300);
  private static final int LIMIT_SECONDS = 10;
  private static final IceOptions OPTIONS =
      new IceOptions(IceSettings.DEFAULT, LocalAddresses.LOOPBACK);

  /** A report of RTCP about nothing, RFC 3550 §6.4.2, and a packet of RTP without payload. */
  private static final byte[] RTCP = {(byte) 0x80, (byte) 201, 0, 1, 0, 0, 0, 1};

  private static final byte[] RTP = {(byte) 0x80, 111, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1};

  private NetworkWarmUp() {}

  /**
   * Begins on threads of the runtime.
   *
   * @param runtime the one that is to be warm
   * @return completes when all is loaded, never with an error: a call that comes later is slow then
   */
  public static CompletableFuture<Void> start(NetworkRuntime runtime) {
    CompletableFuture<Void> unused =
        CompletableFuture.runAsync(() -> loadIce(runtime), runtime.workers());
    return CompletableFuture.supplyAsync(() -> new Loop(runtime), runtime.workers())
        .thenCompose(Loop::run)
        .exceptionally(
            error -> {
              log.debug("the network part could not be warmed up", error);
              return null;
            });
  }

  /** Gathers for nobody, while the identity is made. */
  private static void loadIce(NetworkRuntime runtime) {
    IceTransport alone =
        new IceTransport(OPTIONS, true, runtime.workers(), runtime.time(), new Deaf());
    CompletableFuture<Void> unused =
        alone
            .gather(GATHERING)
            .handle((description, error) -> error)
            .thenCompose(error -> alone.close());
  }

  private static final class Deaf implements IceListener {
    @Override
    public void onState(IceState state) {}

    @Override
    public void onPacket(byte[] data, int offset, int length) {}
  }

  /** Two sides that only wait for each other, and send a packet each. */
  private static final class Loop {
    private final CompletableFuture<Void> offeringUp = new CompletableFuture<>();
    private final CompletableFuture<Void> answeringUp = new CompletableFuture<>();
    private final SecureTransport offering;
    private final SecureTransport answering;

    Loop(NetworkRuntime runtime) {
      this.offering = new SecureTransport(runtime, OPTIONS, true, new Waiting(offeringUp));
      this.answering = new SecureTransport(runtime, OPTIONS, false, new Waiting(answeringUp));
    }

    CompletableFuture<Void> run() {
      return offering
          .gather(GATHERING)
          .thenCombine(answering.gather(GATHERING), this::connect)
          .thenCompose(done -> CompletableFuture.allOf(offeringUp, answeringUp))
          .thenRun(this::sendPackets)
          .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
          .handle((done, error) -> error)
          .thenCompose(
              error ->
                  CompletableFuture.allOf(offering.close(), answering.close())
                      .thenRun(() -> report(error)));
    }

    private void sendPackets() {
      for (SecureTransport side : List.of(offering, answering)) {
        side.sendRtcp(Arrays.copyOf(RTCP, RTCP.length + SecureTransport.TAILROOM), 0, RTCP.length);
        side.sendRtp(Arrays.copyOf(RTP, RTP.length + SecureTransport.TAILROOM), 0, RTP.length);
      }
    }

    private boolean connect(IceDescription offer, IceDescription answer) {
      answering.connect(
          offer.credentials(), offer.candidates(), Set.of(offering.fingerprint()), DtlsRole.CLIENT);
      offering.connect(
          answer.credentials(),
          answer.candidates(),
          Set.of(answering.fingerprint()),
          DtlsRole.SERVER);
      return true;
    }

    private static void report(@org.jspecify.annotations.Nullable Throwable error) {
      if (error != null) {
        log.debug("the network part could not be warmed up", error);
      }
    }
  }

  private record Waiting(CompletableFuture<Void> up) implements TransportListener {
    @Override
    public void onState(State state, String detail) {
      if (state == State.CONNECTED) {
        up.complete(null);
      } else {
        up.completeExceptionally(new IllegalStateException(state + ": " + detail));
      }
    }

    @Override
    public void onRtp(byte[] data, int offset, int length) {}

    @Override
    public void onRtcp(byte[] data, int offset, int length) {}

    @Override
    public void onData(byte[] data, int offset, int length) {}
  }
}

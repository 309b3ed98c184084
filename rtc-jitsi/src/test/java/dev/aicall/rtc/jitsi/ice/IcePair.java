package dev.aicall.rtc.jitsi.ice;

import dev.aicall.domain.exec.DaemonThreads;
import dev.aicall.domain.exec.SystemTime;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.IceSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Two sides on this machine that only need to be told of each other. */
final class IcePair implements AutoCloseable {
  static final TimeSource TIME = new SystemTime();
  static final Executor WORKERS = DaemonThreads.executor("ice-worker", 8);

  private static final Duration GATHERING = Duration.ofSeconds(1);

  final Side offering;
  final Side answering;

  /** One side, and what it heard. */
  static final class Side implements IceListener {
    final BlockingQueue<IceState> states = new LinkedBlockingQueue<>();
    final BlockingQueue<String> packets = new LinkedBlockingQueue<>();
    final IceTransport transport;

    Side(IceOptions options, boolean controlling) {
      this.transport = new IceTransport(options, controlling, WORKERS, TIME, this);
    }

    @Override
    public void onState(IceState state) {
      states.add(state);
    }

    @Override
    public void onPacket(byte[] data, int offset, int length) {
      packets.add(new String(data, offset, length, StandardCharsets.ISO_8859_1));
    }

    boolean send(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
      return transport.send(bytes, 0, bytes.length);
    }

    void await(IceState wanted, int seconds) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      IceState seen = null;
      while (seen != wanted) {
        seen = states.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (seen == null) {
          throw new AssertionError("not " + wanted + " within " + seconds + " s");
        }
      }
    }
  }

  IcePair(IceOptions offers, IceOptions answers) {
    this.offering = new Side(offers, true);
    this.answering = new Side(answers, false);
  }

  static IceOptions loopback(IceSettings settings) {
    return new IceOptions(settings, LocalAddresses.LOOPBACK);
  }

  static IcePair onLoopback() {
    IceOptions options = loopback(IceSettings.DEFAULT);
    return new IcePair(options, options);
  }

  /** Exchanges descriptions, as for a new call or a restart. */
  void exchange() throws Exception {
    IceDescription offer = offering.transport.gather(GATHERING).get(5, TimeUnit.SECONDS);
    IceDescription answer = answering.transport.gather(GATHERING).get(5, TimeUnit.SECONDS);
    answering.transport.connect(offer.credentials(), offer.candidates());
    offering.transport.connect(answer.credentials(), answer.candidates());
  }

  void awaitBoth(IceState state, int seconds) throws InterruptedException {
    offering.await(state, seconds);
    answering.await(state, seconds);
  }

  @Override
  public void close() {
    CompletableFuture.allOf(offering.transport.close(), answering.transport.close())
        .orTimeout(15, TimeUnit.SECONDS)
        .join();
  }
}

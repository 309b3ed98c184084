package dev.aicall.rtc.jitsi.net;

import dev.aicall.domain.exec.SystemTime;
import dev.aicall.rtc.jitsi.dtls.DtlsRole;
import dev.aicall.rtc.jitsi.dtls.Fingerprint;
import dev.aicall.rtc.jitsi.ice.IceDescription;
import dev.aicall.rtc.jitsi.ice.IceOptions;
import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.media.IceSettings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** An offering and an answering transport of this process. */
final class TransportPair implements AutoCloseable {
  static final NetworkRuntime RUNTIME = new NetworkRuntime(new SystemTime());
  static final IceOptions LOOPBACK = new IceOptions(IceSettings.DEFAULT, LocalAddresses.LOOPBACK);

  private static final Duration GATHERING = Duration.ofSeconds(1);

  final Side offering;
  final Side answering;
  private final List<Integer> ports = new ArrayList<>();

  /** One side, and what it heard. */
  static final class Side implements TransportListener {
    final BlockingQueue<String> states = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> rtp = new LinkedBlockingQueue<>();
    final BlockingQueue<byte[]> rtcp = new LinkedBlockingQueue<>();
    final BlockingQueue<String> data = new LinkedBlockingQueue<>();
    final AtomicInteger rtpCount = new AtomicInteger();
    final SecureTransport transport;

    Side(IceOptions options, boolean offers) {
      this.transport = new SecureTransport(RUNTIME, options, offers, this);
    }

    void await(State wanted, int seconds) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      String seen = "";
      while (!seen.startsWith(wanted.name())) {
        seen = states.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (seen == null) {
          throw new AssertionError("not " + wanted + " within " + seconds + " s");
        }
      }
    }

    void sendData(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      transport.sendData(bytes, 0, bytes.length);
    }

    @Override
    public void onState(State state, String detail) {
      states.add(state + " " + detail);
    }

    @Override
    public void onRtp(byte[] packet, int offset, int length) {
      rtpCount.incrementAndGet();
      rtp.add(Arrays.copyOfRange(packet, offset, offset + length));
    }

    @Override
    public void onRtcp(byte[] packet, int offset, int length) {
      rtcp.add(Arrays.copyOfRange(packet, offset, offset + length));
    }

    @Override
    public void onData(byte[] message, int offset, int length) {
      data.add(new String(message, offset, length, StandardCharsets.UTF_8));
    }
  }

  TransportPair(IceOptions offers, IceOptions answers) {
    this.offering = new Side(offers, true);
    this.answering = new Side(answers, false);
  }

  static TransportPair onLoopback() {
    return new TransportPair(LOOPBACK, LOOPBACK);
  }

  void exchange(DtlsRole answeringRole) throws Exception {
    exchange(answeringRole, offering.transport.fingerprint(), answering.transport.fingerprint());
  }

  void exchange(DtlsRole answeringRole, Fingerprint ofOffering, Fingerprint ofAnswering)
      throws Exception {
    CompletableFuture<IceDescription> offered = offering.transport.gather(GATHERING);
    IceDescription answer = answering.transport.gather(GATHERING).get(10, TimeUnit.SECONDS);
    IceDescription offer = offered.get(10, TimeUnit.SECONDS);
    offer.candidates().forEach(candidate -> ports.add(candidate.port()));
    answer.candidates().forEach(candidate -> ports.add(candidate.port()));
    DtlsRole other = answeringRole == DtlsRole.CLIENT ? DtlsRole.SERVER : DtlsRole.CLIENT;
    answering.transport.connect(
        offer.credentials(), offer.candidates(), Set.of(ofOffering), answeringRole);
    offering.transport.connect(
        answer.credentials(), answer.candidates(), Set.of(ofAnswering), other);
  }

  /** The ports of all candidates so far. */
  List<Integer> ports() {
    return ports;
  }

  void awaitBoth(TransportListener.State state, int seconds) throws InterruptedException {
    offering.await(state, seconds);
    answering.await(state, seconds);
  }

  static byte[] rtp(int ssrc, int sequence) {
    byte[] packet = new byte[12 + 160 + SecureTransport.TAILROOM];
    packet[0] = (byte) 0x80;
    packet[1] = 111;
    packet[2] = (byte) (sequence >> 8);
    packet[3] = (byte) sequence;
    packet[11] = (byte) ssrc;
    return packet;
  }

  static byte[] rtcp(int ssrc) {
    byte[] packet = new byte[8 + SecureTransport.TAILROOM];
    packet[0] = (byte) 0x80;
    packet[1] = (byte) 201;
    packet[3] = 1;
    packet[7] = (byte) ssrc;
    return packet;
  }

  @Override
  public void close() {
    CompletableFuture.allOf(offering.transport.close(), answering.transport.close())
        .orTimeout(20, TimeUnit.SECONDS)
        .join();
  }
}

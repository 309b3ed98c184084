package dev.aicall.rtc.jitsi.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.jitsi.dtls.DtlsIdentity;
import dev.aicall.rtc.jitsi.dtls.DtlsRole;
import dev.aicall.rtc.jitsi.dtls.Fingerprint;
import dev.aicall.rtc.jitsi.net.TransportListener.State;
import java.io.File;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
final class SecureTransportTest {
  @ParameterizedTest
  @EnumSource
  void mediaAndDataBothWays(DtlsRole answeringRole) throws Exception {
    try (TransportPair pair = TransportPair.onLoopback()) {
      pair.exchange(answeringRole);
      pair.awaitBoth(State.CONNECTED, 15);
      for (int i = 0; i < 1_000; i++) {
        assertThat(pair.offering.transport.sendRtp(TransportPair.rtp(1, i), 0, 172)).isTrue();
        assertThat(pair.answering.transport.sendRtp(TransportPair.rtp(2, i), 0, 172)).isTrue();
        byte[] atAnswering = pair.answering.rtp.poll(5, TimeUnit.SECONDS);
        byte[] atOffering = pair.offering.rtp.poll(5, TimeUnit.SECONDS);
        assertThat(atAnswering).isEqualTo(Arrays.copyOf(TransportPair.rtp(1, i), 172));
        assertThat(atOffering).isEqualTo(Arrays.copyOf(TransportPair.rtp(2, i), 172));
      }
      assertThat(pair.offering.transport.sendRtcp(TransportPair.rtcp(1), 0, 8)).isTrue();
      assertThat(pair.answering.rtcp.poll(5, TimeUnit.SECONDS)).hasSize(8);
      for (int i = 0; i < 100; i++) {
        pair.offering.sendData("out " + i);
        pair.answering.sendData("in " + i);
        assertThat(pair.answering.data.poll(5, TimeUnit.SECONDS)).isEqualTo("out " + i);
        assertThat(pair.offering.data.poll(5, TimeUnit.SECONDS)).isEqualTo("in " + i);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void aWrongFingerprintEndsIt(DtlsRole answeringRole) throws Exception {
    Fingerprint other = DtlsIdentity.make(Instant.EPOCH).fingerprint();
    try (TransportPair pair = TransportPair.onLoopback()) {
      pair.exchange(answeringRole, other, pair.answering.transport.fingerprint());

      pair.awaitBoth(State.ENDED, 15);

      assertThat(pair.offering.transport.sendRtp(TransportPair.rtp(1, 1), 0, 172)).isFalse();
    }
  }

  @Test
  void closingIsToldToTheOther() throws Exception {
    try (TransportPair pair = TransportPair.onLoopback()) {
      pair.exchange(DtlsRole.CLIENT);
      pair.awaitBoth(State.CONNECTED, 15);

      pair.answering.transport.close().get(5, TimeUnit.SECONDS);

      pair.offering.await(State.ENDED, 2);
    }
  }

  @Test
  void aRestartKeepsTheKeys() throws Exception {
    try (TransportPair pair = TransportPair.onLoopback()) {
      pair.exchange(DtlsRole.CLIENT);
      pair.awaitBoth(State.CONNECTED, 15);
      for (int round = 0; round < 3; round++) {
        pair.exchange(DtlsRole.CLIENT);
        for (int i = 0; i < 50; i++) {
          int sequence = round * 50 + i;
          pair.offering.transport.sendRtp(TransportPair.rtp(1, sequence), 0, 172);
          assertThat(pair.answering.rtp.poll(5, TimeUnit.SECONDS)).isNotNull();
          LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
      }
      pair.offering.sendData("after three restarts");
      assertThat(pair.answering.data.poll(5, TimeUnit.SECONDS)).isEqualTo("after three restarts");
    }
  }

  @Test
  void garbageDisturbsNothing() throws Exception {
    try (TransportPair pair = TransportPair.onLoopback();
        DatagramSocket stranger = new DatagramSocket()) {
      pair.exchange(DtlsRole.CLIENT);
      pair.awaitBoth(State.CONNECTED, 15);
      Random random = new Random(9);
      for (int port : pair.ports()) {
        for (int i = 0; i < 500; i++) {
          byte[] garbage = new byte[random.nextInt(300)];
          random.nextBytes(garbage);
          stranger.send(
              new DatagramPacket(garbage, garbage.length, InetAddress.getLoopbackAddress(), port));
        }
      }
      for (int i = 0; i < 100; i++) {
        pair.offering.transport.sendRtp(TransportPair.rtp(1, i), 0, 172);
        assertThat(pair.answering.rtp.poll(5, TimeUnit.SECONDS)).isNotNull();
      }
      pair.offering.sendData("still here");
      assertThat(pair.answering.data.poll(5, TimeUnit.SECONDS)).isEqualTo("still here");
      assertThat(pair.answering.rtpCount).hasValue(100);
    }
  }

  @Test
  void aHundredCallsLeaveNothing() throws Exception {
    call();
    int descriptors = descriptors();
    for (int i = 0; i < 100; i++) {
      call();
    }
    for (Thread thread : receivers()) {
      // The socket is closed; the thread may not have noticed yet.
      thread.join(TimeUnit.SECONDS.toMillis(5));
    }
    assertThat(receivers()).isEmpty();
    assertThat(descriptors()).isLessThanOrEqualTo(descriptors + 5);
  }

  @Test
  void threadsOfACall() throws Exception {
    for (Thread thread : receivers()) {
      thread.join(TimeUnit.SECONDS.toMillis(5));
    }
    try (TransportPair pair = TransportPair.onLoopback()) {
      pair.exchange(DtlsRole.CLIENT);
      pair.awaitBoth(State.CONNECTED, 15);
      assertThat(receivers()).as("receiving threads of two peers").hasSize(2);
    }
  }

  @Test
  void warmSetUpIsQuick() throws Exception {
    NetworkWarmUp.start(TransportPair.RUNTIME).get(20, TimeUnit.SECONDS);
    long[] millis = new long[20];
    for (int i = 0; i < millis.length; i++) {
      long start = System.nanoTime();
      try (TransportPair pair = TransportPair.onLoopback()) {
        pair.exchange(DtlsRole.CLIENT);
        pair.awaitBoth(State.CONNECTED, 15);
        millis[i] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "warm set-up of ICE and DTLS: median %d ms, longest %d ms%n",
        millis[millis.length / 2], millis[millis.length - 1]);
    assertThat(millis[millis.length / 2]).isLessThan(1_000);
  }

  private static List<Thread> receivers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("IceConnector"))
        .toList();
  }

  private static void call() throws Exception {
    try (TransportPair pair = TransportPair.onLoopback()) {
      pair.exchange(DtlsRole.CLIENT);
      pair.awaitBoth(State.CONNECTED, 15);
    }
  }

  private static int descriptors() {
    return Objects.requireNonNullElse(new File("/proc/self/fd").list(), new String[0]).length;
  }
}

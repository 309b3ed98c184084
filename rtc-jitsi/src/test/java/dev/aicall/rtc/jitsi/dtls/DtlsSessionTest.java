package dev.aicall.rtc.jitsi.dtls;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.jitsi.dtls.DtlsEnd.Reason;
import dev.aicall.rtc.jitsi.srtp.SrtpProfile;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
final class DtlsSessionTest {
  private static final int LIMIT_SECONDS = 15;

  @Test
  void bothSidesComeUpAndData() throws Exception {
    try (DtlsPair pair = DtlsPair.over(new LossyLink(1, 0, 0)).start()) {
      assertThat(pair.client.up.get(LIMIT_SECONDS, TimeUnit.SECONDS).profile())
          .isEqualTo(SrtpProfile.AEAD_AES_128_GCM);
      pair.server.up.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      for (int i = 0; i < 100; i++) {
        pair.client.send("to the server " + i);
        pair.server.send("to the client " + i);
      }
      for (int i = 0; i < 100; i++) {
        assertThat(pair.server.messages.poll(5, TimeUnit.SECONDS)).isEqualTo("to the server " + i);
        assertThat(pair.client.messages.poll(5, TimeUnit.SECONDS)).isEqualTo("to the client " + i);
      }
    }
  }

  @Test
  void aFlightGoesOutInOneDatagram() throws Exception {
    LossyLink link = new LossyLink(1, 0, 0);
    try (DtlsPair pair = DtlsPair.over(link).start()) {
      CompletableFuture.allOf(pair.client.up, pair.server.up).get(LIMIT_SECONDS, TimeUnit.SECONDS);

      // Six flights with cookie exchange, which BouncyCastle's server does not ask for: four.
      assertThat(link.carried()).isBetween(4, 8);
    }
  }

  @Test
  void theLargestMessageFits() throws Exception {
    try (DtlsPair pair = DtlsPair.over(new LossyLink(1, 0, 0)).start()) {
      CompletableFuture.allOf(pair.client.up, pair.server.up).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      String largest = "x".repeat(DtlsSession.MAX_DATA_BYTES);

      pair.client.send(largest);

      assertThat(pair.server.messages.poll(5, TimeUnit.SECONDS)).isEqualTo(largest);
    }
  }

  @Test
  void theClientRefusesAnotherCertificate() throws Exception {
    Fingerprint other = DtlsIdentity.make(Instant.EPOCH).fingerprint();
    try (DtlsPair pair =
        new DtlsPair(new LossyLink(1, 0, 0), other, DtlsPair.CLIENT_IDENTITY.fingerprint())
            .start()) {
      assertThat(pair.client.end.get(LIMIT_SECONDS, TimeUnit.SECONDS).reason())
          .isEqualTo(Reason.WRONG_FINGERPRINT);
      assertThat(pair.server.end.get(LIMIT_SECONDS, TimeUnit.SECONDS).reason())
          .isEqualTo(Reason.REFUSED_BY_OTHER);
      assertThat(pair.client.up).isNotDone();
      assertThat(pair.server.up).isNotDone();
    }
  }

  @Test
  void theServerRefusesAnotherCertificate() throws Exception {
    Fingerprint other = DtlsIdentity.make(Instant.EPOCH).fingerprint();
    try (DtlsPair pair =
        new DtlsPair(new LossyLink(1, 0, 0), DtlsPair.SERVER_IDENTITY.fingerprint(), other)
            .start()) {
      assertThat(pair.server.end.get(LIMIT_SECONDS, TimeUnit.SECONDS).reason())
          .isEqualTo(Reason.WRONG_FINGERPRINT);
      assertThat(pair.client.end.get(LIMIT_SECONDS, TimeUnit.SECONDS).reason())
          .isEqualTo(Reason.REFUSED_BY_OTHER);
    }
  }

  @Test
  void closingIsToldToTheOther() throws Exception {
    try (DtlsPair pair = DtlsPair.over(new LossyLink(1, 0, 0)).start()) {
      CompletableFuture.allOf(pair.client.up, pair.server.up).get(LIMIT_SECONDS, TimeUnit.SECONDS);

      pair.client.session().close();

      assertThat(pair.server.end.get(LIMIT_SECONDS, TimeUnit.SECONDS).reason())
          .isEqualTo(Reason.CLOSED_BY_OTHER);
      assertThat(pair.client.end).isNotDone();
    }
  }

  @Test
  void whatIsSentWhileTheLastFlightIsRepeatedIsProtected() throws Exception {
    LastFlightWatch watch = new LastFlightWatch(4);
    try (DtlsPair pair = DtlsPair.over(new LossyLink(1, 0, 0), watch).start()) {
      pair.server.up.get(LIMIT_SECONDS, TimeUnit.SECONDS);
      int sent = 0;
      while (!pair.client.up.isDone()) {
        pair.server.send("secret " + sent++);
      }

      assertThat(watch.flights()).isGreaterThan(4);
      assertThat(watch.bareRecords()).isZero();
      assertThat(pair.server.end).isNotDone();
    }
  }

  @Test
  void garbageDisturbsNothing() throws Exception {
    Random random = new Random(7);
    try (DtlsPair pair = DtlsPair.over(new LossyLink(1, 0, 0)).start()) {
      CompletableFuture.allOf(pair.client.up, pair.server.up).get(LIMIT_SECONDS, TimeUnit.SECONDS);
      for (int i = 0; i < 2_000; i++) {
        byte[] garbage = new byte[random.nextInt(200)];
        random.nextBytes(garbage);
        if (garbage.length > 13) {
          // Looks like a record of the epoch in use.
          garbage[0] = (byte) (20 + random.nextInt(6));
          garbage[1] = (byte) 0xFE;
          garbage[2] = (byte) 0xFD;
          garbage[3] = 0;
          garbage[4] = (byte) random.nextInt(2);
        }
        pair.server.session().received(garbage, 0, garbage.length);
      }

      pair.client.send("still here");

      assertThat(pair.server.messages.poll(5, TimeUnit.SECONDS)).isEqualTo("still here");
      assertThat(pair.server.end).isNotDone();
    }
  }

  @ParameterizedTest
  @CsvSource({"0.02, 30", "0.10, 20", "0.20, 20"})
  void comesUpOverALossyLink(double loss, int runs) throws Exception {
    long[] millis = new long[runs];
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      try (DtlsPair pair = DtlsPair.over(new LossyLink(run, loss, 20_000)).start()) {
        CompletableFuture.allOf(pair.client.up, pair.server.up)
            .get(LIMIT_SECONDS, TimeUnit.SECONDS);
        millis[run] = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        "DTLS, %.0f %% loss, up to 20 ms delay: median %d ms, longest %d ms%n",
        100 * loss, millis[runs / 2], millis[runs - 1]);
    assertThat(millis[runs / 2]).isLessThan(2_000);
  }
}

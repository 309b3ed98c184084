package dev.aicall.cli.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.testing.Tones;
import org.junit.jupiter.api.Test;

class ToneEarTest {
  @Test
  void hearsTheLastHalfSecondOnly() {
    ToneEar ear = new ToneEar();
    PcmSource low = Tones.source(440, 48_000, 1);
    PcmSource high = Tones.source(880, 48_000, 1);

    play(ear, low, 49);
    assertThat(ear.share(440)).isZero();

    play(ear, low, 1);
    assertThat(ear.share(440)).isGreaterThan(0.99);
    assertThat(ear.share(880)).isLessThan(0.01);
    assertThat(ear.level()).isGreaterThan(ToneEar.SILENT);

    play(ear, high, 25);
    assertThat(ear.share(440)).isBetween(0.2, 0.8);

    play(ear, high, 25);
    assertThat(ear.share(880)).isGreaterThan(0.99);
  }

  private static void play(ToneEar ear, PcmSource tone, int pieces) {
    for (int i = 0; i < pieces; i++) {
      short[] piece = new short[480];
      assertThat(tone.read(piece, 0, piece.length)).isEqualTo(480);
      ear.onPcm(new PcmFrame(piece, 0, piece.length, 48_000, 1, 0));
    }
  }
}

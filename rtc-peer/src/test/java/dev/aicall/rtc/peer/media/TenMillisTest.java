package dev.aicall.rtc.peer.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.media.PcmQueue;
import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.testing.Tones;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TenMillisTest {
  @ParameterizedTest
  @CsvSource({
    "8000, 48000, 8000",
    "11025, 48000, 48000",
    "16000, 48000, 16000",
    "22050, 48000, 48000",
    "24000, 48000, 24000",
    "32000, 48000, 32000",
    "44100, 48000, 48000",
    "48000, 48000, 48000",
    "48000, 16000, 16000",
    "24000, 8000, 8000"
  })
  void ratesAreThoseThatStacksTake(int rate, int limit, int wanted) {
    TenMillis pieces = new TenMillis(Tones.source(440, rate, 2), limit, 1);

    assertThat(pieces.rateHz()).isEqualTo(wanted);
    assertThat(pieces.channels()).isEqualTo(1);
    short[] second = new short[wanted];
    for (int i = 0; i < 100; i++) {
      assertThat(pieces.next()).hasSize(wanted / 100);
      System.arraycopy(pieces.next(), 0, second, i * wanted / 100, wanted / 100);
    }
  }

  @Test
  void chunksOfAnySizeBecomeAnEvenTone() {
    PcmQueue queue = new PcmQueue(11_025, 1, 2_000);
    PcmSource tone = Tones.source(440, 11_025, 1);
    short[] chunk = new short[977];
    for (int i = 0; i < 12; i++) {
      int read = tone.read(chunk, 0, chunk.length);
      assertThat(queue.write(chunk, 0, read)).isEqualTo(read);
    }
    TenMillis pieces = new TenMillis(queue, 48_000, 1);
    short[] heard = new short[48_000];
    for (int i = 0; i < 100; i++) {
      System.arraycopy(pieces.next(), 0, heard, i * 480, 480);
    }

    assertThat(Tones.share(heard, 440, 48_000)).isGreaterThan(0.99);
  }

  @Test
  void whatIsMissingIsSilenceAndSoundGoesOnAfterIt() {
    PcmQueue queue = new PcmQueue(16_000, 1, 100);
    TenMillis pieces = new TenMillis(queue, 48_000, 1);
    assertThat(pieces.next()).containsOnly((short) 0);
    queue.write(new short[] {7, 7, 7}, 0, 3);
    assertThat(pieces.next()).startsWith((short) 7, (short) 7, (short) 7, (short) 0);
    queue.end();
    assertThat(pieces.next()).containsOnly((short) 0);
  }

  @Test
  void stereoBecomesTheMeanWhereOneChannelIsWanted() {
    PcmQueue queue = new PcmQueue(8_000, 2, 100);
    queue.write(new short[] {100, 300, -32_768, -32_768}, 0, 4);
    assertThat(new TenMillis(queue, 48_000, 1).next())
        .startsWith((short) 200, (short) -32_768, (short) 0);
    queue.write(new short[] {100, 300}, 0, 2);
    assertThat(new TenMillis(queue, 48_000, 2).next())
        .hasSize(160)
        .startsWith((short) 100, (short) 300, (short) 0);
  }

  @Test
  void sourceThatThrowsIsSilentFromThenOn() {
    int[] calls = {0};
    TenMillis pieces =
        new TenMillis(
            source(
                8_000,
                1,
                () -> {
                  calls[0]++;
                  throw new IllegalStateException("broken");
                }),
            48_000,
            1);

    assertThat(pieces.next()).containsOnly((short) 0);
    assertThat(pieces.next()).containsOnly((short) 0);
    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void refusesSourcesThatBreakTheRules() {
    assertThatThrownBy(() -> new TenMillis(source(7_999, 1, () -> {}), 48_000, 1))
        .hasMessageContaining("7999");
    assertThatThrownBy(() -> new TenMillis(source(8_000, 3, () -> {}), 48_000, 1))
        .hasMessageContaining("3");
  }

  private static PcmSource source(int rate, int channels, Runnable read) {
    return new PcmSource() {
      @Override
      public int sampleRateHz() {
        return rate;
      }

      @Override
      public int channels() {
        return channels;
      }

      @Override
      public int read(short[] samples, int offset, int length) {
        read.run();
        return 0;
      }
    };
  }
}

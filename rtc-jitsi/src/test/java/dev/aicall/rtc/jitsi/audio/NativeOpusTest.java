package dev.aicall.rtc.jitsi.audio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeOpusTest {
  private static final int FRAMES = 960;
  private static final int SECOND = 50;

  @ParameterizedTest
  @CsvSource({"440, 1, 48000, 48000", "880, 2, 64000, 48000", "440, 1, 12000, 8000"})
  void aToneComesOutAsItWentIn(int hertz, int channels, int bitsPerSecond, int maxRateHz) {
    PcmSource tone = Tones.source(hertz, NativeOpus.RATE_HZ, channels);
    short[] pcm = new short[FRAMES * channels];
    short[] heard = new short[NativeOpus.MAX_FRAMES * channels];
    short[] mono = new short[2 * SECOND * FRAMES];
    byte[] packet = new byte[1_276];
    long bytes = 0;
    try (NativeOpus.Encoder encoder = new NativeOpus.Encoder(channels, bitsPerSecond, maxRateHz);
        NativeOpus.Decoder decoder = new NativeOpus.Decoder(channels)) {
      for (int i = 0; i < 2 * SECOND; i++) {
        tone.read(pcm, 0, pcm.length);
        int length = encoder.encode(pcm, FRAMES, packet, 0);
        bytes += length;
        assertThat(OpusPacket.ticks(packet, 0, length)).isEqualTo(FRAMES);
        assertThat(decoder.decode(packet, 0, length, heard)).isEqualTo(FRAMES);
        for (int frame = 0; frame < FRAMES; frame++) {
          mono[i * FRAMES + frame] = heard[frame * channels];
        }
      }
    }
    short[] last = Arrays.copyOfRange(mono, mono.length / 2, mono.length);
    assertThat(Sounds.frequency(last, hertz)).isBetween(hertz - 5.0, hertz + 5.0);
    assertThat(Tones.share(last, hertz, NativeOpus.RATE_HZ)).isGreaterThan(0.95);
    assertThat(bytes * 8 / 2).isLessThan(bitsPerSecond * 5L / 4);
  }

  @Test
  void aLostPacketIsMadeFromTheNext() {
    PcmSource tone = Tones.source(440, NativeOpus.RATE_HZ, 1);
    short[] pcm = new short[FRAMES];
    short[] heard = new short[NativeOpus.MAX_FRAMES];
    byte[][] packets = new byte[20][1_276];
    int[] lengths = new int[packets.length];
    try (NativeOpus.Encoder encoder = new NativeOpus.Encoder(1, 48_000, 48_000);
        NativeOpus.Decoder decoder = new NativeOpus.Decoder(1)) {
      encoder.expectLoss(20);
      for (int i = 0; i < packets.length; i++) {
        tone.read(pcm, 0, FRAMES);
        lengths[i] = encoder.encode(pcm, FRAMES, packets[i], 0);
      }
      for (int i = 0; i < 10; i++) {
        decoder.decode(packets[i], 0, lengths[i], heard);
      }
      assertThat(decoder.recover(packets[11], 0, lengths[11], FRAMES, heard)).isEqualTo(FRAMES);
      assertThat(Tones.share(Arrays.copyOf(heard, FRAMES), 440, NativeOpus.RATE_HZ))
          .isGreaterThan(0.9);
      decoder.decode(packets[11], 0, lengths[11], heard);
      assertThat(decoder.conceal(FRAMES, heard)).isEqualTo(FRAMES);
      assertThat(Tones.share(Arrays.copyOf(heard, FRAMES), 440, NativeOpus.RATE_HZ))
          .isGreaterThan(0.8);
    }
  }

  @Test
  void damagedPacketsAreRefusedAndClosingTwiceIsFine() {
    NativeOpus.Decoder decoder = new NativeOpus.Decoder(1);
    short[] heard = new short[NativeOpus.MAX_FRAMES];
    byte[] damaged = {(byte) 0xff, (byte) 0xff, 1, 2, 3};

    assertThat(decoder.decode(damaged, 0, damaged.length, heard)).isNegative();
    assertThat(decoder.decode(damaged, 0, 0, heard)).isNegative();
    decoder.close();
    decoder.close();
    assertThat(decoder.conceal(FRAMES, heard)).isZero();
  }
}

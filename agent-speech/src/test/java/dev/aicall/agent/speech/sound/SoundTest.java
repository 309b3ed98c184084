package dev.aicall.agent.speech.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SoundTest {
  private static short[] tone(int rateHz, double hz, int samples) {
    short[] tone = new short[samples];
    for (int i = 0; i < samples; i++) {
      tone[i] = (short) Math.round(10_000 * Math.sin(2 * Math.PI * hz * i / rateHz));
    }
    return tone;
  }

  private static double middleDbfs(short[] samples) {
    return Level.of(samples, samples.length / 4, samples.length / 2);
  }

  @Test
  void levelIsRootMeanSquare() {
    assertThat(Level.of(new short[320], 0, 320)).isEqualTo(-96);
    short[] loudest = new short[320];
    Arrays.fill(loudest, Short.MIN_VALUE);
    assertThat(Level.ofFrame(loudest, 0)).isZero();
    // A sine is 3 dB under its peak.
    assertThat(Level.of(tone(16_000, 1000, 1600), 0, 1600))
        .isCloseTo(20 * Math.log10(10_000 / 32768.0) - 3.01, within(0.05));
  }

  @Test
  void resamplingKeepsWhatFits() {
    short[] low = Resampler.resample(tone(48_000, 1000, 48_000), 48_000, 16_000);
    short[] high = Resampler.resample(tone(8000, 1000, 8000), 8000, 16_000);

    assertThat(low).hasSize(16_000);
    assertThat(high).hasSize(16_000);
    double expected = middleDbfs(tone(16_000, 1000, 16_000));
    assertThat(middleDbfs(low)).isCloseTo(expected, within(0.2));
    assertThat(middleDbfs(high)).isCloseTo(expected, within(0.2));
  }

  @Test
  void resamplingTakesAwayWhatDoesNotFit() {
    short[] sound = Resampler.resample(tone(48_000, 12_000, 48_000), 48_000, 16_000);

    assertThat(middleDbfs(sound)).isLessThan(-60);
  }

  @Test
  void resamplingOfNothing() {
    assertThat(Resampler.resample(new short[0], 22_050, 16_000)).isEmpty();
    assertThatThrownBy(() -> Resampler.resample(new short[1], 0, 16_000))
        .hasMessage("fromHz: 4000 to 192000, got 0");
  }

  @Test
  void wavIsReadAsWritten() {
    short[] samples = tone(22_050, 440, 1000);

    Wav.Sound sound = Wav.read(Wav.write(new Wav.Sound(22_050, samples)));

    assertThat(sound.rateHz()).isEqualTo(22_050);
    assertThat(sound.samples()).isEqualTo(samples);
  }

  @Test
  void wavOfServicesIsRead() {
    // Stereo, an odd chunk before the data, and a length that stands for "to the end".
    ByteBuffer file = ByteBuffer.allocate(66).order(ByteOrder.LITTLE_ENDIAN);
    file.put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt(-1)
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16);
    file.putShort((short) 1).putShort((short) 2).putInt(24_000).putInt(96_000);
    file.putShort((short) 4)
        .putShort((short) 16)
        .put("LIST".getBytes(StandardCharsets.US_ASCII))
        .putInt(1);
    file.putShort((short) 7).put("data".getBytes(StandardCharsets.US_ASCII)).putInt(-1);
    file.putShort((short) 1).putShort((short) 2).putShort((short) 3).putShort((short) 4);
    file.putShort((short) 5).putShort((short) 6);

    Wav.Sound sound = Wav.read(file.array());

    assertThat(sound.rateHz()).isEqualTo(24_000);
    assertThat(sound.samples()).startsWith((short) 1, (short) 3);
  }

  @Test
  void whatIsNoWavIsRefused() {
    byte[] good = Wav.write(new Wav.Sound(16_000, new short[10]));
    byte[] eightBit = good.clone();
    eightBit[34] = 8;
    byte[] noChannel = good.clone();
    noChannel[22] = 0;
    byte[] noRate = good.clone();
    noRate[24] = 0;
    noRate[25] = 0;
    byte[] noData = good.clone();
    noData[36] = 'x';

    for (byte[] bad :
        List.of(new byte[0], new byte[100], Arrays.copyOf(good, 40), eightBit, noChannel, noRate)) {
      assertThatThrownBy(() -> Wav.read(bad)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Wav.read(noData)).hasMessage("WAV: no data");
    for (int length = 0; length < good.length; length++) {
      byte[] cut = Arrays.copyOf(good, length);
      if (length < 44) {
        assertThatThrownBy(() -> Wav.read(cut)).isInstanceOf(IllegalArgumentException.class);
      } else {
        assertThat(Wav.read(cut).samples()).hasSize((length - 44) / 2);
      }
    }
  }

  @Test
  void textIsMadePlain() {
    assertThat(SpokenText.plain("Caf\u00e9 \u2014 \u201cna\u00efve\u201d  it\u2019s\n5\u00a0km"))
        .isEqualTo("Cafe , \"naive\" it's 5 km");
    assertThat(SpokenText.plain("\u4f60\u597d \ud83d\ude00")).isEmpty();
  }

  @Test
  void textIsCutWhereASpeakerBreathes() {
    String sentence = "This sentence has some forty letters, yes. ";

    List<String> pieces = SpokenText.pieces(sentence.repeat(10));

    assertThat(pieces).hasSizeGreaterThan(2).allMatch(p -> p.length() <= 200 && p.endsWith("."));
    assertThat(String.join(" ", pieces)).isEqualTo(sentence.repeat(10).strip());
    assertThat(SpokenText.pieces("x".repeat(450)))
        .extracting(String::length)
        .containsExactly(200, 200, 50);
    assertThat(SpokenText.pieces("?!... -- ")).isEmpty();
  }

  @Test
  void piecesEndWhenNoMoreIsWanted() {
    int[] count = {0};

    boolean more = Pieces.write(new short[16_000], (samples, offset, length) -> ++count[0] < 3);

    assertThat(more).isFalse();
    assertThat(count[0]).isEqualTo(3);
    assertThat(Pieces.write(new short[0], (samples, offset, length) -> false)).isTrue();
  }
}

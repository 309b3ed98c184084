package dev.aicall.rtc.peer.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.testing.Tones;
import org.junit.jupiter.api.Test;

final class ElasticBufferTest {
  private final ElasticBuffer buffer = new ElasticBuffer(3);
  private final short[] block = new short[SoundSystem.BLOCK];

  @Test
  void givesNothingBeforeItIsFilled() {
    buffer.write(block, 0, block.length);
    buffer.write(block, 0, block.length);
    assertThat(buffer.read(block, 0, block.length)).isZero();

    buffer.write(block, 0, block.length);
    assertThat(buffer.read(block, 0, block.length)).isEqualTo(block.length);
  }

  @Test
  void fillsAgainAfterItRanDry() {
    fill(3);
    for (int i = 0; i < 3; i++) {
      assertThat(buffer.read(block, 0, block.length)).isEqualTo(block.length);
    }
    assertThat(buffer.read(block, 0, block.length)).isZero();
    fill(2);
    assertThat(buffer.read(block, 0, block.length)).isZero();
    fill(1);
    assertThat(buffer.read(block, 0, block.length)).isEqualTo(block.length);
  }

  @Test
  void dropsTheOldestWhenNobodyReads() {
    for (int i = 0; i < 40; i++) {
      block[0] = (short) i;
      buffer.write(block, 0, block.length);
    }

    buffer.read(block, 0, block.length);
    assertThat(block[0]).isGreaterThan((short) 25);
  }

  @Test
  void keepsAToneWholeAgainstASlowWriter() {
    assertThat(shareOfTone(199, 200)).isGreaterThan(0.98);
  }

  @Test
  void keepsAToneWholeAgainstAFastWriter() {
    assertThat(shareOfTone(201, 200)).isGreaterThan(0.98);
  }

  /** Writes so many blocks while it reads so many, for 60 s; how much of the last 40 s is tone. */
  private double shareOfTone(int written, int read) {
    PcmSource tone = Tones.source(440, SoundSystem.RATE_HZ, 1);
    fill(3);
    double least = 1;
    int writes = 0;
    short[] heard = new short[SoundSystem.RATE_HZ / 2];
    int size = 0;
    for (int i = 1; i <= 6_000; i++) {
      for (; writes < (long) i * written / read; writes++) {
        tone.read(block, 0, block.length);
        buffer.write(block, 0, block.length);
      }
      int count = buffer.read(block, 0, block.length);
      assertThat(count).as("block %d", i).isEqualTo(block.length);
      if (i > 2_000) {
        System.arraycopy(block, 0, heard, size, count);
        size += count;
        if (size == heard.length) {
          least = Math.min(least, Tones.share(heard, 440, SoundSystem.RATE_HZ));
          size = 0;
        }
      }
    }
    return least;
  }

  @Test
  void refusesMoreThanItHolds() {
    assertThatThrownBy(() -> buffer.write(new short[20 * 480], 0, 20 * 480))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ElasticBuffer(1)).isInstanceOf(IllegalArgumentException.class);
  }

  private void fill(int blocks) {
    short[] silence = new short[SoundSystem.BLOCK];
    for (int i = 0; i < blocks; i++) {
      buffer.write(silence, 0, silence.length);
    }
  }
}

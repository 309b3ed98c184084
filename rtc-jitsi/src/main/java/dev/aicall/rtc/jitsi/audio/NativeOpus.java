package dev.aicall.rtc.jitsi.audio;

import dev.aicall.rtc.jitsi.codec.NativeUnpacking;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.Objects;
import org.jitsi.impl.neomedia.codec.audio.opus.Opus;
import org.jspecify.annotations.Nullable;

/**
 * The only user of libjitsi's Opus (1.5.2, version 1.1-50-g6c95bf22; an internal class, hence the
 * pinned version). Its JNI checks nothing: it writes where it is told to, and a coder that is freed
 * while in use aborts the JVM ({@code opus_decoder.c}, fatal error). So sizes are checked here, and
 * each coder has a lock and a closed state: closing waits for the call under way, at most a
 * millisecond or so, and every later call does nothing.
 */
final class NativeOpus {
  /** Rate of all PCM here; Opus itself codes less where less is in it. */
  static final int RATE_HZ = 48_000;

  /** Longest packet: 120 ms (RFC 6716 §2.1.4). */
  static final int MAX_FRAMES = RATE_HZ / 1_000 * 120;

  /**
   * Effort of the encoder, 0 to 10: 5, our choice; 9 costs about twice the time for a difference
   * that speech does not show.
   */
  private static final int COMPLEXITY = 5;

  private static final int BYTES = 2;

  private static final @Nullable String FAILURE =
      NativeUnpacking.load("Opus", Opus::assertOpusIsFunctional);

  private NativeOpus() {}

  /**
   * Loads the library at the first call.
   *
   * @throws IllegalStateException if it does not load here
   */
  static void load() {
    if (FAILURE != null) {
      throw new IllegalStateException(FAILURE);
    }
  }

  private static ShortBuffer shorts(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder()).asShortBuffer();
  }

  private static int checkedChannels(int channels) {
    if (channels != 1 && channels != 2) {
      throw new IllegalArgumentException("channels: 1 or 2, got " + channels);
    }
    return channels;
  }

  /** Codes PCM of 48 kHz. Safe from any thread. */
  static final class Encoder implements AutoCloseable {
    private final int channels;
    private final byte[] pcm;
    private final ShortBuffer pcmShorts;
    private long handle;

    /**
     * Makes an encoder: in-band FEC on, DTX off, variable bit rate.
     *
     * @param channels 1 or 2
     * @param bitsPerSecond 6,000 to 510,000
     * @param maxRateHz sample rate whose band is enough: 8,000, 16,000, 24,000 or 48,000
     */
    Encoder(int channels, int bitsPerSecond, int maxRateHz) {
      this.channels = checkedChannels(channels);
      this.pcm = new byte[MAX_FRAMES * channels * BYTES];
      this.pcmShorts = shorts(pcm);
      load();
      handle = Opus.encoder_create(RATE_HZ, channels);
      if (handle == 0) {
        throw new IllegalStateException("no memory for an Opus encoder");
      }
      Opus.encoder_set_complexity(handle, COMPLEXITY);
      Opus.encoder_set_bitrate(handle, bitsPerSecond);
      Opus.encoder_set_max_bandwidth(handle, bandwidth(maxRateHz));
      Opus.encoder_set_inband_fec(handle, 1);
      Opus.encoder_set_dtx(handle, 0);
    }

    private static int bandwidth(int maxRateHz) {
      if (maxRateHz <= 8_000) {
        return Opus.BANDWIDTH_NARROWBAND;
      }
      if (maxRateHz <= 16_000) {
        return Opus.BANDWIDTH_WIDEBAND;
      }
      return maxRateHz <= 24_000 ? Opus.BANDWIDTH_SUPERWIDEBAND : Opus.BANDWIDTH_FULLBAND;
    }

    /** Sets how much loss the FEC is made for, 0 to 100 %. */
    synchronized void expectLoss(int percent) {
      if (handle != 0) {
        Opus.encoder_set_packet_loss_perc(handle, Math.max(0, Math.min(100, percent)));
      }
    }

    /**
     * Codes a piece.
     *
     * @param samples interleaved
     * @param frames samples for each channel: 2.5, 5, 10, 20, 40 or 60 ms
     * @return bytes that were put at the offset; 0 if closed, negative for an error of Opus
     */
    synchronized int encode(short[] samples, int frames, byte[] target, int offset) {
      Objects.checkFromIndexSize(
          0, frames * channels, Math.min(samples.length, pcm.length / BYTES));
      Objects.checkFromIndexSize(offset, Opus.MAX_PACKET, target.length);
      if (handle == 0) {
        return 0;
      }
      pcmShorts.put(0, samples, 0, frames * channels);
      return Opus.encode(handle, pcm, 0, frames, target, offset, Opus.MAX_PACKET);
    }

    @Override
    public synchronized void close() {
      if (handle != 0) {
        Opus.encoder_destroy(handle);
        handle = 0;
      }
    }
  }

  /** Makes PCM of 48 kHz. Safe from any thread. */
  static final class Decoder implements AutoCloseable {
    private static final byte[] NOTHING = {};

    private final int channels;
    private final byte[] pcm;
    private final ShortBuffer pcmShorts;
    private long handle;

    /**
     * Makes a decoder.
     *
     * @param channels 1 or 2, whatever is sent
     */
    Decoder(int channels) {
      this.channels = checkedChannels(channels);
      this.pcm = new byte[MAX_FRAMES * channels * BYTES];
      this.pcmShorts = shorts(pcm);
      load();
      handle = Opus.decoder_create(RATE_HZ, channels);
      if (handle == 0) {
        throw new IllegalStateException("no memory for an Opus decoder");
      }
    }

    /**
     * Decodes a packet.
     *
     * @param target where to put the samples, interleaved, from 0 on; room for {@link #MAX_FRAMES}
     * @return samples for each channel; 0 if closed, negative for a packet that is no good
     */
    synchronized int decode(byte[] packet, int offset, int length, short[] target) {
      Objects.checkFromIndexSize(offset, length, packet.length);
      return length == 0 ? -1 : decode(packet, offset, length, MAX_FRAMES, false, target);
    }

    /** Makes what the packet before this one held, from what this one repeats of it. */
    synchronized int recover(byte[] next, int offset, int length, int frames, short[] target) {
      Objects.checkFromIndexSize(offset, length, next.length);
      return length == 0
          ? conceal(frames, target)
          : decode(next, offset, length, frames, true, target);
    }

    /** Makes up for a packet that is missing. */
    synchronized int conceal(int frames, short[] target) {
      return decode(NOTHING, 0, 0, frames, false, target);
    }

    private int decode(
        byte[] packet, int offset, int length, int frames, boolean fec, short[] target) {
      Objects.checkIndex(frames - 1, MAX_FRAMES);
      Objects.checkFromIndexSize(0, frames * channels, target.length);
      if (handle == 0) {
        return 0;
      }
      int got = Opus.decode(handle, packet, offset, length, pcm, 0, frames, fec ? 1 : 0);
      if (got > 0) {
        pcmShorts.get(0, target, 0, got * channels);
      }
      return got;
    }

    @Override
    public synchronized void close() {
      if (handle != 0) {
        Opus.decoder_destroy(handle);
        handle = 0;
      }
    }
  }
}

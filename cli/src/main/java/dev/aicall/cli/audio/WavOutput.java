package dev.aicall.cli.audio;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a WAV file of 16-bit PCM. The header is right after each second of sound, so the file can
 * be played even if the program was killed. For one thread.
 *
 * <p>Source: Multimedia Programming Interface and Data Specifications 1.0 (Microsoft, IBM, 1991).
 */
public final class WavOutput implements Closeable {
  static final int HEADER_BYTES = 44;

  /** The format counts in 32 bits, less what the RIFF size adds; whole frames of any layout. */
  private static final long MAX_DATA_BYTES = 0xFFFF_FFFFL - HEADER_BYTES - 128;

  private final FileChannel channel;
  private final PcmFormat format;
  private final ByteBuffer buffer;
  private long dataBytes;

  /**
   * Creates the file, or empties it.
   *
   * @param file where; its folder must exist
   * @param format layout of the samples
   * @throws IOException if it cannot be written
   */
  public WavOutput(Path file, PcmFormat format) throws IOException {
    this.format = format;
    this.buffer =
        ByteBuffer.allocate(format.sampleRateHz() * format.frameBytes())
            .order(ByteOrder.LITTLE_ENDIAN);
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    try {
      flush();
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  /**
   * Appends samples. What the format cannot hold, more than 4 GiB, is left out.
   *
   * @param samples interleaved samples
   * @param length how many of them, a multiple of the channels
   * @throws IOException if the disk is full and the like
   */
  public void write(short[] samples, int length) throws IOException {
    for (int i = 0; i < length; i++) {
      if (!buffer.hasRemaining()) {
        flush();
      }
      buffer.putShort(samples[i]);
    }
  }

  @Override
  public void close() throws IOException {
    if (!channel.isOpen()) {
      return;
    }
    try (channel) {
      flush();
    }
  }

  private void flush() throws IOException {
    buffer.flip();
    long position = HEADER_BYTES + dataBytes;
    long room = MAX_DATA_BYTES - dataBytes;
    int count = buffer.remaining() <= room ? buffer.remaining() : 0;
    buffer.limit(count);
    // Sound first: a header must never promise more than there is.
    writeAll(buffer, position);
    buffer.clear();
    dataBytes += count;
    writeAll(header(), 0);
  }

  private void writeAll(ByteBuffer bytes, long start) throws IOException {
    long position = start;
    while (bytes.hasRemaining()) {
      position += channel.write(bytes, position);
    }
  }

  private ByteBuffer header() {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.ISO_8859_1))
        .putInt((int) (HEADER_BYTES - 8 + dataBytes))
        .put("WAVEfmt ".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) format.channels())
        .putInt(format.sampleRateHz())
        .putInt(format.sampleRateHz() * format.frameBytes())
        .putShort((short) format.frameBytes())
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.ISO_8859_1))
        .putInt((int) dataBytes)
        .flip();
  }
}

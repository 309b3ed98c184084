package dev.aicall.cli.audio;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Bare little-endian 16-bit samples. An unfinished sample at the end is dropped. */
public final class RawPcmInput implements PcmInput {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final InputStream in;
  private final PcmFormat format;
  private long bytesLeft;

  /**
   * Reads to the end of a stream.
   *
   * @param in closed with this
   * @param format layout of the samples
   */
  public RawPcmInput(InputStream in, PcmFormat format) {
    this(in, format, Long.MAX_VALUE);
  }

  RawPcmInput(InputStream in, PcmFormat format, long bytes) {
    this.in = in instanceof BufferedInputStream ? in : new BufferedInputStream(in, BUFFER_BYTES);
    this.format = format;
    this.bytesLeft = bytes;
  }

  @Override
  public PcmFormat format() {
    return format;
  }

  @Override
  public int read(short[] samples, int length) throws IOException {
    int frameBytes = format.frameBytes();
    long wanted = Math.min(2L * length, bytesLeft) / frameBytes * frameBytes;
    byte[] bytes = in.readNBytes((int) wanted);
    bytesLeft -= bytes.length;
    int count = bytes.length / frameBytes * format.channels();
    for (int i = 0; i < count; i++) {
      samples[i] = (short) ((bytes[2 * i] & 0xff) | (bytes[2 * i + 1] << 8));
    }
    return count == 0 && length > 0 ? -1 : count;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

package dev.aicall.cli.audio;

import java.io.Closeable;
import java.io.IOException;

/** A stream of 16-bit PCM with its layout. For one thread; may block. */
public interface PcmInput extends Closeable {
  /**
   * Returns the layout.
   *
   * @return constant
   */
  PcmFormat format();

  /**
   * Reads on.
   *
   * @param samples where to put interleaved samples, from index 0
   * @param length how many are wanted, a multiple of the channels
   * @return how many came, a multiple of the channels; −1 at the end
   * @throws IOException if the file cannot be read
   */
  int read(short[] samples, int length) throws IOException;
}

package dev.aicall.agent.speech.cloud;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * An answer's body with limits, which can be said to be over although the connection goes on.
 * LangChain4j's reader of events has no limits of its own.
 */
final class BoundedBody extends FilterInputStream {
  /** The most that one answer may be, with all its JSON: 16 MiB, 3 min of 48 kHz; our choice. */
  static final int MAX_BYTES = 16 << 20;

  /** The most that one line of events may be, 256 KiB; services send some words in each. */
  static final int MAX_LINE_BYTES = 256 << 10;

  private final boolean lines;
  private long bytes;
  private int line;
  private volatile boolean over;

  BoundedBody(InputStream in, boolean lines) {
    super(in);
    this.lines = lines;
  }

  /** Nothing more is wanted: from now on it reads as ended. */
  void end() {
    over = true;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (over) {
      return -1;
    }
    int count = super.read(target, offset, length);
    for (int i = 0; lines && i < count; i++) {
      line = target[offset + i] == '\n' ? 0 : line + 1;
      if (line > MAX_LINE_BYTES) {
        throw new TooLongException("a line of more than " + MAX_LINE_BYTES + " bytes");
      }
    }
    bytes += Math.max(0, count);
    if (bytes > MAX_BYTES) {
      throw new TooLongException("an answer of more than " + MAX_BYTES + " bytes");
    }
    return count;
  }

  @Override
  public int available() throws IOException {
    return over ? 0 : super.available();
  }

  /** LangChain4j's reader closes; the connection may be of use for the next request. */
  @Override
  public void close() {
    over = true;
  }

  /** A limit was passed. */
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1L;

    TooLongException(String message) {
      super(message);
    }
  }
}

package dev.aicall.rtc.jitsi.dtls;

import dev.aicall.domain.port.TimeSource;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.tls.DatagramTransport;
import org.jspecify.annotations.Nullable;

/**
 * What BouncyCastle reads datagrams from and writes them to. While the handshake runs, its thread
 * waits here; afterwards each datagram is handed over and read at once, with no thread at all: a
 * reader that finds nothing gets an exception that the library lets pass and then forgets.
 *
 * <p>The records of one flight of the handshake go out together, in as few datagrams as they fit
 * in, since each datagram may be lost by itself.
 *
 * <p>The library's server answers each repeated flight of its client with its own last flight. That
 * is right if the last flight was lost. But BoringSSL answers a repeated last flight with its own
 * in turn, so that two sides on a slow machine would go on until BoringSSL gives the session up,
 * after 12 rounds. So the last flight is not sent more often than it can be missed.
 */
final class DatagramFunnel implements DatagramTransport {
  /** More than any datagram that passes an Ethernet. */
  private static final int RECEIVE_LIMIT = 2048;

  /** What passes every path that carries calls; libwebrtc's limit is the same. */
  private static final int SEND_LIMIT = 1200;

  /** Some flights of a handshake, far more than one needs; what comes beyond is lost. */
  private static final int MAX_WAITING = 64;

  /** libwebrtc asks for the last flight after 50 ms for the first time, and later less often. */
  private static final long REPEAT_NANOS = TimeUnit.MILLISECONDS.toNanos(40);

  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int HANDSHAKE = 22;

  private final DatagramOut out;
  private final TimeSource time;
  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
  private final byte[] flight = new byte[SEND_LIMIT];
  private final NothingThere nothingThere = new NothingThere();
  private int flightBytes;
  private boolean handshaking = true;
  private byte @Nullable [] handedOver;
  private long lastFlightNanos;
  private boolean repeats;
  private volatile boolean closed;

  /** Says that no datagram is there; costs nothing, since it has no stack trace. */
  private static final class NothingThere extends InterruptedIOException {
    private static final long serialVersionUID = 1;

    @Override
    public Throwable fillInStackTrace() {
      return this;
    }
  }

  DatagramFunnel(DatagramOut out, TimeSource time) {
    this.out = out;
    this.time = time;
  }

  /** Keeps a datagram for the thread of the handshake. */
  void offer(byte[] data, int offset, int length) {
    byte[] copy = new byte[length];
    System.arraycopy(data, offset, copy, 0, length);
    // A full queue means loss, as on a network.
    boolean unused = waiting.offer(copy);
  }

  byte @Nullable [] poll() {
    return waiting.poll();
  }

  /** The handshake is over: sends what is left of it, and lets no reader wait any more. */
  void endHandshake() {
    flush();
    handshaking = false;
    lastFlightNanos = time.nanoTime();
  }

  /** Gives one datagram to the next reader. */
  void handOver(byte[] datagram) {
    handedOver = datagram;
    repeats = time.nanoTime() - lastFlightNanos >= REPEAT_NANOS;
  }

  /** Wakes the thread of the handshake, which then fails. */
  void interrupt() {
    closed = true;
    boolean unused = waiting.offer(new byte[0]);
  }

  @Override
  public int getReceiveLimit() {
    return RECEIVE_LIMIT;
  }

  @Override
  public int getSendLimit() {
    return SEND_LIMIT;
  }

  @Override
  public int receive(byte[] buffer, int offset, int length, int waitMillis) throws IOException {
    byte[] datagram = handshaking ? await(waitMillis) : handedOver;
    handedOver = null;
    if (datagram == null) {
      if (handshaking) {
        return -1;
      }
      throw nothingThere;
    }
    int copied = Math.min(length, datagram.length);
    System.arraycopy(datagram, 0, buffer, offset, copied);
    return copied;
  }

  private byte @Nullable [] await(int waitMillis) throws IOException {
    flush();
    if (closed) {
      throw new IOException("closed");
    }
    try {
      byte[] next =
          waitMillis == 0 ? waiting.take() : waiting.poll(waitMillis, TimeUnit.MILLISECONDS);
      if (closed) {
        throw new IOException("closed");
      }
      return next;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  @Override
  public void send(byte[] buffer, int offset, int length) {
    if (!handshaking && isFlight(buffer[offset])) {
      if (!repeats) {
        return;
      }
      lastFlightNanos = time.nanoTime();
    }
    if (!handshaking || length > SEND_LIMIT) {
      flush();
      out.datagram(buffer, offset, length);
      return;
    }
    if (flightBytes + length > SEND_LIMIT) {
      flush();
    }
    System.arraycopy(buffer, offset, flight, flightBytes, length);
    flightBytes += length;
  }

  private static boolean isFlight(byte recordType) {
    return recordType == CHANGE_CIPHER_SPEC || recordType == HANDSHAKE;
  }

  private void flush() {
    if (flightBytes > 0) {
      out.datagram(flight, 0, flightBytes);
      flightBytes = 0;
    }
  }

  @Override
  public void close() {
    flush();
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }
}

package dev.aicall.rtc.jitsi.dtls;

import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.jitsi.dtls.DtlsEnd.Reason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.DTLSClientProtocol;
import org.bouncycastle.tls.DTLSServerProtocol;
import org.bouncycastle.tls.DTLSTransport;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.bouncycastle.tls.TlsTimeoutException;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One DTLS 1.2 session: handshake, keys for SRTP, then data both ways.
 *
 * <ul>
 *   <li>new: datagrams are kept; {@link #start} begins the handshake
 *   <li>handshaking: one thread of the executor works at it, datagrams wait for it
 *   <li>up: {@link DtlsListener#onUp}; from now on no thread is needed, each datagram is decoded on
 *       the thread that brings it
 *   <li>over: by {@link #close}, or {@link DtlsListener#onEnd}
 * </ul>
 *
 * <p>Safe from any thread. Damaged, forged and repeated datagrams are dropped.
 */
public final class DtlsSession implements AutoCloseable {
  /** Bytes that always fit into one {@link #send}: a datagram less headers and tags. */
  public static final int MAX_DATA_BYTES = 1150;

  private static final Logger log = LoggerFactory.getLogger(DtlsSession.class);
  private static final int MAX_RECORD_BYTES = 2048;

  private final DtlsRole role;
  private final Executor handshakes;
  private final DtlsListener listener;
  private final BcTlsCrypto crypto;
  private final HandshakeTerms terms;
  private final DatagramFunnel funnel;

  // Guards decoding, and sending: to answer a repeated flight the library goes back to the epoch
  // without a cipher, in which nothing else may go out. Never held while the listener is called.
  private final Object decoding = new Object();
  private final byte[] record = new byte[MAX_RECORD_BYTES];
  private volatile @Nullable DTLSTransport transport;
  private volatile @Nullable DtlsEnd broken;
  private volatile boolean up;
  private volatile boolean over;

  /**
   * Creates a session.
   *
   * @param identity this side's
   * @param role this side's
   * @param expected of which the other's certificate must have one
   * @param out sends datagrams
   * @param handshakes lends one thread while the handshake runs, at most 12 s
   * @param time says when the last flight may be repeated
   * @param listener hears the events
   */
  public DtlsSession(
      DtlsIdentity identity,
      DtlsRole role,
      Set<Fingerprint> expected,
      DatagramOut out,
      Executor handshakes,
      TimeSource time,
      DtlsListener listener) {
    this.role = role;
    this.handshakes = handshakes;
    this.listener = listener;
    this.crypto = new BcTlsCrypto(new SecureRandom());
    this.terms = new HandshakeTerms(crypto, identity, expected, role);
    this.funnel = new DatagramFunnel(out, time);
  }

  /** Begins the handshake. Called once. */
  public void start() {
    handshakes.execute(this::handshake);
  }

  private void handshake() {
    try {
      DTLSTransport made =
          role == DtlsRole.CLIENT
              ? new DTLSClientProtocol().connect(new ClientSide(crypto, terms), funnel)
              : new DTLSServerProtocol().accept(new ServerSide(crypto, terms), funnel);
      funnel.endHandshake();
      transport = made;
    } catch (IOException | RuntimeException e) {
      funnel.close();
      end(reasonOf(e));
      return;
    }
    if (!over) {
      listener.onUp(terms.keys());
    }
    catchUp();
  }

  /** Decodes what came meanwhile, then lets the receiving threads do it. */
  private void catchUp() {
    while (true) {
      List<byte[]> messages;
      synchronized (decoding) {
        byte[] next = funnel.poll();
        if (next == null) {
          up = true;
          return;
        }
        messages = decode(next);
      }
      deliver(messages);
    }
  }

  /**
   * Takes a datagram that came.
   *
   * @param data holds it, not kept
   * @param offset index of its first byte
   * @param length bytes
   */
  public void received(byte[] data, int offset, int length) {
    int good = RecordCheck.goodBytes(data, offset, length);
    if (over || good == 0) {
      return;
    }
    List<byte[]> messages;
    synchronized (decoding) {
      if (!up) {
        funnel.offer(data, offset, good);
        return;
      }
      byte[] datagram = new byte[good];
      System.arraycopy(data, offset, datagram, 0, good);
      messages = decode(datagram);
    }
    deliver(messages);
  }

  private void deliver(List<byte[]> messages) {
    for (byte[] message : messages) {
      if (!over) {
        listener.onData(message, 0, message.length);
      }
    }
    DtlsEnd reason = broken;
    if (reason != null) {
      end(reason);
    } else if (funnel.isClosed()) {
      end(new DtlsEnd(Reason.CLOSED_BY_OTHER, "close_notify"));
    }
  }

  private List<byte[]> decode(byte[] datagram) {
    List<byte[]> messages = new ArrayList<>(1);
    DTLSTransport from = transport;
    if (from == null || over) {
      return messages;
    }
    funnel.handOver(datagram);
    try {
      while (true) {
        // A wait of 0 means without a limit, but nobody waits in the funnel any more.
        int length = from.receive(record, 0, record.length, 0);
        if (length >= 0) {
          byte[] message = new byte[length];
          System.arraycopy(record, 0, message, 0, length);
          messages.add(message);
        }
      }
    } catch (InterruptedIOException e) {
      // The datagram is used up.
    } catch (IOException e) {
      broken = reasonOf(e);
    }
    return messages;
  }

  /**
   * Sends data; it is lost if the session is not up.
   *
   * @param data holds it
   * @param offset index of the first byte
   * @param length up to {@link #MAX_DATA_BYTES}
   */
  public void send(byte[] data, int offset, int length) {
    if (length > MAX_DATA_BYTES) {
      throw new IllegalArgumentException(
          "length: at most " + MAX_DATA_BYTES + " bytes, got " + length);
    }
    DTLSTransport to = transport;
    if (to == null || over) {
      return;
    }
    try {
      synchronized (decoding) {
        to.send(data, offset, length);
      }
    } catch (IOException e) {
      end(reasonOf(e));
    }
  }

  private void end(DtlsEnd end) {
    synchronized (decoding) {
      if (over) {
        return;
      }
      over = true;
    }
    if (end.reason() == Reason.CLOSED_BY_OTHER) {
      log.debug("DTLS ended: {}", end);
    } else {
      log.warn("DTLS ended: {}", end);
    }
    listener.onEnd(end);
  }

  private DtlsEnd reasonOf(Exception e) {
    if (terms.isWrongFingerprint()) {
      return new DtlsEnd(
          Reason.WRONG_FINGERPRINT, "the certificate is not the one that signalling announced");
    }
    if (e instanceof TlsFatalAlertReceived alert) {
      return new DtlsEnd(
          Reason.REFUSED_BY_OTHER,
          "alert " + AlertDescription.getText(alert.getAlertDescription()));
    }
    if (e instanceof TlsTimeoutException) {
      return new DtlsEnd(Reason.TIMEOUT, "the handshake took too long");
    }
    if (e instanceof TlsFatalAlert alert) {
      return new DtlsEnd(
          Reason.PROTOCOL, "alert " + AlertDescription.getText(alert.getAlertDescription()));
    }
    return new DtlsEnd(Reason.PROTOCOL, e.toString());
  }

  /** Tells the other side, if the session is up, and ends. No event follows. Idempotent. */
  @Override
  public void close() {
    synchronized (decoding) {
      if (over) {
        return;
      }
      over = true;
    }
    DTLSTransport ending = transport;
    if (ending == null) {
      funnel.interrupt();
      return;
    }
    try {
      synchronized (decoding) {
        ending.close();
      }
    } catch (IOException e) {
      log.debug("the end of DTLS could not be told", e);
    }
  }
}

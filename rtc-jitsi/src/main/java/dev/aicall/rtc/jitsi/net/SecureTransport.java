package dev.aicall.rtc.jitsi.net;

import dev.aicall.rtc.jitsi.dtls.DtlsEnd;
import dev.aicall.rtc.jitsi.dtls.DtlsIdentity;
import dev.aicall.rtc.jitsi.dtls.DtlsListener;
import dev.aicall.rtc.jitsi.dtls.DtlsRole;
import dev.aicall.rtc.jitsi.dtls.DtlsSession;
import dev.aicall.rtc.jitsi.dtls.Fingerprint;
import dev.aicall.rtc.jitsi.ice.IceCredentials;
import dev.aicall.rtc.jitsi.ice.IceDescription;
import dev.aicall.rtc.jitsi.ice.IceListener;
import dev.aicall.rtc.jitsi.ice.IceOptions;
import dev.aicall.rtc.jitsi.ice.IceState;
import dev.aicall.rtc.jitsi.ice.IceTransport;
import dev.aicall.rtc.jitsi.net.TransportListener.State;
import dev.aicall.rtc.jitsi.sdp.SdpCandidate;
import dev.aicall.rtc.jitsi.srtp.SrtpKeys;
import dev.aicall.rtc.jitsi.srtp.SrtpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The secured way between two peers: ICE, on it DTLS, with its keys SRTP, and data of DTLS.
 *
 * <p>{@link #gather}, {@link #connect}; both again for a restart, in which DTLS and SRTP go on as
 * they were. {@link #close} at any moment. Safe from any thread; nothing blocks.
 */
public final class SecureTransport {
  /** Bytes that must be free behind a packet given to {@link #sendRtp} or {@link #sendRtcp}. */
  public static final int TAILROOM = SrtpSession.MAX_GROWTH;

  /** Bytes of the longest message for {@link #sendData}. */
  public static final int MAX_DATA_BYTES = DtlsSession.MAX_DATA_BYTES;

  private static final int FIRST_DTLS = 20;
  private static final int LAST_DTLS = 63;
  private static final int FIRST_RTP = 128;
  private static final int LAST_RTP = 191;
  private static final int FIRST_RTCP_TYPE = 192;
  private static final int LAST_RTCP_TYPE = 223;

  /** Handshake datagrams that came before the answer did: one flight, sent some times. */
  private static final int MAX_EARLY = 16;

  private final NetworkRuntime runtime;
  private final DtlsIdentity identity;
  private final IceTransport ice;
  private final TransportListener listener;

  // Guarded by this.
  private final List<byte[]> early = new ArrayList<>();
  private @Nullable State told;
  private boolean started;
  private boolean closed;

  private volatile @Nullable DtlsSession dtls;
  private volatile @Nullable SrtpSession srtp;

  /**
   * Creates a transport; nothing happens on the network yet. May take long the first time in a
   * process, since an identity is made.
   *
   * @param runtime shared with the other peers
   * @param options how the other side is reached
   * @param offering whether this side offers
   * @param listener hears the events
   * @throws IllegalArgumentException for a server that cannot be used
   */
  public SecureTransport(
      NetworkRuntime runtime, IceOptions options, boolean offering, TransportListener listener) {
    this.runtime = runtime;
    this.listener = listener;
    this.ice =
        new IceTransport(options, offering, runtime.workers(), runtime.time(), new IceEvents());
    this.identity = runtime.identities().current();
  }

  /**
   * Returns what the other side must know this one by.
   *
   * @return the same for the life of the transport
   */
  public Fingerprint fingerprint() {
    return identity.fingerprint();
  }

  /**
   * Begins a connection or a restart, and finds out where this side can be reached.
   *
   * @param longest after which what was found is enough
   * @return for the other side
   */
  public CompletableFuture<IceDescription> gather(Duration longest) {
    return ice.gather(longest);
  }

  /**
   * Takes what the other side told.
   *
   * @param remote signs its checks
   * @param candidates where it may be
   * @param fingerprints its certificate must have one of them; the same in a restart
   * @param role of this side in DTLS; the same in a restart
   */
  public void connect(
      IceCredentials remote,
      List<SdpCandidate> candidates,
      Set<Fingerprint> fingerprints,
      DtlsRole role) {
    prepare(fingerprints, role);
    ice.connect(remote, candidates);
  }

  private void prepare(Set<Fingerprint> fingerprints, DtlsRole role) {
    List<byte[]> waiting;
    DtlsSession made;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("closed");
      }
      if (dtls != null) {
        return;
      }
      made =
          new DtlsSession(
              identity,
              role,
              fingerprints,
              ice::send,
              runtime.workers(),
              runtime.time(),
              new DtlsEvents());
      dtls = made;
      waiting = List.copyOf(early);
      early.clear();
    }
    waiting.forEach(datagram -> made.received(datagram, 0, datagram.length));
  }

  /**
   * Protects and sends an RTP packet.
   *
   * @param data holds it and {@link #TAILROOM} bytes behind it; changed
   * @param offset index of its first byte
   * @param length bytes
   * @return whether it went out
   */
  public boolean sendRtp(byte[] data, int offset, int length) {
    SrtpSession with = srtp;
    int sealed = with == null ? SrtpSession.REFUSED : with.protectRtp(data, offset, length);
    return sealed != SrtpSession.REFUSED && ice.send(data, offset, sealed);
  }

  /**
   * Protects and sends an RTCP packet.
   *
   * @param data holds it and {@link #TAILROOM} bytes behind it; changed
   * @param offset index of its first byte
   * @param length bytes
   * @return whether it went out
   */
  public boolean sendRtcp(byte[] data, int offset, int length) {
    SrtpSession with = srtp;
    int sealed = with == null ? SrtpSession.REFUSED : with.protectRtcp(data, offset, length);
    return sealed != SrtpSession.REFUSED && ice.send(data, offset, sealed);
  }

  /**
   * Sends a message of DTLS; lost if that is not up.
   *
   * @param data holds it
   * @param offset index of its first byte
   * @param length up to {@link #MAX_DATA_BYTES}
   */
  public void sendData(byte[] data, int offset, int length) {
    DtlsSession with = dtls;
    if (with != null) {
      with.send(data, offset, length);
    }
  }

  /**
   * Ends the connection, tells the other side, and gives everything back. No event follows its
   * completion. Idempotent.
   *
   * @return completes when sockets and threads are given back
   */
  public CompletableFuture<Void> close() {
    synchronized (this) {
      closed = true;
      early.clear();
    }
    DtlsSession ending = dtls;
    if (ending != null) {
      ending.close();
    }
    return ice.close();
  }

  private void tell(State state, String detail) {
    synchronized (this) {
      if (closed || told == State.ENDED || told == state) {
        return;
      }
      told = state;
    }
    listener.onState(state, detail);
  }

  private final class IceEvents implements IceListener {
    @Override
    public void onState(IceState state) {
      switch (state) {
        case CONNECTED -> connected();
        case LOST -> tell(State.DISCONNECTED, "no answer to checks");
        case FAILED -> tell(State.FAILED, "no path to the other side");
        case NEW, CHECKING -> {}
      }
    }

    private void connected() {
      DtlsSession session = dtls;
      boolean first;
      synchronized (SecureTransport.this) {
        first = session != null && !started && !closed;
        started |= first;
      }
      if (first && session != null) {
        listener.onIceConnected();
        session.start();
      } else if (srtp != null) {
        tell(State.CONNECTED, "connected again");
      }
    }

    @Override
    public void onPacket(byte[] data, int offset, int length) {
      int first = data[offset] & 0xFF;
      if (first >= FIRST_DTLS && first <= LAST_DTLS) {
        handshake(data, offset, length);
      } else if (first >= FIRST_RTP && first <= LAST_RTP && length > 1) {
        media(data, offset, length);
      }
    }

    private void handshake(byte[] data, int offset, int length) {
      DtlsSession session = dtls;
      if (session == null) {
        synchronized (SecureTransport.this) {
          session = dtls;
          if (session == null) {
            if (early.size() < MAX_EARLY && !closed) {
              byte[] copy = new byte[length];
              System.arraycopy(data, offset, copy, 0, length);
              early.add(copy);
            }
            return;
          }
        }
      }
      session.received(data, offset, length);
    }

    private void media(byte[] data, int offset, int length) {
      SrtpSession with = srtp;
      if (with == null) {
        return;
      }
      int type = data[offset + 1] & 0xFF;
      if (type >= FIRST_RTCP_TYPE && type <= LAST_RTCP_TYPE) {
        int opened = with.openRtcp(data, offset, length);
        if (opened != SrtpSession.REFUSED) {
          listener.onRtcp(data, offset, opened);
        }
      } else {
        int opened = with.openRtp(data, offset, length);
        if (opened != SrtpSession.REFUSED) {
          listener.onRtp(data, offset, opened);
        }
      }
    }
  }

  private final class DtlsEvents implements DtlsListener {
    @Override
    public void onUp(SrtpKeys keys) {
      srtp = new SrtpSession(keys);
      tell(State.CONNECTED, "DTLS with " + keys.profile());
    }

    @Override
    public void onData(byte[] data, int offset, int length) {
      listener.onData(data, offset, length);
    }

    @Override
    public void onEnd(DtlsEnd end) {
      tell(State.ENDED, end.reason() + ": " + end.detail());
    }
  }
}

package dev.aicall.rtc.jitsi.ice;

import dev.aicall.rtc.jitsi.ice.ServerAddress.Kind;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A connection to a TURN server that looks like a datagram socket: ice4j's own TURN over TCP frames
 * messages as ICE over TCP does, which no TURN server understands, and it has none over TLS.
 * Messages are told apart by their own lengths; channel data is padded. Source: RFC 8656, section
 * 12.5.
 */
final class StreamSocket extends DatagramSocket {
  private static final int CONNECT_MILLIS = 3_000;
  private static final int STUN_HEADER = 20;
  private static final int CHANNEL_HEADER = 4;
  private static final int CHANNEL_BIT = 0x40;
  private static final int MAX_MESSAGE = 2_048;

  private final Socket stream;
  private final InputStream in;
  private final OutputStream out;
  private final InetSocketAddress server;
  private final Object sending = new Object();

  private StreamSocket(Socket stream, InetSocketAddress server) throws IOException {
    super((SocketAddress) null);
    this.stream = stream;
    this.server = server;
    this.in = new BufferedInputStream(stream.getInputStream());
    this.out = stream.getOutputStream();
  }

  static StreamSocket connect(ServerAddress server, InetSocketAddress address) throws IOException {
    Socket plain = new Socket();
    try {
      plain.setTcpNoDelay(true);
      plain.connect(address, CONNECT_MILLIS);
      if (server.kind() != Kind.TURN_TLS) {
        return new StreamSocket(plain, address);
      }
      SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
      SSLSocket secure =
          (SSLSocket) factory.createSocket(plain, server.host(), server.port(), true);
      SSLParameters parameters = secure.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secure.setSSLParameters(parameters);
      secure.setSoTimeout(CONNECT_MILLIS);
      secure.startHandshake();
      secure.setSoTimeout(0);
      return new StreamSocket(secure, address);
    } catch (IOException e) {
      plain.close();
      throw e;
    }
  }

  @Override
  public void send(DatagramPacket packet) throws IOException {
    int length = packet.getLength();
    boolean channel = length > 0 && (packet.getData()[packet.getOffset()] & CHANNEL_BIT) != 0;
    int padded = channel ? (length + 3) & ~3 : length;
    byte[] message = new byte[padded];
    System.arraycopy(packet.getData(), packet.getOffset(), message, 0, length);
    synchronized (sending) {
      out.write(message);
      out.flush();
    }
  }

  @Override
  public void receive(DatagramPacket packet) throws IOException {
    byte[] message = new byte[MAX_MESSAGE];
    try {
      fill(message, 0, CHANNEL_HEADER);
      int content = (message[2] & 0xFF) << 8 | (message[3] & 0xFF);
      boolean channel = (message[0] & CHANNEL_BIT) != 0;
      int length = content + (channel ? CHANNEL_HEADER : STUN_HEADER);
      int padded = channel ? (length + 3) & ~3 : length;
      if (padded > MAX_MESSAGE) {
        throw new SocketException("a message of " + length + " bytes from the TURN server");
      }
      fill(message, CHANNEL_HEADER, padded - CHANNEL_HEADER);
      int copied = Math.min(length, packet.getLength());
      System.arraycopy(message, 0, packet.getData(), packet.getOffset(), copied);
      packet.setLength(copied);
      packet.setSocketAddress(server);
    } catch (SocketException e) {
      throw e;
    } catch (IOException e) {
      // ice4j gives a socket up after this exception only; after others it would ask for ever.
      SocketException ended = new SocketException("the connection to the TURN server ended");
      ended.initCause(e);
      throw ended;
    }
  }

  private void fill(byte[] message, int offset, int length) throws IOException {
    if (in.readNBytes(message, offset, length) < length) {
      throw new EOFException();
    }
  }

  @Override
  public InetAddress getLocalAddress() {
    return stream.getLocalAddress();
  }

  @Override
  public int getLocalPort() {
    return stream.getLocalPort();
  }

  @Override
  public @Nullable SocketAddress getLocalSocketAddress() {
    return stream.getLocalSocketAddress();
  }

  @Override
  public void close() {
    super.close();
    try {
      stream.close();
    } catch (IOException e) {
      // It is closed all the same.
    }
  }
}

package dev.aicall.rtc.jitsi;

import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.jitsi.dtls.DtlsRole;
import dev.aicall.rtc.jitsi.net.SecureTransport;
import dev.aicall.rtc.jitsi.sctp.ChannelCloseReason;
import dev.aicall.rtc.jitsi.sctp.EndReason;
import dev.aicall.rtc.jitsi.sctp.SctpAssociation;
import dev.aicall.rtc.jitsi.sctp.SctpChannel;
import dev.aicall.rtc.jitsi.sctp.SctpConfig;
import dev.aicall.rtc.jitsi.sctp.SctpListener;
import dev.aicall.rtc.jitsi.sctp.SendResult;
import dev.aicall.rtc.jitsi.sdp.SdpSection;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The data channels of a peer: those of its setup and no others. On the control thread, but for
 * what says otherwise.
 */
final class PeerChannels implements SctpListener {
  private static final Logger log = LoggerFactory.getLogger(PeerChannels.class);

  /** What may wait to be sent: 16 MiB, as libwebrtc has it. */
  private static final int SEND_BUFFER_BYTES = 16 << 20;

  /**
   * What may be on its way to us: two messages of the longest. It comes to the socket that sound
   * comes to; more than a socket holds by default on Linux, some 180 packets, would push sound out
   * in a flood of messages. Fills 20 Mbit/s at 50 ms.
   */
  private static final int RECEIVE_WINDOW_BYTES = 2 * RtcSession.MAX_MESSAGE_BYTES;

  private final JitsiRuntime runtime;
  private final PeerSetup setup;
  private final MediaPeerListener listener;
  private final SctpAssociation association;
  private final int maxMessageBytes;
  private final Map<String, SctpChannel> channels = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> waiting = new ConcurrentHashMap<>();
  private boolean finished;

  /**
   * Makes the channels; {@link #connect} when packets can be sent.
   *
   * @param role this side's in DTLS
   * @param theirs what the other side said of its channels
   */
  PeerChannels(
      JitsiRuntime runtime,
      PeerSetup setup,
      DtlsRole role,
      SdpSection theirs,
      SecureTransport transport,
      MediaPeerListener listener) {
    this.runtime = runtime;
    this.setup = setup;
    this.listener = listener;
    this.maxMessageBytes = limit(theirs.maxMessageBytes());
    SctpConfig config =
        SctpConfig.builder(
                role == DtlsRole.CLIENT
                    ? dev.aicall.rtc.jitsi.sctp.DtlsRole.CLIENT
                    : dev.aicall.rtc.jitsi.sctp.DtlsRole.SERVER)
            .ports(SdpSection.SCTP_PORT, theirs.sctpPort())
            .maxPacketBytes(SecureTransport.MAX_DATA_BYTES)
            .maxSendMessageBytes(maxMessageBytes)
            .maxReceiveMessageBytes(RtcSession.MAX_MESSAGE_BYTES)
            .sendBufferBytes(SEND_BUFFER_BYTES)
            .receiveWindowBytes(RECEIVE_WINDOW_BYTES)
            .build();
    this.association =
        new SctpAssociation(config, runtime.time(), runtime::execute, transport::sendData, this);
    setup.channels().forEach(label -> waiting.put(label, new AtomicLong()));
    if (setup.role() == Role.OFFERING) {
      setup.channels().forEach(label -> channels.put(label, association.openChannel(label, "")));
    }
  }

  /** Zero is without a limit. */
  private static int limit(long theirs) {
    return theirs == 0
        ? RtcSession.MAX_MESSAGE_BYTES
        : (int) Math.min(theirs, RtcSession.MAX_MESSAGE_BYTES);
  }

  /** Sets the association up; the other side may have begun. */
  void connect() {
    association.connect();
  }

  /** Takes a packet, on any thread; copies it. */
  void onPacket(byte[] data, int offset, int length) {
    byte[] copy = Arrays.copyOfRange(data, offset, offset + length);
    runtime.execute(() -> association.receive(copy, 0, copy.length));
  }

  @Override
  public void onChannelOpen(SctpChannel channel) {
    String label = channel.label();
    SctpChannel known = channels.get(label);
    boolean ours = setup.role() == Role.OFFERING ? known == channel : known == null;
    if (!ours || !setup.channels().contains(label)) {
      association.resetChannel(channel);
      return;
    }
    channels.put(label, channel);
    listener.onChannelOpen(label);
  }

  @Override
  public void onMessage(SctpChannel channel, byte[] data, boolean binary) {
    if (channels.get(channel.label()) == channel) {
      listener.onMessage(channel.label(), ByteBuffer.wrap(data), binary);
    }
  }

  @Override
  public void onChannelClosed(SctpChannel channel, ChannelCloseReason reason) {
    if (channels.remove(channel.label(), channel) && !finished) {
      log.debug("channel {} closed: {}", channel.label(), reason);
      listener.onChannelClosed(channel.label());
    }
  }

  @Override
  public void onEnded(EndReason reason, String detail) {
    log.debug("the data channels ended: {}, {}", reason, detail);
  }

  /**
   * Sends a message if the channel is open. Any thread.
   *
   * @throws IllegalArgumentException if it is too long for this side or the other
   */
  void send(String label, byte[] data, boolean binary) {
    if (data.length > maxMessageBytes) {
      throw tooLong(maxMessageBytes, data);
    }
    AtomicLong queued = waiting.get(label);
    if (queued == null) {
      return;
    }
    queued.addAndGet(data.length);
    runtime.execute(
        () -> {
          queued.addAndGet(-data.length);
          SctpChannel channel = channels.get(label);
          if (channel != null && channel.state() == SctpChannel.State.OPEN) {
            sendNow(channel, data, binary);
          }
        });
  }

  /** Says why a message cannot be sent. */
  static IllegalArgumentException tooLong(int limit, byte[] data) {
    return new IllegalArgumentException("data: at most " + limit + " bytes, got " + data.length);
  }

  /** A channel that lost a message is no longer reliable, so it ends. */
  private void sendNow(SctpChannel channel, byte[] data, boolean binary) {
    if (association.send(channel, data, binary) == SendResult.BUFFER_FULL) {
      log.warn(
          "channel {} closes: more than {} bytes wait to be sent",
          channel.label(),
          SEND_BUFFER_BYTES);
      association.resetChannel(channel);
    }
  }

  /** Returns what waits to be sent for the first time. Any thread. */
  long bufferedAmount(String label) {
    SctpChannel channel = channels.get(label);
    AtomicLong queued = waiting.get(label);
    return channel == null || queued == null ? 0 : queued.get() + channel.bufferedAmount();
  }

  /** Closes the channels behind what was sent; the other side hears of it, this one does not. */
  void finish() {
    finished = true;
    channels.values().forEach(association::resetChannel);
  }

  /** The other side is gone, or does not matter any more. */
  void end() {
    association.abort();
  }
}

package dev.aicall.rtc.jitsi.sctp;

/** Configuration of an association. Immutable. */
public final class SctpConfig {
  /** Port of both sides, as {@code a=sctp-port} says by convention (RFC 8841). */
  public static final int DEFAULT_PORT = 5000;

  /** Bytes of a packet inside DTLS: 1,200, the initial path MTU of RFC 8261 section 5. */
  public static final int DEFAULT_MAX_PACKET_BYTES = 1_200;

  /** Longest message: 64 KiB, the default of {@code a=max-message-size} (RFC 8841 section 6). */
  public static final int DEFAULT_MAX_MESSAGE_BYTES = 65_536;

  /** Bytes that may be unacknowledged: 1 MiB, our choice, a second and more of any call's data. */
  public static final int DEFAULT_SEND_BUFFER_BYTES = 1 << 20;

  /** Room for what arrives out of order: 1 MiB, our choice; fills 80 Mbit/s at 100 ms. */
  public static final int DEFAULT_RECEIVE_WINDOW_BYTES = 1 << 20;

  /** Channels at a time: 256, our choice; a call has two. */
  public static final int DEFAULT_MAX_CHANNELS = 256;

  private final DtlsRole role;
  private final int localPort;
  private final int remotePort;
  private final int maxPacketBytes;
  private final int maxSendMessageBytes;
  private final int maxReceiveMessageBytes;
  private final int sendBufferBytes;
  private final int receiveWindowBytes;
  private final int maxChannels;
  private final SctpTimings timings;

  private SctpConfig(Builder builder) {
    this.role = builder.role;
    this.localPort = builder.localPort;
    this.remotePort = builder.remotePort;
    this.maxPacketBytes = builder.maxPacketBytes;
    this.maxSendMessageBytes = builder.maxSendMessageBytes;
    this.maxReceiveMessageBytes = builder.maxReceiveMessageBytes;
    this.sendBufferBytes = builder.sendBufferBytes;
    this.receiveWindowBytes = builder.receiveWindowBytes;
    this.maxChannels = builder.maxChannels;
    this.timings = builder.timings;
    atLeast("sendBufferBytes", sendBufferBytes, maxSendMessageBytes);
    // With less, the pieces of one message could fill it, and nothing would move any more.
    atLeast("receiveWindowBytes", receiveWindowBytes, 2 * (long) maxReceiveMessageBytes);
  }

  /**
   * Starts with the defaults.
   *
   * @param role this side's in the DTLS handshake
   * @return a new builder
   */
  public static Builder builder(DtlsRole role) {
    return new Builder(role);
  }

  /**
   * Returns this side's part in the DTLS handshake.
   *
   * @return client or server
   */
  public DtlsRole role() {
    return role;
  }

  /**
   * Returns this side's port.
   *
   * @return 1 to 65535
   */
  public int localPort() {
    return localPort;
  }

  /**
   * Returns the other side's port.
   *
   * @return 1 to 65535
   */
  public int remotePort() {
    return remotePort;
  }

  /**
   * Returns the size of the largest packet that is sent; larger ones are received.
   *
   * @return bytes
   */
  public int maxPacketBytes() {
    return maxPacketBytes;
  }

  /**
   * Returns the size of the longest message that may be sent.
   *
   * @return bytes
   */
  public int maxSendMessageBytes() {
    return maxSendMessageBytes;
  }

  /**
   * Returns the size of the longest message that is taken.
   *
   * @return bytes
   */
  public int maxReceiveMessageBytes() {
    return maxReceiveMessageBytes;
  }

  /**
   * Returns how much may be queued and unacknowledged together.
   *
   * @return bytes
   */
  public int sendBufferBytes() {
    return sendBufferBytes;
  }

  /**
   * Returns how much may wait here for missing pieces.
   *
   * @return bytes
   */
  public int receiveWindowBytes() {
    return receiveWindowBytes;
  }

  /**
   * Returns how many channels there may be at a time.
   *
   * @return both sides' together
   */
  public int maxChannels() {
    return maxChannels;
  }

  /**
   * Returns the times.
   *
   * @return {@link SctpTimings#DEFAULT} by default
   */
  public SctpTimings timings() {
    return timings;
  }

  private static void atLeast(String name, long value, long least) {
    if (value < least) {
      throw new IllegalArgumentException(name + ": at least " + least + ", got " + value);
    }
  }

  /** Collects and checks. */
  public static final class Builder {
    private final DtlsRole role;
    private int localPort = DEFAULT_PORT;
    private int remotePort = DEFAULT_PORT;
    private int maxPacketBytes = DEFAULT_MAX_PACKET_BYTES;
    private int maxSendMessageBytes = DEFAULT_MAX_MESSAGE_BYTES;
    private int maxReceiveMessageBytes = DEFAULT_MAX_MESSAGE_BYTES;
    private int sendBufferBytes = DEFAULT_SEND_BUFFER_BYTES;
    private int receiveWindowBytes = DEFAULT_RECEIVE_WINDOW_BYTES;
    private int maxChannels = DEFAULT_MAX_CHANNELS;
    private SctpTimings timings = SctpTimings.DEFAULT;

    private Builder(DtlsRole role) {
      this.role = role;
    }

    /**
     * Sets the ports, {@code a=sctp-port} of both descriptions.
     *
     * @param local 1 to 65535
     * @param remote 1 to 65535
     * @return this
     */
    public Builder ports(int local, int remote) {
      localPort = checked("local", local, 1, 65_535);
      remotePort = checked("remote", remote, 1, 65_535);
      return this;
    }

    /**
     * Sets the largest packet that is sent.
     *
     * @param bytes 512 (room for a cookie) to 65,535, default 1,200
     * @return this
     */
    public Builder maxPacketBytes(int bytes) {
      maxPacketBytes = checked("maxPacketBytes", bytes, 512, 65_535);
      return this;
    }

    /**
     * Sets the longest message that may be sent: the smaller one of our limit and the other side's
     * {@code a=max-message-size}.
     *
     * @param bytes 1 to 16 MiB, default 64 KiB
     * @return this
     */
    public Builder maxSendMessageBytes(int bytes) {
      maxSendMessageBytes = checked("maxSendMessageBytes", bytes, 1, 1 << 24);
      return this;
    }

    /**
     * Sets the longest message that is taken: our {@code a=max-message-size}.
     *
     * @param bytes 1,024 to 16 MiB, default 64 KiB
     * @return this
     */
    public Builder maxReceiveMessageBytes(int bytes) {
      maxReceiveMessageBytes = checked("maxReceiveMessageBytes", bytes, 1_024, 1 << 24);
      return this;
    }

    /**
     * Sets how much may be queued and unacknowledged together.
     *
     * @param bytes at least the longest message, at most 1 GiB, default 1 MiB
     * @return this
     */
    public Builder sendBufferBytes(int bytes) {
      sendBufferBytes = checked("sendBufferBytes", bytes, 1, 1 << 30);
      return this;
    }

    /**
     * Sets how much may wait here for missing pieces.
     *
     * @param bytes at least twice the longest message, at most 1 GiB, default 1 MiB
     * @return this
     */
    public Builder receiveWindowBytes(int bytes) {
      receiveWindowBytes = checked("receiveWindowBytes", bytes, 2_048, 1 << 30);
      return this;
    }

    /**
     * Sets how many channels there may be at a time.
     *
     * @param count 1 to 65,535, default 256
     * @return this
     */
    public Builder maxChannels(int count) {
      maxChannels = checked("maxChannels", count, 1, 65_535);
      return this;
    }

    /**
     * Sets the times.
     *
     * @param value all of them
     * @return this
     */
    public Builder timings(SctpTimings value) {
      timings = value;
      return this;
    }

    /**
     * Makes the configuration.
     *
     * @return immutable
     * @throws IllegalArgumentException if a buffer is too small for its messages
     */
    public SctpConfig build() {
      return new SctpConfig(this);
    }

    private static int checked(String name, int value, int least, int most) {
      if (value < least || value > most) {
        throw new IllegalArgumentException(name + ": " + least + " to " + most + ", got " + value);
      }
      return value;
    }
  }
}

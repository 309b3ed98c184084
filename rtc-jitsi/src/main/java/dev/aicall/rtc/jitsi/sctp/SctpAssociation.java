package dev.aicall.rtc.jitsi.sctp;

import dev.aicall.domain.port.TimeSource;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An SCTP association with its data channels, over DTLS or anything else that carries packets. Its
 * life is that of {@link AssociationState}; it is used once.
 *
 * <p><b>Loop.</b> All methods are called on the loop, one at a time, also inside events; only what
 * says so may be called elsewhere. Timers come to the loop through the executor. Events come on the
 * loop at the end of the method that caused them. Nothing blocks, no thread is made.
 *
 * <p><b>Bounds.</b> Memory is bounded by {@link SctpConfig}, whatever the other side sends: twice
 * the receive window, the send buffer, and a few hundred KiB. Nothing that it sends makes a method
 * throw; damaged packets are dropped and counted in {@link #stats()}.
 *
 * <p><b>Sending</b> is ordered and reliable. Receiving knows unordered and partially reliable
 * messages too. Messages for an id without a channel are dropped.
 */
public final class SctpAssociation {
  private static final Logger log = LoggerFactory.getLogger(SctpAssociation.class);

  private final Context context;
  private final Events events;
  private final PacketReader reader = new PacketReader();
  private final Channels channels;
  private final DataSender sender;
  private final DataReceiver receiver;
  private final StreamResets resets;
  private final Closing closing;
  private final Heartbeats heartbeats;
  private final Handshake handshake;
  private final PacketDispatch dispatch;
  private boolean inside;

  /**
   * Creates an association that waits: for {@link #connect()}, or for the other side.
   *
   * @param config sizes, times, role
   * @param time ticker and timers; time of day is not used
   * @param loop runs tasks one after another, never inside {@code execute}; not closed
   * @param out takes packets
   * @param listener hears events
   */
  public SctpAssociation(
      SctpConfig config, TimeSource time, Executor loop, PacketSink out, SctpListener listener) {
    this(config, time, loop, out, listener, new SecureRandom());
  }

  /** With numbers that a test may choose. */
  SctpAssociation(
      SctpConfig config,
      TimeSource time,
      Executor loop,
      PacketSink out,
      SctpListener listener,
      RandomGenerator random) {
    this.context =
        new Context(
            config,
            time,
            random,
            out,
            new Context.Host() {
              @Override
              public void onLoop(Runnable step) {
                loop.execute(() -> runGuarded(step));
              }

              @Override
              public void onEnd(EndReason reason, String detail) {
                ended(reason, detail);
              }
            });
    this.events = new Events(listener);
    this.channels = new Channels(context, events);
    this.sender = new DataSender(context);
    this.receiver = new DataReceiver(context, channels);
    this.resets = new StreamResets(context, sender, receiver, channels::outStream, channels);
    this.channels.join(sender.queue(), resets);
    this.closing = new Closing(context, sender, receiver);
    this.heartbeats = new Heartbeats(context, sender);
    this.handshake =
        new Handshake(
            context,
            new CookieJar(random, config.timings().cookieLifetime()),
            new Handshake.Listener() {
              @Override
              public void onEstablished() {
                established();
              }

              @Override
              public void onRestarted() {
                restarted();
              }
            });
    this.dispatch =
        new PacketDispatch(context, handshake, sender, receiver, resets, closing, heartbeats);
  }

  /** Begins to set the association up; both sides may. Does nothing if that has begun. */
  public void connect() {
    run(handshake::connect);
  }

  /**
   * Takes a packet that the other side sent. Never throws, whatever it is.
   *
   * @param bytes holds the packet; not kept
   * @param offset where it begins
   * @param length how long it is
   */
  public void receive(byte[] bytes, int offset, int length) {
    if (inside) {
      // The sink hands packets over directly: this one waits for its turn.
      byte[] copy = Arrays.copyOfRange(bytes, offset, offset + length);
      context.onLoop(() -> read(copy, 0, copy.length));
      return;
    }
    runGuarded(() -> read(bytes, offset, length));
  }

  private void read(byte[] bytes, int offset, int length) {
    Counters counters = context.counters();
    counters.packetsReceived++;
    counters.bytesReceived += length;
    Packet packet = reader.read(bytes, offset, length);
    if (packet instanceof Packet.Sound sound) {
      dispatch.onPacket(sound);
    } else {
      counters.packetsDamaged++;
    }
  }

  /**
   * Opens a channel on the next free id; the other side learns of it by a message. May be called
   * before the association is up, and messages may be sent on it at once.
   *
   * @param label its name
   * @param protocol what it speaks, or empty
   * @return the channel, opening
   * @throws IllegalStateException if the association is over, or there are too many channels
   * @throws IllegalArgumentException if label or protocol is too long
   */
  public SctpChannel openChannel(String label, String protocol) {
    return call(() -> channels.open(label, protocol, null));
  }

  /**
   * Opens a channel on an id of this side's; the other side learns of it by a message.
   *
   * @param label its name
   * @param protocol what it speaks, or empty
   * @param id even for the DTLS client, odd for the server
   * @return the channel, opening
   * @throws IllegalStateException if the association is over, or there are too many channels
   * @throws IllegalArgumentException if a text is too long, or the id is used or not this side's
   */
  public SctpChannel openChannel(String label, String protocol, int id) {
    return call(() -> channels.open(label, protocol, id));
  }

  /**
   * Opens a channel that the other side opens too, by agreement: open as soon as the association is
   * up. Call it before {@link #connect()}, or messages that come earlier are lost.
   *
   * @param label its name
   * @param protocol what it speaks, or empty
   * @param id 0 to 65534, less if the other side takes fewer streams
   * @return the channel
   * @throws IllegalStateException if the association is over, or there are too many channels
   * @throws IllegalArgumentException if the id is used or out of range
   */
  public SctpChannel negotiatedChannel(String label, String protocol, int id) {
    return call(() -> channels.negotiated(label, protocol, id));
  }

  /**
   * Sends a message.
   *
   * @param channel on which channel
   * @param data the message, not changed by the caller later
   * @param binary how it is marked
   * @return whether it was taken
   * @throws IllegalArgumentException if it is longer than {@code maxSendMessageBytes}; the channel
   *     stays as it is
   */
  public SendResult send(SctpChannel channel, byte[] data, boolean binary) {
    int most = context.config().maxSendMessageBytes();
    if (data.length > most) {
      throw new IllegalArgumentException("data: at most " + most + " bytes, got " + data.length);
    }
    return call(() -> channels.send(channel, data, binary));
  }

  /**
   * Returns what waits to be sent for the first time on a channel. Safe from any thread.
   *
   * @param channel which one
   * @return bytes, 0 when closed
   */
  public long bufferedAmount(SctpChannel channel) {
    return channel.bufferedAmount();
  }

  /**
   * Closes a channel after what was sent on it; its id is free when both sides have closed it. Does
   * nothing if it is closing or closed.
   *
   * @param channel which one
   */
  public void resetChannel(SctpChannel channel) {
    run(() -> channels.close(channel));
  }

  /**
   * Ends the association after what was sent has arrived. Ends it at once if it is not up. Does
   * nothing if it is ending.
   */
  public void shutdown() {
    run(closing::shutdown);
  }

  /** Ends the association at once and tells the other side. Does nothing if it is over. */
  public void abort() {
    run(() -> context.abort(ErrorChunk.USER_ABORT, EndReason.ABORTED_HERE, "aborted"));
  }

  /**
   * Returns where the association is.
   *
   * @return its state
   */
  public AssociationState state() {
    return context.state();
  }

  /**
   * Returns what passed so far.
   *
   * @return a copy
   */
  public SctpStats stats() {
    return SctpStats.of(context, sender, receiver);
  }

  private void established() {
    startData();
    channels.onEstablished();
    events.add(SctpListener::onConnected);
  }

  private void restarted() {
    channels.closeAll(ChannelCloseReason.PEER_RESTARTED);
    sender.clear();
    startData();
    events.add(SctpListener::onConnected);
  }

  private void startData() {
    sender.start();
    receiver.start();
    resets.start();
    heartbeats.start();
  }

  private void ended(EndReason reason, String detail) {
    channels.closeAll(ChannelCloseReason.ASSOCIATION_ENDED);
    sender.clear();
    receiver.clear();
    context.outbox().clear();
    events.add(listener -> listener.onEnded(reason, detail));
  }

  /** Steps of the network and of timers have nobody who could catch what they throw. */
  private void runGuarded(Runnable step) {
    run(
        () -> {
          try {
            step.run();
          } catch (RuntimeException e) {
            failed(e);
          }
        });
  }

  private void failed(RuntimeException e) {
    log.error("association ends by an error of its own", e);
    context.abort(ErrorChunk.PROTOCOL_VIOLATION, EndReason.INTERNAL_ERROR, e.toString());
  }

  private void run(Runnable step) {
    Object unused =
        call(
            () -> {
              step.run();
              return this;
            });
  }

  /** Takes a step and all that follows from it: what is to be sent goes out, events last. */
  private <T> T call(Supplier<T> step) {
    if (inside) {
      throw new IllegalStateException("called from the packet sink");
    }
    inside = true;
    try {
      return step.get();
    } finally {
      goOn();
      inside = false;
      events.drain();
    }
  }

  private void goOn() {
    if (context.state() == AssociationState.ENDED) {
      return;
    }
    try {
      resets.progress();
      closing.progress();
      context.outbox().flush(receiver, sender);
    } catch (RuntimeException e) {
      failed(e);
    }
  }
}

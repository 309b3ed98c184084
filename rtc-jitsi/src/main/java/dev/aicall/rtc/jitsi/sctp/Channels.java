package dev.aicall.rtc.jitsi.sctp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The data channels of an association: RFC 8831 and 8832. */
final class Channels implements Reassembly.Receiver, StreamResets.Listener {
  /** Ids that RFC 8831 leaves to channels: 65535 is not one. */
  private static final int MAX_ID = 65_534;

  private static final int MAX_LABEL_BYTES = 65_535;

  private final Context context;
  private final Events events;
  private final Map<Integer, Slot> slots = new LinkedHashMap<>();
  private SendQueue queue = new SendQueue(0);
  private @Nullable StreamResets resets;
  private boolean up;

  /** An id in use: until both directions were begun anew, even if the channel is closed. */
  private static final class Slot {
    final SctpChannel channel;
    boolean ownReset;
    boolean peerReset;

    Slot(SctpChannel channel) {
      this.channel = channel;
    }
  }

  Channels(Context context, Events events) {
    this.context = context;
    this.events = events;
  }

  /** Joins the parts that know each other. */
  void join(SendQueue sendQueue, StreamResets streamResets) {
    queue = sendQueue;
    resets = streamResets;
  }

  private StreamResets resets() {
    return Objects.requireNonNull(resets);
  }

  @Nullable OutStream outStream(int id) {
    Slot slot = slots.get(id);
    return slot == null ? null : slot.channel.out();
  }

  /** A channel that the other side hears of by a message. */
  SctpChannel open(String label, String protocol, @Nullable Integer wantedId) {
    DcepMessage.Open open = DcepMessage.Open.reliable(label, protocol);
    checkText("label", label);
    checkText("protocol", protocol);
    if (open.bytes().length > context.config().maxSendMessageBytes()) {
      throw new IllegalArgumentException(
          "label and protocol: at most "
              + (context.config().maxSendMessageBytes() - DcepMessage.OPEN_FIXED_BYTES)
              + " bytes together");
    }
    if (wantedId != null && !context.config().role().owns(wantedId)) {
      throw new IllegalArgumentException(
          "id: "
              + (context.config().role() == DtlsRole.CLIENT ? "even" : "odd")
              + " on this side, got "
              + wantedId);
    }
    SctpChannel channel = add(wantedId == null ? freeId() : wantedId, label, protocol, false, true);
    queue.add(new OutMessage(channel.out(), Ppid.DCEP, open.bytes()));
    return channel;
  }

  /** A channel that the other side knows of. */
  SctpChannel negotiated(String label, String protocol, int id) {
    SctpChannel channel = add(id, label, protocol, true, true);
    if (up) {
      opened(channel);
    }
    return channel;
  }

  private static void checkText(String name, String text) {
    int bytes = text.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_LABEL_BYTES) {
      throw new IllegalArgumentException(
          name + ": at most " + MAX_LABEL_BYTES + " bytes, got " + bytes);
    }
  }

  private SctpChannel add(
      int id, String label, String protocol, boolean negotiated, boolean ordered) {
    if (hasBegunToEnd()) {
      throw new IllegalStateException("the association is over: " + context.state());
    }
    if (id < 0 || id > highestId()) {
      throw new IllegalArgumentException("id: 0 to " + highestId() + ", got " + id);
    }
    if (slots.containsKey(id)) {
      throw new IllegalArgumentException("id: one that is not in use, got " + id);
    }
    if (isFull()) {
      throw new IllegalStateException(
          "channels: at most " + context.config().maxChannels() + " at a time");
    }
    SctpChannel channel =
        new SctpChannel(id, label, protocol, negotiated, ordered, new OutStream(id));
    slots.put(id, new Slot(channel));
    return channel;
  }

  private boolean hasBegunToEnd() {
    return context.state().compareTo(AssociationState.ESTABLISHED) > 0;
  }

  private boolean isFull() {
    return slots.size() >= context.config().maxChannels();
  }

  private int highestId() {
    return up ? Math.min(MAX_ID, context.peer().inStreams() - 1) : MAX_ID;
  }

  private int freeId() {
    for (int id = context.config().role().firstId(); id <= highestId(); id += 2) {
      if (!slots.containsKey(id)) {
        return id;
      }
    }
    throw new IllegalStateException("channels: no id is left");
  }

  SendResult send(SctpChannel channel, byte[] data, boolean binary) {
    boolean takes =
        channel.state() == SctpChannel.State.OPEN || channel.state() == SctpChannel.State.OPENING;
    if (!takes || hasBegunToEnd()) {
      return SendResult.CHANNEL_CLOSED;
    }
    if (!queue.hasRoomFor(Math.max(1, data.length))) {
      return SendResult.BUFFER_FULL;
    }
    int ppid = Ppid.of(binary, data.length == 0);
    queue.add(new OutMessage(channel.out(), ppid, data));
    context.counters().messagesSent++;
    return SendResult.ACCEPTED;
  }

  void close(SctpChannel channel) {
    Slot slot = slots.get(channel.id());
    boolean closable =
        channel.state() == SctpChannel.State.OPEN || channel.state() == SctpChannel.State.OPENING;
    if (slot == null || slot.channel != channel || !closable) {
      return;
    }
    channel.state(SctpChannel.State.CLOSING);
    if (up) {
      resets().reset(channel.id());
    } else {
      // The other side never heard of it.
      queue.drop(channel.out());
      slots.remove(channel.id());
      closed(channel, ChannelCloseReason.CLOSED_HERE);
    }
  }

  /** The association is up: what both sides know of is open. */
  void onEstablished() {
    up = true;
    for (Slot slot : new ArrayList<>(slots.values())) {
      SctpChannel channel = slot.channel;
      if (channel.id() > highestId()) {
        queue.drop(channel.out());
        slots.remove(channel.id());
        closed(channel, ChannelCloseReason.CLOSED_BY_PEER);
      } else if (channel.isNegotiated()) {
        opened(channel);
      }
    }
  }

  /** All channels are gone. */
  void closeAll(ChannelCloseReason reason) {
    List<Slot> all = new ArrayList<>(slots.values());
    slots.clear();
    for (Slot slot : all) {
      slot.channel.out().clear();
      if (slot.channel.state() != SctpChannel.State.CLOSED) {
        closed(slot.channel, reason);
      }
    }
  }

  private void opened(SctpChannel channel) {
    channel.state(SctpChannel.State.OPEN);
    events.add(listener -> listener.onChannelOpen(channel));
  }

  private void closed(SctpChannel channel, ChannelCloseReason reason) {
    channel.state(SctpChannel.State.CLOSED);
    events.add(listener -> listener.onChannelClosed(channel, reason));
  }

  @Override
  public void onMessage(int stream, int ppid, byte[] data) {
    if (ppid == Ppid.DCEP) {
      onDcep(stream, data);
      return;
    }
    Slot slot = slots.get(stream);
    if (slot == null || !Ppid.isUserMessage(ppid)) {
      context.counters().messagesDropped++;
      return;
    }
    SctpChannel channel = slot.channel;
    if (channel.state() == SctpChannel.State.OPENING) {
      // The message says what the lost ACK said.
      opened(channel);
    }
    if (channel.state() != SctpChannel.State.OPEN) {
      context.counters().messagesDropped++;
      return;
    }
    context.counters().messagesReceived++;
    byte[] message = Ppid.isEmpty(ppid) ? new byte[0] : data;
    events.add(listener -> listener.onMessage(channel, message, Ppid.isBinary(ppid)));
  }

  private void onDcep(int stream, byte[] data) {
    DcepMessage message = DcepMessage.read(data);
    if (message instanceof DcepMessage.Open open) {
      onOpen(stream, open);
    } else if (message instanceof DcepMessage.Ack) {
      Slot slot = slots.get(stream);
      if (slot != null && slot.channel.state() == SctpChannel.State.OPENING) {
        opened(slot.channel);
      } else {
        context.counters().chunksIgnored++;
      }
    } else {
      refuse(stream);
    }
  }

  private void onOpen(int stream, DcepMessage.Open open) {
    if (slots.containsKey(stream)
        && resets().isAsked(stream)
        && channelAt(stream).state() == SctpChannel.State.CLOSED) {
      // It uses the id again, so it knows of our reset, and only its answer was lost.
      resets().presumeAnswered(stream);
    }
    if (slots.containsKey(stream)) {
      context.counters().messagesDropped++;
      return;
    }
    if (context.config().role().owns(stream)
        || isFull()
        || stream > highestId()
        || hasBegunToEnd()) {
      refuse(stream);
      return;
    }
    SctpChannel channel = add(stream, open.label(), open.protocol(), false, open.isOrdered());
    queue.add(new OutMessage(channel.out(), Ppid.DCEP, new DcepMessage.Ack().bytes()));
    opened(channel);
  }

  private SctpChannel channelAt(int stream) {
    return Objects.requireNonNull(slots.get(stream)).channel;
  }

  /** Closes a channel that the other side wanted, or whose messages cannot be read. */
  private void refuse(int stream) {
    context.counters().messagesDropped++;
    Slot slot = slots.get(stream);
    if (slot != null) {
      close(slot.channel);
    } else if (stream <= highestId()) {
      resets().refuse(stream);
    }
  }

  @Override
  public void onOversized(int stream) {
    context.counters().messagesDropped++;
    Slot slot = slots.get(stream);
    if (slot != null && slot.channel.state() != SctpChannel.State.CLOSED) {
      queue.drop(slot.channel.out());
      closed(slot.channel, ChannelCloseReason.MESSAGE_TOO_LONG);
      resets().reset(stream);
    }
  }

  @Override
  public void onPeerReset(int stream) {
    Slot slot = slots.get(stream);
    if (slot == null) {
      return;
    }
    slot.peerReset = true;
    SctpChannel.State state = slot.channel.state();
    if (state == SctpChannel.State.OPEN || state == SctpChannel.State.OPENING) {
      queue.drop(slot.channel.out());
      closed(slot.channel, ChannelCloseReason.CLOSED_BY_PEER);
      resets().reset(stream);
    }
    finishIfBothReset(slot);
  }

  @Override
  public void onPeerResetAll() {
    List.copyOf(slots.keySet()).forEach(this::onPeerReset);
  }

  @Override
  public void onOwnReset(int stream) {
    Slot slot = slots.get(stream);
    if (slot == null) {
      return;
    }
    slot.channel.out().restart();
    slot.ownReset = true;
    // One that does not know resets will never begin its streams anew.
    slot.peerReset |= !context.peer().resetsStreams();
    finishIfBothReset(slot);
  }

  private void finishIfBothReset(Slot slot) {
    if (!slot.ownReset || !slot.peerReset) {
      return;
    }
    slots.remove(slot.channel.id());
    if (slot.channel.state() == SctpChannel.State.CLOSING) {
      closed(slot.channel, ChannelCloseReason.CLOSED_HERE);
    }
  }
}

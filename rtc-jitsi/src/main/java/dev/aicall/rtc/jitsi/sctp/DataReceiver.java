package dev.aicall.rtc.jitsi.sctp;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Receives user data and acknowledges it: RFC 9260 section 6.2. The window that it tells is what
 * {@link Reassembly} has room for; messages that are whole and in order take none, since they are
 * handed over at once.
 */
final class DataReceiver {
  /** Duplicates told in one SACK; more are of no use to anyone. Our choice. */
  private static final int MAX_DUPLICATES = 16;

  /** Packets with data for one SACK, section 6.2. */
  private static final int PACKETS_PER_SACK = 2;

  /** How far ahead a number may be: what a SACK can tell. */
  private static final int MAX_AHEAD = 0xFFFF;

  private final Context context;
  private final ReceivedTsns received = new ReceivedTsns();
  private final Reassembly reassembly;
  private final LoopTimer delayedSack;
  private final int limit;
  private final long hardLimit;
  private int[] duplicates = new int[MAX_DUPLICATES];
  private int duplicateCount;
  private int packetsWithData;
  private boolean dataInPacket;
  private boolean sackDue;
  private boolean hadGaps;

  DataReceiver(Context context, Reassembly.Receiver messages) {
    this.context = context;
    SctpConfig config = context.config();
    this.reassembly = new Reassembly(config.maxReceiveMessageBytes(), messages);
    this.delayedSack = context.timer(() -> sackDue = true);
    this.limit = config.receiveWindowBytes();
    // The next chunk in order is taken beyond the limit too, or a full buffer would never empty.
    this.hardLimit = 2L * limit;
  }

  void start() {
    received.start(context.peer().tsn());
    clear();
  }

  void clear() {
    reassembly.clear();
    duplicateCount = 0;
    packetsWithData = 0;
    dataInPacket = false;
    sackDue = false;
    delayedSack.stop();
  }

  /** Bytes that wait for missing pieces. */
  long heldBytes() {
    return reassembly.heldBytes();
  }

  /** Everything up to this number arrived. */
  long cumulative() {
    return received.cumulative();
  }

  void beginPacket() {
    hadGaps = received.hasGaps();
    dataInPacket = false;
  }

  void onData(DataChunk chunk) {
    if (chunk.count() == 0) {
      context.abort(
          ErrorChunk.NO_USER_DATA, EndReason.PROTOCOL_VIOLATION, "DATA chunk without data");
      return;
    }
    dataInPacket = true;
    long tsn = Tsn.unwrap(chunk.tsn(), received.cumulative());
    if (received.contains(tsn)) {
      duplicate(chunk.tsn());
      return;
    }
    if (!hasRoomFor(chunk, tsn)) {
      context.counters().chunksOutsideWindow++;
      sackDue = true;
      return;
    }
    received.add(tsn);
    context.counters().chunksReceived++;
    sackDue |= chunk.has(DataChunk.IMMEDIATE);
    if (chunk.stream() >= context.peer().outStreams()) {
      invalidStream(chunk.stream());
    } else if (!reassembly.add(chunk, tsn)) {
      context.violation("DATA chunk that contradicts one before it");
    }
    Counters counters = context.counters();
    counters.peakHeldBytes = Math.max(counters.peakHeldBytes, reassembly.heldBytes());
    if (reassembly.heldBytes() > hardLimit) {
      context.abort(
          ErrorChunk.OUT_OF_RESOURCE,
          EndReason.PROTOCOL_VIOLATION,
          "more pieces of messages than the window allows");
    }
  }

  private boolean hasRoomFor(DataChunk chunk, long tsn) {
    if (tsn - received.cumulative() > MAX_AHEAD || !received.canAdd(tsn)) {
      return false;
    }
    return tsn == received.cumulative() + 1
        || reassembly.heldBytes() + chunk.count() + Reassembly.PIECE_COST <= limit;
  }

  private void duplicate(int tsn) {
    context.counters().chunksDuplicate++;
    sackDue = true;
    if (duplicateCount < MAX_DUPLICATES) {
      duplicates[duplicateCount++] = tsn;
    }
  }

  /** Acknowledged, reported, not handed over: section 6.5. */
  private void invalidStream(int stream) {
    context.counters().chunksIgnored++;
    byte[] value = ByteBuffer.allocate(4).putShort((short) stream).putShort((short) 0).array();
    context.outbox().add(ErrorChunk.error(new Tlv(ErrorChunk.INVALID_STREAM, value)));
  }

  void onForwardTsn(ForwardTsnChunk chunk) {
    long tsn = Tsn.unwrap(chunk.cumulativeTsn(), received.cumulative());
    sackDue = true;
    if (tsn <= received.cumulative()) {
      context.counters().chunksIgnored++;
      return;
    }
    received.forward(tsn);
    reassembly.forward(tsn, chunk.skipped());
  }

  /** Says when what came is to be acknowledged. */
  void endPacket() {
    if (!dataInPacket) {
      return;
    }
    packetsWithData++;
    if (hadGaps || received.hasGaps() || packetsWithData >= PACKETS_PER_SACK) {
      sackDue = true;
    }
    if (!sackDue) {
      delayedSack.startIfStopped(context.config().timings().delayedSack());
    }
  }

  boolean isSackDue() {
    return sackDue && context.state().mayReceive();
  }

  boolean isSackPending() {
    return (sackDue || packetsWithData > 0) && context.state().mayReceive();
  }

  /** Size of a SACK that leaves out what can be left out. */
  int leastSackBytes() {
    return Chunk.HEADER_BYTES + SackChunk.FIXED_BYTES;
  }

  /** Makes the SACK, as large as fits; nothing is pending then. */
  SackChunk takeSack(int room) {
    int words = (room - leastSackBytes()) / 4;
    int[] gaps = received.gaps(words);
    int told = Math.min(duplicateCount, words - gaps.length / 2);
    long window = Math.max(0, limit - reassembly.heldBytes());
    SackChunk sack =
        new SackChunk(
            Tsn.wire(received.cumulative()), (int) window, gaps, Arrays.copyOf(duplicates, told));
    duplicateCount = 0;
    packetsWithData = 0;
    sackDue = false;
    delayedSack.stop();
    return sack;
  }

  void resetStream(int stream) {
    reassembly.reset(stream);
  }

  void resetAllStreams() {
    reassembly.resetAll();
  }
}

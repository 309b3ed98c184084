package dev.aicall.rtc.jitsi.sctp;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Sends user data: numbers, windows, loss and its repair. RFC 9260 sections 6 and 7, one path.
 * Which chunks a SACK acknowledges is found out in {@link SackReader}.
 */
final class DataSender {
  /**
   * Packets of new data in one go. RFC 9260 section 6.1 D recommends 4; as many as at the start,
   * our choice, since a burst of these is what the first flight is anyway.
   */
  private static final int MAX_BURST = 10;

  private final Context context;
  private final SendQueue queue;
  private final InFlight flight = new InFlight();
  private final CongestionWindow congestion;
  private final SackReader sacks;
  private final LoopTimer t3;
  private final int maxPieceBytes;
  private long peerWindow;
  private int burstLeft;
  private boolean fastPacket;
  private boolean inFastRecovery;
  private long recoverUpTo;
  private long lastSentAt;

  DataSender(Context context) {
    this.context = context;
    this.queue = new SendQueue(context.config().sendBufferBytes());
    this.maxPieceBytes = context.outbox().maxChunkBytes() - DataChunk.OVERHEAD_BYTES;
    this.congestion = new CongestionWindow(maxPieceBytes);
    this.sacks = new SackReader(flight, queue);
    this.t3 = context.timer(this::timedOut);
  }

  SendQueue queue() {
    return queue;
  }

  long congestionWindow() {
    return congestion.bytes();
  }

  /** Room that the other side has beyond what is on its way. */
  long peerWindow() {
    return peerWindow;
  }

  long outstandingBytes() {
    return flight.outstandingBytes();
  }

  /** Number of the newest chunk that was sent. */
  long lastTsn() {
    return flight.next() - 1;
  }

  /** Whether the other side has everything up to a number. */
  boolean isAcked(long tsn) {
    return tsn < flight.first();
  }

  /** Whether nothing waits and nothing is on its way. */
  boolean isDone() {
    return queue.isEmpty() && flight.isEmpty();
  }

  /** Begins when the association is up; what was queued before goes out. */
  void start() {
    long window = Integer.toUnsignedLong(context.peer().window());
    flight.start(context.localTsn());
    congestion.start(window);
    peerWindow = window;
    inFastRecovery = false;
    fastPacket = false;
    lastSentAt = context.time().nanoTime();
    t3.stop();
  }

  void beginBurst() {
    burstLeft = MAX_BURST;
  }

  /** Size of the chunk that would go out next; 0 if none may. */
  int nextChunkBytes() {
    if (!context.state().maySend()) {
      return 0;
    }
    OutChunk again = flight.firstMarked();
    if (again != null) {
      return mayResend(again) ? again.data().paddedBytes() : 0;
    }
    OutMessage message = queue.current();
    if (message == null || !maySendNew(pieceBytes(message))) {
      return 0;
    }
    return Chunk.padded(DataChunk.OVERHEAD_BYTES + pieceBytes(message));
  }

  /**
   * Takes the next chunk for a packet, which counts as sent then.
   *
   * @param room bytes left in the packet
   * @param joins whether the packet already has data
   * @return null if nothing may go into it
   */
  @Nullable OutChunk next(int room, boolean joins) {
    int bytes = nextChunkBytes();
    if (bytes == 0 || bytes > room) {
      fastPacket &= !joins;
      return null;
    }
    OutChunk again = flight.firstMarked();
    return again != null ? resend(again) : sendNew(joins);
  }

  /** The first packet after missing reports goes at once, section 7.2.4 item 3. */
  private boolean mayResend(OutChunk chunk) {
    if (fastPacket || flight.outstandingBytes() == 0) {
      return true;
    }
    return flight.outstandingBytes() < congestion.bytes() && chunk.bytes() <= peerWindow;
  }

  /** With nothing on its way one chunk may always go, which is the probe of a closed window. */
  private boolean maySendNew(int bytes) {
    if (flight.outstandingBytes() == 0 && flight.isEmpty()) {
      return true;
    }
    return burstLeft > 0 && flight.outstandingBytes() < congestion.bytes() && bytes <= peerWindow;
  }

  private int pieceBytes(OutMessage message) {
    return Math.min(message.unsentBytes(), maxPieceBytes);
  }

  private OutChunk resend(OutChunk chunk) {
    flight.sentAgain(chunk);
    context.counters().chunksResent++;
    sent(chunk);
    return chunk;
  }

  private OutChunk sendNew(boolean joins) {
    if (flight.isEmpty()) {
      shrinkAfterIdleness();
    }
    OutMessage message = Objects.requireNonNull(queue.current());
    OutStream stream = message.stream();
    int offset = message.sentBytes();
    int count = pieceBytes(message);
    boolean ends = count == message.unsentBytes();
    long tsn = flight.next();
    int ssn = stream.nextSsn();
    message.sent(count);
    stream.sent(message.countsForUser() ? count : 0, tsn);
    if (ends) {
      queue.currentIsSent();
    }
    int flags = (offset == 0 ? DataChunk.BEGIN : 0) | (ends ? DataChunk.END : 0);
    // RFC 7053: nothing more comes that would make the other side acknowledge soon.
    flags |= queue.isEmpty() ? DataChunk.IMMEDIATE : 0;
    OutChunk chunk =
        new OutChunk(
            new DataChunk(
                flags,
                Tsn.wire(tsn),
                stream.id(),
                ssn,
                message.ppid(),
                message.bytes(),
                offset,
                count));
    flight.add(chunk);
    burstLeft -= joins ? 0 : 1;
    context.counters().chunksSent++;
    sent(chunk);
    return chunk;
  }

  private void sent(OutChunk chunk) {
    chunk.sentAtNanos = context.time().nanoTime();
    chunk.transmissions++;
    chunk.missingReports = 0;
    lastSentAt = chunk.sentAtNanos;
    peerWindow = Math.max(0, peerWindow - chunk.bytes());
    Counters counters = context.counters();
    counters.peakOutstandingBytes =
        Math.max(counters.peakOutstandingBytes, flight.outstandingBytes());
    t3.startIfStopped(context.rto().current());
  }

  /** Section 7.2.1: the window is halved for every timeout that passed without data. */
  private void shrinkAfterIdleness() {
    long idle = context.time().nanoTime() - lastSentAt;
    congestion.idle(idle / context.rto().current().toNanos());
  }

  void onSack(SackChunk sack) {
    acked(Tsn.unwrap(sack.cumulativeTsn(), flight.first()), sack, sack.window());
  }

  /** A SHUTDOWN says what arrived, but nothing of gaps and room. */
  void onCumulativeAck(int cumulativeTsn) {
    acked(Tsn.unwrap(cumulativeTsn, flight.first()), null, null);
  }

  private void acked(long cumulative, @Nullable SackChunk sack, @Nullable Integer window) {
    if (cumulative < flight.first() - 1 || cumulative >= flight.next()) {
      // Overtaken by a newer one, or of something that was never sent.
      context.counters().chunksIgnored++;
      return;
    }
    long outstandingBefore = flight.outstandingBytes();
    SackReader.Outcome outcome =
        sacks.read(cumulative, sack == null ? null : sack.gaps(), inFastRecovery);
    if (outcome.ackedBytes() > 0 || (window != null && window == 0)) {
      // A closed window that is acknowledged is no dead peer, section 6.1 A.
      context.heard();
    }
    measure(outcome.newest());
    if (inFastRecovery && cumulative >= recoverUpTo) {
      inFastRecovery = false;
    }
    if (outcome.advanced() && !inFastRecovery && !outcome.foundLoss()) {
      congestion.acked(outcome.ackedBytes(), outstandingBefore, flight.outstandingBytes());
    }
    if (outcome.foundLoss()) {
      foundLoss();
    }
    if (window != null) {
      peerWindow = Math.max(0, Integer.toUnsignedLong(window) - flight.outstandingBytes());
    }
    if (flight.isEmpty()) {
      t3.stop();
    } else if (outcome.advanced()) {
      t3.start(context.rto().current());
    } else {
      t3.startIfStopped(context.rto().current());
    }
  }

  /**
   * Measures a round trip if it is not in doubt: the chunk was sent once (Karn), and nothing that
   * was sent after it is acknowledged with it, which would mean that SACKs were lost meanwhile.
   */
  private void measure(@Nullable OutChunk newest) {
    long now = context.time().nanoTime();
    if (newest != null && newest.transmissions == 1 && context.rto().wantsSample(now)) {
      context.rto().sample(now - newest.sentAtNanos, now);
    }
  }

  private void foundLoss() {
    context.counters().fastRetransmits++;
    fastPacket = true;
    if (!inFastRecovery) {
      inFastRecovery = true;
      recoverUpTo = flight.next() - 1;
      congestion.enterFastRecovery();
    }
    if (flight.get(flight.first()).marked) {
      t3.start(context.rto().current());
    }
  }

  /** T3-rtx, section 6.3.3: everything that is not acknowledged counts as lost. */
  private void timedOut() {
    if (flight.isEmpty()) {
      return;
    }
    context.counters().timeouts++;
    if (context.unanswered("data")) {
      return;
    }
    context.rto().backOff();
    congestion.timedOut();
    inFastRecovery = false;
    for (long tsn = flight.first(); tsn < flight.next(); tsn++) {
      OutChunk chunk = flight.get(tsn);
      if (chunk.isOutstanding()) {
        peerWindow += chunk.bytes();
        flight.markLost(tsn);
      }
      chunk.fastRetransmitted = false;
      chunk.missingReports = 0;
    }
    t3.startIfStopped(context.rto().current());
  }

  /** Forgets everything that was to be sent. */
  void clear() {
    queue.clear();
    flight.start(0);
    t3.stop();
  }
}

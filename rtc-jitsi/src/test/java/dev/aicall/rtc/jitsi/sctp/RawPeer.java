package dev.aicall.rtc.jitsi.sctp;

import dev.aicall.domain.exec.VirtualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The far side of an association, played by hand, chunk by chunk: it may break any rule. */
final class RawPeer {
  static final int TAG = 0x0BADCAFE;
  static final int FIRST_TSN = 0xFFFFFFF0; // Numbers wrap soon.

  final VirtualTime time = new VirtualTime();
  final Recorder heard = new Recorder();
  final SctpAssociation a;
  final List<Packet.Sound> packets = new ArrayList<>();
  private final PacketReader reader = new PacketReader();
  private final PacketWriter writer = new PacketWriter(5000, 5000, 65_532);
  private int window = 1 << 20;
  int tagOfA;
  int firstTsnOfA;

  RawPeer() {
    this(SctpConfig.builder(DtlsRole.CLIENT).build());
  }

  RawPeer(SctpConfig config) {
    a = new SctpAssociation(config, time, time, this::take, heard, new Random(7));
  }

  RawPeer window(int bytes) {
    window = bytes;
    return this;
  }

  private void take(byte[] bytes, int offset, int length) {
    if (!(reader.read(bytes, offset, length) instanceof Packet.Sound sound)) {
      throw new AssertionError("a damaged packet was sent");
    }
    packets.add(sound);
  }

  /** Sets the association up, A being the one that begins. */
  RawPeer connected() {
    a.connect();
    InitChunk init = (InitChunk) chunks().get(0);
    tagOfA = init.tag();
    firstTsnOfA = init.tsn();
    send(initAck(new Tlv(InitChunk.STATE_COOKIE, "cookie".getBytes(StandardCharsets.US_ASCII))));
    send(new BareChunk(BareChunk.COOKIE_ACK));
    packets.clear();
    return this;
  }

  InitChunk initAck(Tlv... more) {
    return hello(InitChunk.ACK, more);
  }

  InitChunk hello(int type, Tlv... more) {
    List<Tlv> parameters = new ArrayList<>(List.of(more));
    parameters.add(new Tlv(InitChunk.SUPPORTED_EXTENSIONS, new byte[] {(byte) 130, (byte) 192}));
    return new InitChunk(type, TAG, window, 1024, 1024, FIRST_TSN, parameters);
  }

  void send(Chunk... chunks) {
    sendTo(tagOfA, chunks);
  }

  void sendTo(int tag, Chunk... chunks) {
    writer.begin(tag);
    for (Chunk each : chunks) {
      writer.add(each);
    }
    writer.finish(a::receive);
    time.runReady();
  }

  /** DATA with the number so many after the first one. */
  static DataChunk data(int tsn, int flags, int stream, int ssn, int ppid, byte[] bytes) {
    return new DataChunk(flags, FIRST_TSN + tsn, stream, ssn, ppid, bytes, 0, bytes.length);
  }

  /** A whole text message. */
  static DataChunk text(int tsn, int stream, int ssn, String text) {
    return data(
        tsn,
        DataChunk.BEGIN | DataChunk.END,
        stream,
        ssn,
        Ppid.TEXT,
        text.getBytes(StandardCharsets.UTF_8));
  }

  /** A SACK of A's chunks up to so many after the first one. */
  SackChunk sack(int upTo, int itsWindow, int... gaps) {
    return new SackChunk(firstTsnOfA + upTo, itsWindow, gaps, new int[0]);
  }

  void advance(Duration duration) {
    time.advance(duration);
  }

  /** What A sent and was not yet taken. */
  List<Chunk> chunks() {
    time.runReady();
    List<Chunk> all = packets.stream().flatMap(packet -> packet.chunks().stream()).toList();
    packets.clear();
    return all;
  }

  <T extends Chunk> List<T> chunks(Class<T> type) {
    return chunks().stream().filter(type::isInstance).map(type::cast).toList();
  }
}

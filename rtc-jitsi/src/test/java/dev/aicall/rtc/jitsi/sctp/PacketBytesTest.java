package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets byte by byte, written down from the layouts in the RFCs. */
class PacketBytesTest {
  private static final int TAG = 0x01020304;

  /** CRC32c bit by bit, RFC 9260 appendix A: reflected polynomial 0x82F63B78. */
  private static int crc32c(byte[] bytes) {
    int crc = -1;
    for (byte each : bytes) {
      crc ^= Byte.toUnsignedInt(each);
      for (int bit = 0; bit < 8; bit++) {
        crc = (crc & 1) != 0 ? (crc >>> 1) ^ 0x82F63B78 : crc >>> 1;
      }
    }
    return ~crc;
  }

  /** Ports 5000 and 5000, the tag, the checksum, then the chunks. */
  private static byte[] packet(String chunksHex) {
    byte[] packet = HexFormat.of().parseHex("13881388" + "01020304" + "00000000" + chunksHex);
    int crc = crc32c(packet);
    for (int i = 0; i < 4; i++) {
      // The lowest byte first: the checksum is the only little-endian number.
      packet[8 + i] = (byte) (crc >>> (8 * i));
    }
    return packet;
  }

  private static byte[] written(Chunk... chunks) {
    PacketWriter writer = new PacketWriter(5000, 5000, 1_200);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    // What was in the memory before must not show in the padding.
    writer.begin(-1);
    writer.add(new CookieEchoChunk(HexFormat.of().parseHex("ff".repeat(1_000))));
    writer.begin(TAG);
    for (Chunk each : chunks) {
      writer.add(each);
    }
    writer.finish(out::write);
    return out.toByteArray();
  }

  /** The bytes are what is written, and what is read from them is written the same. */
  private static void sameBothWays(String chunksHex, Chunk... chunks) {
    byte[] packet = packet(chunksHex.replace(" ", ""));
    assertThat(HexFormat.of().formatHex(written(chunks)))
        .isEqualTo(HexFormat.of().formatHex(packet));
    Packet read = new PacketReader().read(packet, 0, packet.length);
    assertThat(read).isInstanceOf(Packet.Sound.class);
    Packet.Sound sound = (Packet.Sound) read;
    assertThat(sound.tag()).isEqualTo(TAG);
    assertThat(sound.sourcePort()).isEqualTo(5000);
    assertThat(sound.chunks()).hasSameSizeAs(List.of(chunks));
    assertThat(written(sound.chunks().toArray(new Chunk[0]))).isEqualTo(packet);
  }

  @Test
  void theChecksumIsCrc32c() {
    // The check value of the catalogue of parametrised CRC algorithms: CRC-32/ISCSI.
    assertThat(crc32c("123456789".getBytes(java.nio.charset.StandardCharsets.US_ASCII)))
        .isEqualTo(0xE3069283);
  }

  @Test
  void data() {
    sameBothWays(
        "00 0b 0013 11223344 0005 0006 00000033 616263 00",
        new DataChunk(
            DataChunk.BEGIN | DataChunk.END | DataChunk.IMMEDIATE,
            0x11223344,
            5,
            6,
            Ppid.TEXT,
            new byte[] {'x', 'a', 'b', 'c'},
            1,
            3));
  }

  @Test
  void initAndItsAnswer() {
    sameBothWays(
        "01 00 001e aabbccdd 00100000 ffff fffe 55667788 8008 0006 82c0 0000 c000 0004"
            .replace("001e", "0020"),
        new InitChunk(
            InitChunk.INIT,
            0xAABBCCDD,
            1 << 20,
            65_535,
            65_534,
            0x55667788,
            List.of(
                new Tlv(InitChunk.SUPPORTED_EXTENSIONS, new byte[] {(byte) 130, (byte) 192}),
                new Tlv(InitChunk.FORWARD_TSN_SUPPORTED, new byte[0]))));
    // The padding of the last parameter does not count as length.
    sameBothWays(
        "02 00 0019 aabbccdd 00001000 0001 0002 00000003 0007 0005 99 000000",
        new InitChunk(
            InitChunk.ACK,
            0xAABBCCDD,
            4_096,
            1,
            2,
            3,
            List.of(new Tlv(InitChunk.STATE_COOKIE, new byte[] {(byte) 0x99}))));
  }

  @Test
  void sack() {
    sameBothWays(
        "03 00 001c 00000010 000fffff 0002 0001 0002 0003 0005 0005 00000009",
        new SackChunk(16, 0xFFFFF, new int[] {2, 3, 5, 5}, new int[] {9}));
  }

  @Test
  void heartbeatsErrorsAndFarewells() {
    sameBothWays(
        "04 00 000c 0001 0008 01020304",
        new HeartbeatChunk(HeartbeatChunk.REQUEST, HexFormat.of().parseHex("0001000801020304")));
    sameBothWays(
        "05 00 000c 0001 0008 01020304",
        new HeartbeatChunk(HeartbeatChunk.ACK, HexFormat.of().parseHex("0001000801020304")));
    sameBothWays("06 00 0008 000c 0004", ErrorChunk.abort(ErrorChunk.USER_ABORT));
    sameBothWays("06 01 0004", ErrorChunk.reflectedAbort());
    sameBothWays(
        "09 00 000c 0003 0008 000f4240",
        ErrorChunk.error(new Tlv(ErrorChunk.STALE_COOKIE, HexFormat.of().parseHex("000f4240"))));
    sameBothWays("07 00 0008 00000011", new ShutdownChunk(17));
    sameBothWays("08 00 0004", new BareChunk(BareChunk.SHUTDOWN_ACK));
    sameBothWays("0e 01 0004", new BareChunk(BareChunk.SHUTDOWN_COMPLETE, 1));
  }

  @Test
  void cookieEchoWithCompany() {
    sameBothWays(
        "0a 00 0006 0102 0000 0b 00 0004",
        new CookieEchoChunk(new byte[] {1, 2}),
        new BareChunk(BareChunk.COOKIE_ACK));
  }

  @Test
  void forwardTsnAndReconfig() {
    sameBothWays(
        "c0 00 0010 00000020 0001 0002 ffff 0003",
        new ForwardTsnChunk(32, new int[] {1, 2, 65_535, 3}));
    sameBothWays(
        "82 00 0016 000d 0012 00000001 00000002 00000003 0004 0000",
        new ReconfigChunk(List.of(new ResetParameter.Outgoing(1, 2, 3, new int[] {4}).tlv())));
    sameBothWays(
        "82 00 0010 0010 000c 00000001 00000006",
        new ReconfigChunk(
            List.of(new ResetParameter.Response(1, ResetParameter.IN_PROGRESS).tlv())));
  }

  @Test
  void dataChannelOpen() {
    DcepMessage.Open open = DcepMessage.Open.reliable("ab", "c");
    assertThat(HexFormat.of().formatHex(open.bytes()))
        .isEqualTo("03" + "00" + "0100" + "00000000" + "0002" + "0001" + "6162" + "63");
    assertThat(DcepMessage.read(open.bytes())).isEqualTo(open);
    assertThat(DcepMessage.read(new byte[] {2})).isEqualTo(new DcepMessage.Ack());
    byte[] partial = HexFormat.of().parseHex("0382010000000005000000006162".substring(0, 24));
    assertThat(DcepMessage.read(partial)).isEqualTo(new DcepMessage.Open(0x82, 256, 5, "", ""));
    for (String bad :
        List.of(
            "",
            "01",
            "0202",
            "03",
            "0300010000000000000200016162",
            "0303010000000000" + "00000000",
            "030001000000000000010000ff")) {
      assertThat(DcepMessage.read(HexFormat.of().parseHex(bad))).as(bad).isNull();
    }
  }

  @Test
  void damagedPacketsAreRefused() {
    PacketReader reader = new PacketReader();
    for (String bad :
        List.of(
            "", // No chunk.
            "0000", // No whole word.
            "0b000003", // Shorter than its own header.
            "0b000008", // Longer than the packet.
            "0b00000800000000", // A body where none may be.
            "00030010000000000000000000000000".replace("0010", "000c"), // DATA without all numbers.
            "03000010000000000000000000010000", // A gap that is not there.
            "0700000400000000".substring(0, 8), // SHUTDOWN without its number.
            "010000080000000a", // INIT too short.
            "0600000800010003", // A cause shorter than its own header.
            "06000008000100ff")) { // A cause longer than the chunk.
      byte[] packet = packet(bad);
      assertThat(reader.read(packet, 0, packet.length)).as(bad).isInstanceOf(Packet.Damaged.class);
    }
    byte[] good = packet("0b000004");
    assertThat(reader.read(good, 0, good.length)).isInstanceOf(Packet.Sound.class);
    for (int bit = 0; bit < 8 * good.length; bit++) {
      byte[] flipped = good.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertThat(reader.read(flipped, 0, flipped.length)).isInstanceOf(Packet.Damaged.class);
    }
    byte[] unchecked = good.clone();
    java.util.Arrays.fill(unchecked, 8, 12, (byte) 0);
    assertThat(reader.read(unchecked, 0, 16)).isEqualTo(new Packet.Damaged("checksum"));
  }
}

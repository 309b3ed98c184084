package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.CRC32C;

/** Any bytes: nothing is thrown, nothing grows, and what can be read can be written as it was. */
class SctpFuzz {
  /** The chunks of a packet, which gets a header that is right. */
  @FuzzTest(maxDuration = "1m")
  void anyPacket(byte[] chunks) {
    byte[] packet = packet(1, chunks);
    if (new PacketReader().read(packet, 0, packet.length) instanceof Packet.Sound sound) {
      PacketWriter writer = new PacketWriter(5000, 5000, 1 << 17);
      writer.begin(sound.tag());
      sound.chunks().forEach(writer::add);
      byte[][] written = new byte[1][];
      writer.finish((bytes, offset, length) -> written[0] = Arrays.copyOf(bytes, length));
      Packet again = new PacketReader().read(written[0], 0, written[0].length);
      assertThat(again).isInstanceOf(Packet.Sound.class);
      assertThat(((Packet.Sound) again).chunks()).hasSameSizeAs(sound.chunks());
    }
    new PacketReader().read(chunks, 0, chunks.length);
  }

  /** Packets one after another, each a length and chunks, to an association that is up. */
  @FuzzTest(maxDuration = "1m")
  void anyConversation(byte[] script) {
    converse(script);
  }

  /** A message that opens a channel. */
  @FuzzTest(maxDuration = "1m")
  void anyOpenMessage(byte[] message) {
    if (DcepMessage.read(message) instanceof DcepMessage.Open open) {
      assertThat(open.bytes()).isEqualTo(message);
    }
  }

  static void converse(byte[] script) {
    SctpConfig config =
        SctpConfig.builder(DtlsRole.CLIENT)
            .receiveWindowBytes(20_000)
            .maxReceiveMessageBytes(5_000)
            .maxChannels(8)
            .build();
    RawPeer peer = new RawPeer(config);
    peer.a.negotiatedChannel("n", "", 1);
    peer.connected();
    ByteBuffer in = ByteBuffer.wrap(script);
    while (in.remaining() > 2) {
      int count = Math.min(in.remaining() - 1, Byte.toUnsignedInt(in.get()) * 4);
      byte[] chunks = new byte[count];
      in.get(chunks);
      int tag = count > 0 && chunks[0] == InitChunk.INIT ? 0 : peer.tagOfA;
      byte[] packet = packet(tag, chunks);
      peer.a.receive(packet, 0, packet.length);
      for (SctpChannel each : peer.heard.opened) {
        peer.a.send(each, chunks, true);
      }
      peer.time.runReady();
      peer.packets.clear();
    }
    peer.advance(Duration.ofSeconds(10));
    assertThat(peer.heard.end).isNotEqualTo(EndReason.INTERNAL_ERROR);
    assertThat(peer.a.stats().peakHeldBytes()).isLessThan(2 * 20_000 + 70_000);
    assertThat(peer.heard.events.stream().filter(each -> each.startsWith("ended")).count())
        .isLessThanOrEqualTo(1);
  }

  static byte[] packet(int tag, byte[] chunks) {
    byte[] padded = Arrays.copyOf(chunks, Chunk.padded(chunks.length));
    ByteBuffer out = ByteBuffer.allocate(Packet.HEADER_BYTES + padded.length);
    out.putShort((short) 5000).putShort((short) 5000).putInt(tag).putInt(0).put(padded);
    CRC32C crc = new CRC32C();
    crc.update(out.array());
    out.putInt(8, Integer.reverseBytes((int) crc.getValue()));
    return out.array();
  }
}

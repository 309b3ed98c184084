package dev.aicall.rtc.jitsi.sctp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What the network and a hostile far side can do to an association, at random but repeatable. */
class DamageTest {
  @Test
  void garbageBetweenGoodPacketsDoesNotDisturb() {
    TwoPeers peers = new TwoPeers(11).loss(0.05);
    peers.aToB.garbage(0.5).duplication(0.2).jitter(Duration.ofMillis(30));
    peers.bToA.garbage(0.5).duplication(0.2).jitter(Duration.ofMillis(30));
    peers.connected();
    SctpChannel channel = peers.channel();
    byte[] data = new byte[300_000];
    new Random(12).nextBytes(data);

    peers.sendAll(channel, data, 16_384);
    peers.within(Duration.ofSeconds(60), () -> peers.heardByB.bytes == data.length);

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    peers.heardByB.messages.forEach(each -> all.write(each, 0, each.length));
    assertThat(all.toByteArray()).isEqualTo(data);
    assertThat(peers.b().stats().packetsDamaged()).isPositive();
    assertThat(peers.b().stats().chunksDuplicate()).isPositive();
  }

  @Test
  void packetsThatOvertakeEachOtherArePutInOrder() {
    TwoPeers peers = new TwoPeers(13);
    peers.aToB.jitter(Duration.ofMillis(100));
    peers.bToA.jitter(Duration.ofMillis(100));
    peers.connected();
    SctpChannel channel = peers.channel();
    byte[] data = new byte[300_000];
    new Random(14).nextBytes(data);

    peers.sendAll(channel, data, 5_000);
    peers.within(Duration.ofSeconds(60), () -> peers.heardByB.bytes == data.length);

    ByteArrayOutputStream all = new ByteArrayOutputStream();
    peers.heardByB.messages.forEach(each -> all.write(each, 0, each.length));
    assertThat(all.toByteArray()).isEqualTo(data);
  }

  /** Chunks of right lengths and random contents: far deeper than random bytes would come. */
  @Test
  void randomChunksNeitherThrowNorGrow() {
    int[] types = {0, 0, 0, 1, 2, 3, 3, 4, 5, 6, 7, 8, 9, 10, 11, 14, 130, 130, 192, 192, 64, 200};
    for (long seed = 0; seed < 3_000; seed++) {
      Random random = new Random(seed);
      ByteArrayOutputStream script = new ByteArrayOutputStream();
      for (int packet = 0; packet < 12; packet++) {
        byte[] chunk = randomChunk(random, types);
        script.write(chunk.length / 4);
        script.write(chunk, 0, chunk.length);
      }
      script.write(0);
      SctpFuzz.converse(script.toByteArray());
    }
  }

  private static byte[] randomChunk(Random random, int[] types) {
    byte[] chunk = new byte[4 * (1 + random.nextInt(20))];
    random.nextBytes(chunk);
    chunk[0] = (byte) types[random.nextInt(types.length)];
    chunk[2] = 0;
    chunk[3] = (byte) chunk.length;
    if (chunk.length >= 16 && random.nextInt(4) > 0) {
      // Near the numbers that are expected, on few streams.
      boolean ofA = chunk[0] == 3 || chunk[0] == 7;
      int number = (ofA ? 0 : RawPeer.FIRST_TSN) + random.nextInt(20) - 3;
      java.nio.ByteBuffer.wrap(chunk)
          .putInt(4, number)
          .putShort(8, (short) random.nextInt(5))
          .putShort(10, (short) random.nextInt(5))
          .putInt(12, 50 + random.nextInt(8));
    }
    if (chunk[0] == (byte) 130 && chunk.length >= 16) {
      java.nio.ByteBuffer.wrap(chunk)
          .putShort(4, (short) (13 + random.nextInt(6)))
          .putShort(6, (short) (chunk.length - 4))
          .putInt(8, RawPeer.FIRST_TSN + random.nextInt(3));
    }
    return chunk;
  }

  @Test
  void packetsWithSingleBytesChangedAndRightChecksums() {
    TwoPeers peers = new TwoPeers(15);
    peers.aToB.recording();
    peers.connected();
    SctpChannel channel = peers.channel();
    for (int i = 0; i < 20; i++) {
      peers.a.send(channel, new byte[i * 100], true);
    }
    peers.a.resetChannel(channel);
    peers.a.shutdown();
    peers.advance(Duration.ofSeconds(2));

    Random random = new Random(16);
    for (int round = 0; round < 2_000; round++) {
      ByteArrayOutputStream script = new ByteArrayOutputStream();
      for (Packet each : peers.aToB.sent()) {
        byte[] chunks = bytesOf((Packet.Sound) each);
        if (chunks.length <= 1_020 && chunks.length > 0) {
          chunks[random.nextInt(chunks.length)] = (byte) random.nextInt(256);
          script.write(chunks.length / 4);
          script.write(chunks, 0, chunks.length);
        }
      }
      script.write(0);
      SctpFuzz.converse(script.toByteArray());
    }
  }

  private static byte[] bytesOf(Packet.Sound packet) {
    PacketWriter writer = new PacketWriter(5000, 5000, 65_532);
    writer.begin(packet.tag());
    packet.chunks().forEach(writer::add);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.finish(
        (bytes, offset, length) ->
            out.write(bytes, Packet.HEADER_BYTES, length - Packet.HEADER_BYTES));
    return out.toByteArray();
  }
}

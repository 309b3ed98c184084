package dev.aicall.rtc.jitsi.sctp;

import dev.aicall.domain.exec.VirtualTime;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** Two associations on virtual time with a path between them. */
final class TwoPeers {
  final VirtualTime time = new VirtualTime();
  final LossyLink aToB;
  final LossyLink bToA;
  final Recorder heardByA = new Recorder();
  final Recorder heardByB = new Recorder();
  final WindowWatch watch = new WindowWatch();
  final SctpAssociation a;
  private final long seed;
  private SctpAssociation b;

  TwoPeers() {
    this(1);
  }

  TwoPeers(long seed) {
    this(seed, SctpConfig.builder(DtlsRole.CLIENT).build());
  }

  TwoPeers(long seed, SctpConfig ofA) {
    this.seed = seed;
    aToB = new LossyLink(time, seed);
    bToA = new LossyLink(time, seed + 1);
    a = new SctpAssociation(ofA, time, time, watch.sent(aToB), heardByA, new Random(seed + 2));
    b = newB(heardByB, seed + 3);
    aToB.to((bytes, offset, length) -> b.receive(bytes, offset, length));
    bToA.to(watch.received((bytes, offset, length) -> a.receive(bytes, offset, length)));
  }

  private SctpAssociation newB(SctpListener listener, long itsSeed) {
    return new SctpAssociation(
        SctpConfig.builder(DtlsRole.SERVER).build(),
        time,
        time,
        bToA,
        listener,
        new Random(itsSeed));
  }

  SctpAssociation b() {
    return b;
  }

  /** B dies without a word and is there anew. */
  Recorder restartB() {
    Recorder heard = new Recorder();
    b = newB(heard, seed + 4);
    return heard;
  }

  TwoPeers loss(double share) {
    aToB.loss(share);
    bToA.loss(share);
    return this;
  }

  TwoPeers connected() {
    a.connect();
    b.connect();
    within(
        Duration.ofSeconds(60),
        () ->
            a.state() == AssociationState.ESTABLISHED && b.state() == AssociationState.ESTABLISHED);
    return this;
  }

  /** An open channel of A's. */
  SctpChannel channel() {
    SctpChannel channel = a.openChannel("chat", "");
    within(Duration.ofSeconds(60), () -> channel.state() == SctpChannel.State.OPEN);
    return channel;
  }

  void advance(Duration duration) {
    time.advance(duration);
  }

  /** Moves time until something is so; returns how long it took, to 10 ms. */
  Duration within(Duration longest, BooleanSupplier done) {
    Duration step = Duration.ofMillis(10);
    Duration passed = Duration.ZERO;
    time.runReady();
    while (!done.getAsBoolean()) {
      if (passed.compareTo(longest) >= 0) {
        throw new AssertionError(
            "not within "
                + longest
                + "\nA "
                + a.state()
                + " "
                + a.stats()
                + heardByA.events
                + "\nB "
                + b.state()
                + " "
                + b.stats());
      }
      time.advance(step);
      passed = passed.plus(step);
    }
    return passed;
  }

  /** Sends so much in messages of one size, as the buffer takes them. */
  void sendAll(SctpChannel channel, byte[] data, int messageBytes) {
    for (int at = 0; at < data.length; at += messageBytes) {
      byte[] message =
          java.util.Arrays.copyOfRange(data, at, Math.min(data.length, at + messageBytes));
      within(Duration.ofMinutes(10), () -> a.send(channel, message, true) == SendResult.ACCEPTED);
    }
  }
}

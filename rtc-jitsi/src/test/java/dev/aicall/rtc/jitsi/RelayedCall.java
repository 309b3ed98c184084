package dev.aicall.rtc.jitsi;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.jitsi.ice.LocalAddresses;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.testing.Tones;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/** Two whole peers with a relay between them, each with a tone of its own; in real time. */
final class RelayedCall implements AutoCloseable {
  static final int OFFERING_HERTZ = 440;
  static final int ANSWERING_HERTZ = 880;
  static final int MESSAGE_BYTES = 16_384;

  private static final String CHANNEL = "data";

  final Side offering;
  final Side answering;
  private final MediaStack stack = new JitsiStackProvider(LocalAddresses.LOOPBACK).open();
  private UdpRelay relay;

  /** One peer, and what it saw and heard. */
  static final class Side implements MediaPeerListener {
    final BlockingQueue<PeerState> states = new LinkedBlockingQueue<>();
    final CompletableFuture<Void> open = new CompletableFuture<>();
    final BlockingQueue<byte[]> messages = new LinkedBlockingQueue<>();
    final List<String> unwanted = new ArrayList<>();
    final Set<MediaSection> arrived = ConcurrentHashMap.newKeySet();
    final Hearing hearing = new Hearing();
    final MediaPeer peer;

    Side(MediaStack stack, Role role, int hertz) {
      peer =
          stack.newPeer(
              new PeerSetup(
                  role,
                  IceSettings.DEFAULT,
                  SoundRoute.TAP,
                  SoundRoute.TAP,
                  List.of(CHANNEL),
                  ARTCAICallAudioConfig.builder().build(),
                  ARTCAICallVideoConfig.builder().build(),
                  MediaSection.PICTURES),
              this);
      peer.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(hertz, 16_000, 1));
      peer.receiveAudio(MediaSection.MAIN_AUDIO, hearing);
    }

    /** Waits for a state; returns after how many milliseconds it came. */
    long await(PeerState wanted, int seconds) throws InterruptedException {
      long start = System.nanoTime();
      long end = start + TimeUnit.SECONDS.toNanos(seconds);
      List<PeerState> seen = new ArrayList<>();
      while (!seen.contains(wanted)) {
        PeerState next = states.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new AssertionError("not " + wanted + " within " + seconds + " s but " + seen);
        }
        seen.add(next);
      }
      return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }

    /** Sends bytes in messages of 16 KiB. */
    void send(byte[] data) {
      for (int at = 0; at < data.length; at += MESSAGE_BYTES) {
        byte[] message = Arrays.copyOfRange(data, at, Math.min(data.length, at + MESSAGE_BYTES));
        peer.send(CHANNEL, message, true);
      }
    }

    /** Waits for as many bytes, in whole messages. */
    byte[] receive(int length, int seconds) throws InterruptedException {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
      ByteBuffer all = ByteBuffer.allocate(length);
      while (all.hasRemaining()) {
        byte[] next = messages.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new AssertionError(
              all.position() + " of " + length + " bytes within " + seconds + " s");
        }
        all.put(next);
      }
      return all.array();
    }

    @Override
    public void onState(PeerState state) {
      states.add(state);
    }

    @Override
    public void onChannelOpen(String channel) {
      open.complete(null);
    }

    @Override
    public void onMessage(String channel, ByteBuffer data, boolean binary) {
      byte[] copy = new byte[data.remaining()];
      data.get(copy);
      messages.add(copy);
    }

    @Override
    public void onFirstPacket(MediaSection section) {
      arrived.add(section);
    }

    @Override
    public void onChannelClosed(String channel) {
      unwanted("channel closed");
    }

    @Override
    public void onDeviceFailure(RtcError error) {
      unwanted("device: " + error);
    }

    @Override
    public void onBroken(RtcError error) {
      unwanted("broken: " + error);
    }

    private void unwanted(String what) {
      synchronized (unwanted) {
        unwanted.add(what);
      }
    }

    List<String> unwanted() {
      synchronized (unwanted) {
        return List.copyOf(unwanted);
      }
    }
  }

  RelayedCall(UdpRelay relay) {
    this.relay = relay;
    offering = new Side(stack, Role.OFFERING, OFFERING_HERTZ);
    answering = new Side(stack, Role.ANSWERING, ANSWERING_HERTZ);
  }

  UdpRelay relay() {
    return relay;
  }

  /** Exchanges descriptions through the relay. */
  void exchange() throws Exception {
    exchange(UnaryOperator.identity(), UnaryOperator.identity());
  }

  /** Exchanges descriptions through the relay, after changes. */
  void exchange(UnaryOperator<String> ofOffer, UnaryOperator<String> ofAnswer) throws Exception {
    String offer = offering.peer.offer().get(10, TimeUnit.SECONDS);
    String seen = relay.offer(ofOffer.apply(offer));
    String answer = answering.peer.answer(seen, Set.of()).get(10, TimeUnit.SECONDS);
    offering.peer.acceptAnswer(relay.answer(ofAnswer.apply(answer))).get(10, TimeUnit.SECONDS);
  }

  /** Moves to another relay, with a restart. */
  void moveTo(UdpRelay other) throws Exception {
    relay.close();
    relay = other;
    exchange();
  }

  /** Waits until both sides are connected and their channel is open; returns the milliseconds. */
  long connected(int seconds) throws Exception {
    long start = System.nanoTime();
    offering.await(MediaPeerListener.PeerState.CONNECTED, seconds);
    answering.await(MediaPeerListener.PeerState.CONNECTED, seconds);
    CompletableFuture.allOf(offering.open, answering.open).get(seconds, TimeUnit.SECONDS);
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  /** Forgets what both sides heard, and lets them hear for some seconds. */
  void hear(double seconds) {
    offering.hearing.forget();
    answering.hearing.forget();
    while (offering.hearing.seconds() < seconds || answering.hearing.seconds() < seconds) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
    }
  }

  /** What happened to either side that should not. */
  List<String> unwanted() {
    List<String> all = new ArrayList<>(offering.unwanted());
    all.addAll(answering.unwanted());
    return all;
  }

  /** Sends bytes both ways at once and fails unless they arrive as they were. */
  void transfer(int bytes, long seed, int seconds) throws InterruptedException {
    byte[] out = new byte[bytes];
    byte[] in = new byte[bytes];
    Random random = new Random(seed);
    random.nextBytes(out);
    random.nextBytes(in);
    offering.send(out);
    answering.send(in);
    if (!Arrays.equals(answering.receive(bytes, seconds), out)
        || !Arrays.equals(offering.receive(bytes, seconds), in)) {
      throw new AssertionError("the bytes are not those that were sent");
    }
  }

  @Override
  public void close() {
    CompletableFuture.allOf(offering.peer.close(), answering.peer.close())
        .orTimeout(15, TimeUnit.SECONDS)
        .join();
    stack.close();
    relay.close();
  }
}

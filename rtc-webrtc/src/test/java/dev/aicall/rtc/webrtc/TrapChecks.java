package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aicall.api.media.PcmSource;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.testing.ChildChecks;
import dev.aicall.rtc.peer.testing.Tones;
import dev.aicall.rtc.webrtc.sound.PulseSound;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What takes a JVM down that uses the library carelessly; here it must not. */
final class TrapChecks {
  private static final String MESSAGES = PeerPair.MESSAGES;
  private static final MediaSection MAIN = MediaSection.MAIN_AUDIO;

  private TrapChecks() {}

  public static void main(String[] names) {
    new ChildChecks()
        .add("throwingListeners", TrapChecks::throwingListeners)
        .add("closeFromEvents", TrapChecks::closeFromEvents)
        .add("closeFromTwoThreads", TrapChecks::closeFromTwoThreads)
        .add("closeDuringOfferAndGathering", TrapChecks::closeDuringOfferAndGathering)
        .add("pushSizes", TrapChecks::pushSizes)
        .add("receiveOnlyAfterTheLastSender", TrapChecks::receiveOnlyAfterTheLastSender)
        .add("createCallDestroy", TrapChecks::createCallDestroy)
        .run(names);
  }

  /** Throws an error from every event, after writing it down. */
  private static final class ThrowingEvents extends PeerEvents {
    @Override
    public void onState(PeerState state) {
      super.onState(state);
      throw new AssertionError("onState");
    }

    @Override
    public void onChannelOpen(String channel) {
      super.onChannelOpen(channel);
      throw new AssertionError("onChannelOpen");
    }

    @Override
    public void onChannelClosed(String channel) {
      super.onChannelClosed(channel);
      throw new AssertionError("onChannelClosed");
    }

    @Override
    public void onMessage(String channel, ByteBuffer data, boolean binary) {
      super.onMessage(channel, data, binary);
      throw new AssertionError("onMessage");
    }

    @Override
    public void onFirstPacket(MediaSection section) {
      super.onFirstPacket(section);
      throw new AssertionError("onFirstPacket");
    }
  }

  private static void throwingListeners() {
    AtomicInteger thrown = new AtomicInteger();
    try (PeerPair pair = new PeerPair(new ThrowingEvents(), new ThrowingEvents())) {
      pair.caller.receiveAudio(MAIN, frame -> fail(thrown));
      pair.agent.receiveVideo(MediaSection.CAMERA, frame -> fail(thrown));
      pair.caller.sendVideo(MediaSection.CAMERA, new TestCamera(64, 64, 30, 100));
      pair.caller.sendAudio(
          MAIN,
          new PcmSource() {
            @Override
            public int sampleRateHz() {
              return 48_000;
            }

            @Override
            public int channels() {
              return 1;
            }

            @Override
            public int read(short[] samples, int offset, int length) {
              throw new AssertionError("a source that throws");
            }
          });
      CompletableFuture<String> offer = pair.caller.offer();
      CompletableFuture<Void> unlucky =
          offer.thenAccept(
              sdp -> {
                throw new AssertionError("a continuation that throws");
              });
      String answer = PeerPair.get(pair.agent.answer(PeerPair.get(offer), MediaSection.PICTURES));
      PeerPair.get(pair.caller.acceptAnswer(answer));
      pair.callerEvents.await("open " + MESSAGES);
      pair.callerEvents.await("packet MAIN_AUDIO");
      pair.caller.send(MESSAGES, new byte[] {'a'}, false);
      pair.agentEvents.await("text artc.message a");
      pair.caller.send(MESSAGES, new byte[] {'b'}, false);
      pair.agentEvents.await("text artc.message b");
      Ear later = new Ear();
      pair.agent.sendAudio(MAIN, Tones.source(440, 48_000, 1));
      await(() -> thrown.get() > 50);
      pair.caller.receiveAudio(MAIN, later);
      assertThat(later.settledShare(440)).isGreaterThan(0.95);
      PeerPair.get(pair.agent.close());
      pair.callerEvents.await("closed " + MESSAGES);
      assertThat(unlucky).isCompletedExceptionally();
    }
  }

  private static void fail(AtomicInteger thrown) {
    thrown.incrementAndGet();
    throw new AssertionError("a sink that throws");
  }

  private static void await(BooleanSupplier there) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!there.getAsBoolean()) {
      assertThat(System.nanoTime()).as("10 s").isLessThan(end);
      Thread.onSpinWait();
    }
  }

  /** Runs something once at a chosen event. */
  private static final class AtEvent extends PeerEvents {
    private final String event;
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicReference<Runnable> reaction = new AtomicReference<>();

    AtEvent(String event) {
      this.event = event;
    }

    private void react(String now) {
      Runnable run = reaction.get();
      if (now.equals(event) && run != null && done.compareAndSet(false, true)) {
        run.run();
      }
    }

    @Override
    public void onState(PeerState state) {
      super.onState(state);
      react("state " + state);
    }

    @Override
    public void onChannelOpen(String channel) {
      super.onChannelOpen(channel);
      react("open " + channel);
    }

    @Override
    public void onChannelClosed(String channel) {
      super.onChannelClosed(channel);
      react("closed " + channel);
    }

    @Override
    public void onMessage(String channel, ByteBuffer data, boolean binary) {
      super.onMessage(channel, data, binary);
      react("message " + channel);
    }

    @Override
    public void onFirstPacket(MediaSection section) {
      super.onFirstPacket(section);
      react("packet " + section);
    }
  }

  private static void closeFromEvents() {
    for (int round = 0; round < 3; round++) {
      for (String event :
          List.of(
              "state CONNECTED",
              "open " + MESSAGES,
              "message " + MESSAGES,
              "closed " + MESSAGES,
              "packet MAIN_AUDIO",
              "sink",
              "view",
              "offer")) {
        closeAt(event);
      }
    }
  }

  private static void closeAt(String event) {
    AtEvent events = new AtEvent(event);
    CompletableFuture<Void> closed = new CompletableFuture<>();
    try (PeerPair pair = new PeerPair(events, new PeerEvents())) {
      Runnable close = () -> closeThen(pair.caller, closed);
      events.reaction.set(close);
      if (event.equals("sink")) {
        pair.caller.receiveAudio(MAIN, frame -> close.run());
      } else if (event.equals("view")) {
        pair.agent.sendVideo(MediaSection.PICTURE, new TestCamera(64, 64, 30, 100));
        pair.caller.receiveVideo(MediaSection.PICTURE, frame -> close.run());
      }
      CompletableFuture<String> offer = pair.caller.offer();
      if (event.equals("offer")) {
        offer.thenRun(close).join();
      }
      String answer = PeerPair.get(pair.agent.answer(PeerPair.get(offer), MediaSection.PICTURES));
      CompletableFuture<Void> accepted = pair.caller.acceptAnswer(answer);
      if (event.startsWith("message")) {
        pair.agentEvents.await("open " + MESSAGES);
        pair.agent.send(MESSAGES, new byte[] {'x'}, false);
      } else if (event.startsWith("closed")) {
        pair.agentEvents.await("open " + MESSAGES);
        pair.callerEvents.await("open " + MESSAGES);
        PeerPair.get(pair.agent.close());
      }
      PeerPair.get(closed);
      accepted.exceptionally(e -> null).join();
      int before = events.all().size();
      assertThat(PeerPair.get(pair.caller.close())).isNull();
      assertThat(events.all()).hasSize(before);
    }
  }

  private static void closeThen(MediaPeer peer, CompletableFuture<Void> closed) {
    CompletableFuture<Void> unused = peer.close().thenRun(() -> closed.complete(null));
  }

  private static void closeFromTwoThreads() throws InterruptedException {
    for (int round = 0; round < 15; round++) {
      PeerPair pair = new PeerPair().connect(Set.of());
      List<Thread> threads = new ArrayList<>();
      List<Runnable> ends =
          List.of(
              () -> closeThen(pair.caller, new CompletableFuture<>()),
              () -> closeThen(pair.caller, new CompletableFuture<>()),
              () -> closeThen(pair.agent, new CompletableFuture<>()),
              pair.callerStack::close,
              pair.callerStack::close,
              pair.agentStack::close);
      ends.forEach(end -> threads.add(new Thread(end)));
      threads.forEach(Thread::start);
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(pair.caller.close()).isCompleted();
      assertThat(WebRtcRuntime.exists()).isFalse();
    }
  }

  private static void closeDuringOfferAndGathering() {
    try (PeerPair keepsTheRuntime = new PeerPair()) {
      assertThat(keepsTheRuntime.callerEvents.all()).isEmpty();
      for (int round = 0; round < 60; round++) {
        MediaPeer peer =
            keepsTheRuntime.callerStack.newPeer(PeerPair.setup(Role.OFFERING), new PeerEvents());
        CompletableFuture<String> offer = peer.offer();
        long end = System.nanoTime() + round * 500_000L;
        while (System.nanoTime() < end && !offer.isDone()) {
          Thread.onSpinWait();
        }
        PeerPair.get(peer.close());
        await(offer::isDone);
        if (offer.isCompletedExceptionally()) {
          assertThatThrownBy(offer::join).hasCauseInstanceOf(IllegalStateException.class);
        }
      }
    }
  }

  private static void pushSizes() {
    WebRtcRuntime runtime = WebRtcRuntime.acquire();
    AudioOut out = new AudioOut(runtime, "test");
    out.push(new byte[960], 48_000, 1);
    out.push(new byte[1_920], 48_000, 2);
    for (Consumer<AudioOut> push :
        List.<Consumer<AudioOut>>of(
            it -> it.push(new byte[1_920], 48_000, 1),
            it -> it.push(new byte[100], 48_000, 1),
            it -> it.push(new byte[0], 48_000, 1),
            it -> it.push(new byte[220], 11_025, 1),
            it -> it.push(new byte[20_000], 1_000_000, 1),
            it -> it.push(new byte[960 * 16], 48_000, 16))) {
      assertThatThrownBy(() -> push.accept(out)).isInstanceOf(IllegalArgumentException.class);
    }
    out.close();
    out.push(new byte[960], 48_000, 1);
    out.dispose();
    runtime.release();
  }

  /**
   * Two callers on one runtime, their agents on another. The first caller's agent says that it
   * wants no sound, so only the second caller sends; when that one goes the first must hear on.
   */
  private static void receiveOnlyAfterTheLastSender() {
    WebRtcRuntime here = new WebRtcRuntime();
    WebRtcRuntime there = new WebRtcRuntime();
    List<WebRtcPeer> agents = new ArrayList<>();
    WebRtcPeer hearing = caller(here, there, agents, "a=sendonly");
    WebRtcPeer speaking = caller(here, there, agents, "a=sendrecv");
    Ear ear = new Ear();
    hearing.receiveAudio(MAIN, ear);
    agents.get(0).sendAudio(MAIN, Tones.source(440, 48_000, 1));
    assertThat(ear.settledShare(440)).isGreaterThan(0.95);

    PeerPair.get(speaking.close());

    assertThat(ear.settledShare(440)).isGreaterThan(0.95);
    PeerPair.get(hearing.close());
    agents.forEach(agent -> PeerPair.get(agent.close()));
    here.dispose();
    there.dispose();
  }

  private static WebRtcPeer caller(
      WebRtcRuntime here, WebRtcRuntime there, List<WebRtcPeer> agents, String direction) {
    PeerEvents events = new PeerEvents();
    WebRtcPeer caller = peer(here, Role.OFFERING, events);
    WebRtcPeer agent = peer(there, Role.ANSWERING, new PeerEvents());
    String answer = PeerPair.get(agent.answer(PeerPair.get(caller.offer()), Set.of()));
    PeerPair.get(caller.acceptAnswer(answer.replaceFirst("a=sendrecv", direction)));
    events.await("state CONNECTED");
    agents.add(agent);
    return caller;
  }

  private static WebRtcPeer peer(WebRtcRuntime runtime, Role role, MediaPeerListener events) {
    return new WebRtcPeer(
        runtime, PeerPair.setup(role), WebRtcStack.devices(new PulseSound()), events);
  }

  private static void createCallDestroy() {
    for (int round = 0; round < 20; round++) {
      assertThat(WebRtcRuntime.exists()).isFalse();
      try (PeerPair pair = new PeerPair()) {
        Ear ear = new Ear();
        pair.agent.receiveAudio(MAIN, ear);
        pair.caller.sendAudio(MAIN, Tones.source(440, 48_000, 1));
        pair.connect(Set.of());
        pair.agentEvents.await("packet MAIN_AUDIO");
        ear.hear(50);
      }
    }
    assertThat(WebRtcRuntime.exists()).isFalse();
  }
}

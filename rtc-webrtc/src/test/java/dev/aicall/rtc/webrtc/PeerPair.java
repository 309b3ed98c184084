package dev.aicall.rtc.webrtc;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A caller and an agent in one JVM, each with a stack of its own; descriptions go by memory. */
final class PeerPair implements AutoCloseable {
  static final String MESSAGES = "artc.message";
  static final String SIGNALS = "artc.signal";

  final MediaStack callerStack = new WebRtcStackProvider().open();
  final MediaStack agentStack = new WebRtcStackProvider().open();
  final PeerEvents callerEvents;
  final PeerEvents agentEvents;
  final MediaPeer caller;
  final MediaPeer agent;
  long offerBegan;

  PeerPair() {
    this(new PeerEvents(), new PeerEvents());
  }

  PeerPair(PeerEvents callerEvents, PeerEvents agentEvents) {
    this(
        callerEvents,
        agentEvents,
        ARTCAICallAudioConfig.builder().build(),
        ARTCAICallVideoConfig.builder().build(),
        IceSettings.DEFAULT);
  }

  PeerPair(
      PeerEvents callerEvents,
      PeerEvents agentEvents,
      ARTCAICallAudioConfig audio,
      ARTCAICallVideoConfig video,
      IceSettings ice) {
    this(callerEvents, agentEvents, audio, video, ice, MediaSection.PICTURES);
  }

  private PeerPair(
      PeerEvents callerEvents,
      PeerEvents agentEvents,
      ARTCAICallAudioConfig audio,
      ARTCAICallVideoConfig video,
      IceSettings ice,
      Set<MediaSection> pictures) {
    this.callerEvents = callerEvents;
    this.agentEvents = agentEvents;
    caller = callerStack.newPeer(setup(Role.OFFERING, audio, video, ice, pictures), callerEvents);
    agent = agentStack.newPeer(setup(Role.ANSWERING, audio, video, ice, pictures), agentEvents);
  }

  /** A pair whose caller has a use for some pictures only. */
  static PeerPair offering(Set<MediaSection> pictures) {
    return new PeerPair(
        new PeerEvents(),
        new PeerEvents(),
        ARTCAICallAudioConfig.builder().build(),
        ARTCAICallVideoConfig.builder().build(),
        IceSettings.DEFAULT,
        pictures);
  }

  private static PeerSetup setup(
      Role role,
      ARTCAICallAudioConfig audio,
      ARTCAICallVideoConfig video,
      IceSettings ice,
      Set<MediaSection> pictures) {
    return new PeerSetup(
        role,
        ice,
        SoundRoute.TAP,
        SoundRoute.TAP,
        List.of(MESSAGES, SIGNALS),
        audio,
        video,
        pictures);
  }

  static PeerSetup setup(Role role) {
    return setup(
        role,
        ARTCAICallAudioConfig.builder().build(),
        ARTCAICallVideoConfig.builder().build(),
        IceSettings.DEFAULT,
        MediaSection.PICTURES);
  }

  /** One exchange of offer and answer, without waiting for the connection. */
  void exchange(Set<MediaSection> pictures) {
    offerBegan = System.nanoTime();
    String offer = get(caller.offer());
    String answer = get(agent.answer(offer, pictures));
    get(caller.acceptAnswer(answer));
  }

  /** Connects and waits until both channels are open on both sides. */
  PeerPair connect(Set<MediaSection> pictures) {
    exchange(pictures);
    for (PeerEvents events : List.of(callerEvents, agentEvents)) {
      events.await("state CONNECTED");
      events.await("open " + MESSAGES);
      events.await("open " + SIGNALS);
    }
    return this;
  }

  PeerPair connect() {
    return connect(MediaSection.PICTURES);
  }

  static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no result", e);
    }
  }

  @Override
  public void close() {
    callerStack.close();
    agentStack.close();
  }
}

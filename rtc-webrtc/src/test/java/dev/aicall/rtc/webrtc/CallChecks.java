package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aicall.api.media.PcmSource;
import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.media.PeerStats.Flow;
import dev.aicall.rtc.peer.signal.SdpText;
import dev.aicall.rtc.peer.testing.ChildChecks;
import dev.aicall.rtc.peer.testing.Tones;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** Whole calls between two peers: sound, pictures, messages, restart, counters. */
final class CallChecks {
  private static final String MESSAGES = PeerPair.MESSAGES;

  private CallChecks() {}

  public static void main(String[] names) {
    new ChildChecks()
        .add("tones", CallChecks::tones)
        .add("allSections", CallChecks::allSections)
        .add("sectionsThatAreNotWanted", CallChecks::sectionsThatAreNotWanted)
        .add("sectionsThatAreNotOffered", CallChecks::sectionsThatAreNotOffered)
        .add("silenceIsAFirstPacket", CallChecks::silenceIsAFirstPacket)
        .add("messages", CallChecks::messages)
        .add("restart", CallChecks::restart)
        .add("badDescriptions", CallChecks::badDescriptions)
        .add("setUpTimes", CallChecks::setUpTimes)
        .run(names);
  }

  private static void tones() {
    try (PeerPair pair = new PeerPair()) {
      Ear atCaller = new Ear();
      Ear atAgent = new Ear();
      pair.caller.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(440, 48_000, 1));
      pair.agent.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(880, 48_000, 1));
      pair.caller.receiveAudio(MediaSection.MAIN_AUDIO, atCaller);
      pair.agent.receiveAudio(MediaSection.MAIN_AUDIO, atAgent);

      pair.connect(Set.of());

      assertThat(atAgent.settledShare(440)).isGreaterThan(0.95);
      assertThat(atCaller.settledShare(880)).isGreaterThan(0.95);
      assertThat(atAgent.share(880, 400)).isLessThan(0.01);
      assertThat(atCaller.share(440, 400)).isLessThan(0.01);
      assertThat(pair.caller.microphoneDeviceLevel()).isZero();
    }
  }

  private static void allSections() {
    try (PeerPair pair = new PeerPair().connect()) {
      TestCamera camera = new TestCamera(360, 640, 15, 180);
      TestCamera picture = new TestCamera(320, 240, 15, 60);
      Eye atAgent = new Eye();
      Eye atCaller = new Eye();
      Ear second = new Ear();
      Ear main = new Ear();
      pair.caller.receiveVideo(MediaSection.PICTURE, atCaller);
      pair.agent.receiveVideo(MediaSection.CAMERA, atAgent);
      pair.caller.receiveAudio(MediaSection.SECOND_AUDIO, second);
      pair.caller.receiveAudio(MediaSection.MAIN_AUDIO, main);
      assertThat(pair.callerEvents.count("packet SECOND_AUDIO")).isZero();

      pair.caller.sendVideo(MediaSection.CAMERA, camera);
      pair.agent.sendVideo(MediaSection.PICTURE, picture);
      pair.agent.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(440, 48_000, 1));
      long late = System.nanoTime();
      pair.agent.sendAudio(MediaSection.SECOND_AUDIO, Tones.source(880, 24_000, 1));

      pair.callerEvents.await("packet SECOND_AUDIO");
      long packet = pair.callerEvents.timeOf("packet SECOND_AUDIO") - late;
      System.out.printf("TIMES sendAudio to first packet of the section %.1f ms%n", packet / 1e6);
      pair.callerEvents.await("packet PICTURE");
      pair.agentEvents.await("packet CAMERA");
      assertThat(second.settledShare(880)).isGreaterThan(0.95);
      assertThat(main.settledShare(440)).isGreaterThan(0.95);
      atAgent.await(1);
      int pushedBefore = camera.pushed.get();
      int seenBefore = atAgent.frames();
      atAgent.await(seenBefore + 30);
      assertThat(30.0 / (camera.pushed.get() - pushedBefore)).isGreaterThanOrEqualTo(0.93);
      assertThat(atAgent.size()).isEqualTo("360x640");
      assertThat(atAgent.luma()).isCloseTo(180, within(3.0));
      assertThat(atCaller.size()).isEqualTo("320x240");
      assertThat(atCaller.luma()).isCloseTo(60, within(3.0));
      stats(pair);

      pair.caller.sendVideo(MediaSection.CAMERA, null);
      pair.caller.sendVideo(MediaSection.CAMERA, new TestCamera(320, 240, 15, 90));
      int seen = atAgent.frames();
      atAgent.await(seen + 15);
      assertThat(atAgent.luma()).isCloseTo(90, within(3.0));
      assertThat(List.of(camera.starts.get(), camera.stops.get())).containsExactly(1, 1);
      PeerPair.get(pair.agent.close());
      assertThat(List.of(picture.starts.get(), picture.stops.get())).containsExactly(1, 1);
    }
  }

  private static void stats(PeerPair pair) {
    PeerStats caller = PeerPair.get(pair.caller.stats());
    Flow camera = sent(caller, MediaSection.CAMERA);
    Flow main = received(caller, MediaSection.MAIN_AUDIO);
    assertThat(caller.rttMs()).isBetween(0.0, 100.0);
    assertThat(camera.width() + "x" + camera.height()).isEqualTo("360x640");
    assertThat(camera.frames()).isGreaterThan(25);
    assertThat(camera.bytes()).isPositive();
    assertThat(main.packets()).isGreaterThan(50);
    assertThat(main.lost()).isBetween(0L, 5L);
    assertThat(main.jitterMs()).isBetween(0.0, 50.0);
    assertThat(main.width()).isZero();
    assertThat(sent(caller, MediaSection.MAIN_AUDIO).packets()).isGreaterThan(50);
    PeerStats agent = PeerPair.get(pair.agent.stats());
    assertThat(received(agent, MediaSection.CAMERA).frames()).isGreaterThan(25);
    assertThat(sent(agent, MediaSection.SECOND_AUDIO).packets()).isGreaterThan(30);
    System.out.println("STATS " + caller);
  }

  private static Flow sent(PeerStats stats, MediaSection section) {
    Flow flow = stats.sent().get(section);
    assertThat(flow).as("sent " + section).isNotNull();
    return flow == null ? new Flow(0, 0, 0, 0, 0, 0, 0) : flow;
  }

  private static Flow received(PeerStats stats, MediaSection section) {
    Flow flow = stats.received().get(section);
    assertThat(flow).as("received " + section).isNotNull();
    return flow == null ? new Flow(0, 0, 0, 0, 0, 0, 0) : flow;
  }

  /** What the caller has no use for is inactive, whatever the agent would send. */
  private static void sectionsThatAreNotOffered() {
    try (PeerPair pair = PeerPair.offering(Set.of())) {
      TestCamera camera = new TestCamera(64, 64, 30, 100);
      pair.caller.sendVideo(MediaSection.CAMERA, camera);
      String offer = PeerPair.get(pair.caller.offer());
      String answer = PeerPair.get(pair.agent.answer(offer, MediaSection.PICTURES));
      PeerPair.get(pair.caller.acceptAnswer(answer));
      pair.callerEvents.await("state CONNECTED");
      pair.agentEvents.await("packet MAIN_AUDIO");

      assertThat(directions(offer)).containsExactly("sendrecv", "recvonly", "inactive", "inactive");
      assertThat(directions(answer))
          .containsExactly("sendrecv", "sendonly", "inactive", "inactive");
      sdpRules(offer, 1);
      sdpRules(answer, 2);
      assertThat(camera.starts.get()).isZero();
      assertThat(pair.agentEvents.count("packet CAMERA")).isZero();
    }
  }

  private static void sectionsThatAreNotWanted() {
    for (Set<MediaSection> pictures :
        List.of(
            Set.<MediaSection>of(), Set.of(MediaSection.CAMERA), Set.of(MediaSection.PICTURE))) {
      try (PeerPair pair = new PeerPair()) {
        TestCamera camera = new TestCamera(64, 64, 30, 100);
        TestCamera picture = new TestCamera(64, 64, 30, 100);
        Ear second = new Ear();
        pair.caller.sendVideo(MediaSection.CAMERA, camera);
        pair.agent.sendVideo(MediaSection.PICTURE, picture);
        pair.caller.receiveAudio(MediaSection.SECOND_AUDIO, second);
        pair.agent.sendAudio(MediaSection.SECOND_AUDIO, Tones.source(880, 48_000, 1));

        String offer = PeerPair.get(pair.caller.offer());
        String answer = PeerPair.get(pair.agent.answer(offer, pictures));
        PeerPair.get(pair.caller.acceptAnswer(answer));
        pair.callerEvents.await("state CONNECTED");
        pair.callerEvents.await("packet SECOND_AUDIO");

        assertThat(SdpText.sections(answer)).isEqualTo(5);
        assertThat(directions(offer))
            .containsExactly("sendrecv", "recvonly", "sendonly", "recvonly");
        assertThat(directions(answer))
            .containsExactly(
                "sendrecv",
                "sendonly",
                pictures.contains(MediaSection.CAMERA) ? "recvonly" : "inactive",
                pictures.contains(MediaSection.PICTURE) ? "sendonly" : "inactive");
        sdpRules(offer, 2);
        sdpRules(answer, pictures.contains(MediaSection.PICTURE) ? 3 : 2);
        assertThat(answer).contains("a=setup:active");
        assertThat(second.settledShare(880)).isGreaterThan(0.95);
        assertThat(pair.agentEvents.count("packet CAMERA"))
            .isEqualTo(pictures.contains(MediaSection.CAMERA) ? 1 : 0);
        assertThat(picture.starts.get()).isEqualTo(pictures.contains(MediaSection.PICTURE) ? 1 : 0);
      }
    }
  }

  private static List<String> directions(String sdp) {
    return sdp.lines()
        .filter(line -> line.matches("a=(sendrecv|sendonly|recvonly|inactive)"))
        .map(line -> line.substring(2))
        .toList();
  }

  private static void sdpRules(String sdp, int senders) {
    assertThat(sdp.lines().filter(line -> line.startsWith("a=ssrc:")).toList())
        .hasSize(senders)
        .allMatch(line -> line.matches("a=ssrc:\\d+ cname:\\S+"));
    assertThat(sdp).contains("a=max-message-size:65536\r\n", "a=group:BUNDLE 0 1 2 3 4");
    assertThat(sdp).contains("opus/48000/2", "VP8/90000", "useinbandfec=1");
    assertThat(sdp).doesNotContain("usedtx=1", "rtx", "tcptype");
    assertThat(sdp.lines().filter(line -> line.startsWith("a=candidate:")).toList()).isNotEmpty();
  }

  private static void silenceIsAFirstPacket() {
    try (PeerPair pair = new PeerPair().connect(Set.of())) {
      pair.callerEvents.await("packet MAIN_AUDIO");
      pair.agentEvents.await("packet MAIN_AUDIO");
      long connected = pair.callerEvents.timeOf("state CONNECTED");
      long packet = pair.callerEvents.timeOf("packet MAIN_AUDIO");
      System.out.printf("TIMES connected to first packet %.1f ms%n", (packet - connected) / 1e6);
      assertThat(TimeUnit.NANOSECONDS.toMillis(packet - connected)).isLessThan(200);
      assertThat(pair.callerEvents.count("packet MAIN_AUDIO")).isEqualTo(1);
      assertThat(pair.callerEvents.count("packet SECOND_AUDIO")).isZero();
    }
  }

  private static void messages() {
    try (PeerPair pair = new PeerPair().connect(Set.of())) {
      pair.caller.send(MESSAGES, utf8("grüß dich"), false);
      pair.agentEvents.await("text artc.message grüß dich");
      pair.agent.send(MESSAGES, utf8("bytes"), true);
      pair.callerEvents.await("binary artc.message bytes");
      pair.agent.send(PeerPair.SIGNALS, utf8("{}"), false);
      pair.callerEvents.await("text artc.signal {}");
      pair.caller.send("no such channel", utf8("x"), false);
      pair.caller.send(MESSAGES, new byte[0], false);
      pair.agentEvents.await("text artc.message ");

      byte[] largest = new byte[RtcSession.MAX_MESSAGE_BYTES];
      Arrays.fill(largest, (byte) 'x');
      pair.caller.send(MESSAGES, largest, true);
      pair.agentEvents.await("binary artc.message 65536 bytes");
      assertThat(pair.agentEvents.lastMessage()).isEqualTo(largest);
      assertThatThrownBy(() -> pair.caller.send(MESSAGES, new byte[largest.length + 1], true))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("65536");

      for (int i = 0; i < 200; i++) {
        pair.caller.send(MESSAGES, largest, true);
        pair.caller.send(MESSAGES, utf8("n" + i), false);
      }
      assertThat(pair.caller.bufferedAmount(MESSAGES)).isPositive();
      pair.agentEvents.await("text artc.message n199");
      List<String> small =
          pair.agentEvents.all().stream().filter(event -> event.matches(".* n\\d+")).toList();
      for (int i = 0; i < 200; i++) {
        assertThat(small.get(i)).isEqualTo("text artc.message n" + i);
      }
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
      while (pair.caller.bufferedAmount(MESSAGES) > 0) {
        assertThat(System.nanoTime()).as("buffered amount shrinks in 5 s").isLessThan(end);
        PeerPair.get(pair.caller.stats());
      }
      PeerPair.get(pair.agent.close());
      pair.callerEvents.await("closed artc.message");
      pair.callerEvents.await("closed artc.signal");
      pair.caller.send(MESSAGES, utf8("too late"), false);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static void restart() {
    try (PeerPair pair = new PeerPair()) {
      Ear atAgent = new Ear();
      pair.caller.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(440, 48_000, 1));
      pair.agent.receiveAudio(MediaSection.MAIN_AUDIO, atAgent);
      String first = PeerPair.get(pair.caller.offer());
      String firstAnswer = PeerPair.get(pair.agent.answer(first, Set.of()));
      PeerPair.get(pair.caller.acceptAnswer(firstAnswer));
      pair.callerEvents.await("open " + MESSAGES);
      assertThat(atAgent.settledShare(440)).isGreaterThan(0.95);

      for (int i = 0; i < 2; i++) {
        String offer = PeerPair.get(pair.caller.offer());
        String answer = PeerPair.get(pair.agent.answer(offer, Set.of()));
        PeerPair.get(pair.caller.acceptAnswer(answer));

        assertThat(SdpText.firstUfrag(offer)).isNotEqualTo(SdpText.firstUfrag(first));
        assertThat(SdpText.firstUfrag(answer)).isNotEqualTo(SdpText.firstUfrag(firstAnswer));
        assertThat(directions(offer)).isEqualTo(directions(first));
        assertThat(directions(answer)).isEqualTo(directions(firstAnswer));
        assertThat(ssrcs(offer)).isEqualTo(ssrcs(first));
        sdpRules(offer, 2);
        pair.caller.send(MESSAGES, utf8("after restart " + i), false);
        pair.agentEvents.await("text artc.message after restart " + i);
        assertThat(atAgent.settledShare(440)).isGreaterThan(0.95);
      }
      assertThat(pair.callerEvents.count("open " + MESSAGES)).isEqualTo(1);
      assertThat(pair.agentEvents.count("packet MAIN_AUDIO")).isEqualTo(1);

      String lost = PeerPair.get(pair.caller.offer());
      String repeated = PeerPair.get(pair.caller.offer());
      assertThat(SdpText.firstUfrag(repeated)).isNotEqualTo(SdpText.firstUfrag(lost));
      PeerPair.get(pair.caller.acceptAnswer(PeerPair.get(pair.agent.answer(repeated, Set.of()))));
      pair.caller.send(MESSAGES, utf8("at last"), false);
      pair.agentEvents.await("text artc.message at last");
    }
  }

  private static List<String> ssrcs(String sdp) {
    return sdp.lines().filter(line -> line.startsWith("a=ssrc:")).toList();
  }

  private static void badDescriptions() {
    try (PeerPair pair = new PeerPair()) {
      String offer = PeerPair.get(pair.caller.offer());
      for (String bad :
          List.of(
              "",
              "nonsense",
              "v=0\r\n",
              offer.substring(0, offer.indexOf("m=application")),
              offer.replace("opus", "abcd"),
              offer.replaceAll("a=fingerprint:.*\r\n", "a=fingerprint:sha-256 xx\r\n"),
              offer.replace("a=mid:1", "a=mid:0"),
              offer.replaceAll("a=ice-ufrag:.*", "a=ice-ufrag:x"),
              offer.replaceAll("a=ice-pwd:.*", "a=ice-pwd:x"),
              offer.replaceAll("a=candidate:.*", "a=candidate:zzz"))) {
        assertThatThrownBy(() -> joined(pair.agent.answer(bad, Set.of())))
            .as(bad.lines().limit(1).toList() + " of " + bad.length())
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageStartingWith("sdp: ");
        assertThatThrownBy(() -> joined(pair.caller.acceptAnswer(bad)))
            .isInstanceOf(IllegalArgumentException.class);
      }
      assertThatThrownBy(() -> pair.caller.answer(offer, Set.of()))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> pair.caller.sendAudio(MediaSection.SECOND_AUDIO, null))
          .isInstanceOf(IllegalArgumentException.class);
      PcmSource wrong = Tones.source(440, 7_999, 1);
      assertThatThrownBy(() -> pair.caller.sendAudio(MediaSection.MAIN_AUDIO, wrong))
          .isInstanceOf(IllegalArgumentException.class);

      String answer = PeerPair.get(pair.agent.answer(offer, Set.of()));
      PeerPair.get(pair.caller.acceptAnswer(answer));
      pair.callerEvents.await("open " + MESSAGES);
      assertThatThrownBy(() -> joined(pair.caller.acceptAnswer(answer)))
          .isInstanceOf(IllegalStateException.class);

      PeerPair.get(pair.caller.close());
      assertThatThrownBy(() -> joined(pair.caller.offer()))
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> joined(pair.caller.stats()))
          .isInstanceOf(IllegalStateException.class);
      MediaPeer late = pair.callerStack.newPeer(PeerPair.setup(Role.OFFERING), new PeerEvents());
      assertThat(PeerPair.get(late.offer())).isNotEmpty();
    }
  }

  private static <T> T joined(CompletableFuture<T> future) throws Throwable {
    try {
      return future.join();
    } catch (CompletionException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void setUpTimes() {
    try (PeerPair keepsTheRuntime = new PeerPair()) {
      assertThat(keepsTheRuntime.callerEvents.all()).isEmpty();
      for (int i = 0; i < 5; i++) {
        try (PeerPair pair = new PeerPair().connect(Set.of())) {
          pair.callerEvents.await("packet MAIN_AUDIO");
          System.out.printf(
              "TIMES createOffer to connected %.1f ms, channels open %.1f ms, first packet %.1f"
                  + " ms%n",
              millis(pair, "state CONNECTED"),
              millis(pair, "open " + PeerPair.SIGNALS),
              millis(pair, "packet MAIN_AUDIO"));
        }
      }
    }
  }

  private static double millis(PeerPair pair, String event) {
    return (pair.callerEvents.timeOf(event) - pair.offerBegan) / 1e6;
  }
}

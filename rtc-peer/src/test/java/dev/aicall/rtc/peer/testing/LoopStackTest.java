package dev.aicall.rtc.peer.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.domain.port.RtcError;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaPeerListener;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LoopStackTest {
  private final VirtualTime time = new VirtualTime();
  private final LoopNetwork network = new LoopNetwork(time, time);
  private final List<String> events = new ArrayList<>();
  private final MediaPeer caller = peer(Role.OFFERING, "caller");
  private final MediaPeer agent = peer(Role.ANSWERING, "agent");

  @Test
  void twoPeersMeetSpeakAndWrite() {
    List<Integer> heard = new ArrayList<>();
    agent.receiveAudio(MediaSection.MAIN_AUDIO, frame -> heard.add(frame.length()));
    caller.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(440, 16_000, 1));

    meet();
    caller.send("a", "hello".getBytes(StandardCharsets.UTF_8), false);
    time.advance(Duration.ofSeconds(1));

    assertThat(events)
        .containsExactly(
            "caller CONNECTED",
            "caller opens a",
            "agent CONNECTED",
            "agent opens a",
            "agent reads hello",
            "agent hears MAIN_AUDIO");
    assertThat(heard).hasSizeBetween(95, 101).containsOnly(160);
  }

  @Test
  void messagesWaitForACutNetworkAndItsLossIsNoticed() {
    meet();
    network.cut();
    caller.send("a", "late".getBytes(StandardCharsets.UTF_8), false);
    time.advance(Duration.ofSeconds(6));
    assertThat(events).endsWith("caller DISCONNECTED", "agent DISCONNECTED");

    network.restore();
    time.advance(Duration.ofSeconds(1));

    assertThat(events).contains("agent reads late").contains("caller CONNECTED");
  }

  @Test
  void closingTellsTheOther() {
    meet();

    CompletableFuture<Void> unused = agent.close();
    time.runReady();

    assertThat(events).endsWith("caller loses a");
    assertThat(network.openPeers()).isEqualTo(1);
  }

  private void meet() {
    String offer = done(caller.offer());
    String answer = done(agent.answer(offer, Set.of()));
    done(caller.acceptAnswer(answer));
  }

  private <T> T done(CompletableFuture<T> future) {
    time.runReady();
    return future.join();
  }

  private MediaPeer peer(Role role, String name) {
    return network
        .open()
        .newPeer(
            new PeerSetup(
                role,
                IceSettings.DEFAULT,
                SoundRoute.TAP,
                SoundRoute.TAP,
                List.of("a"),
                ARTCAICallAudioConfig.builder().build(),
                ARTCAICallVideoConfig.builder().build(),
                MediaSection.PICTURES),
            new Log(name));
  }

  private final class Log implements MediaPeerListener {
    private final String name;

    Log(String name) {
      this.name = name;
    }

    private void note(String text) {
      events.add(name + " " + text);
    }

    @Override
    public void onState(PeerState state) {
      note(state.name());
    }

    @Override
    public void onChannelOpen(String channel) {
      note("opens " + channel);
    }

    @Override
    public void onChannelClosed(String channel) {
      note("loses " + channel);
    }

    @Override
    public void onMessage(String channel, ByteBuffer data, boolean binary) {
      note("reads " + StandardCharsets.UTF_8.decode(data));
    }

    @Override
    public void onFirstPacket(MediaSection section) {
      note("hears " + section);
    }

    @Override
    public void onDeviceFailure(RtcError error) {
      note("device " + error.message());
    }

    @Override
    public void onBroken(RtcError error) {
      note("broken " + error.message());
    }
  }
}

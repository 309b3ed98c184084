package dev.aicall.rtc.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.PeerStats;
import dev.aicall.rtc.peer.media.PeerStats.Flow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatsTest {
  private final CallWorld world = new CallWorld().talking();

  @Test
  void rateLossAndJitterOfEachIntervalAreTold() {
    world.peer().stats = stats(40, 8_000, 100, 0, 10_000, 95, 5);
    world.passWell(Duration.ofSeconds(2));
    world.peer().stats = stats(40, 16_000, 200, 0, 20_000, 195, 5);
    world.passWell(Duration.ofSeconds(2));

    assertThat(told("onAudioStats"))
        .containsExactly(
            "onAudioStats(SENT, AudioStats[uid=user-1, bitrateKbps=32, lossPercent=0,"
                + " jitterMs=-1, rttMs=40])",
            "onAudioStats(RECEIVED, AudioStats[uid=agent-7, bitrateKbps=40, lossPercent=5,"
                + " jitterMs=3, rttMs=40])",
            "onAudioStats(SENT, AudioStats[uid=user-1, bitrateKbps=32, lossPercent=0,"
                + " jitterMs=-1, rttMs=40])",
            "onAudioStats(RECEIVED, AudioStats[uid=agent-7, bitrateKbps=40, lossPercent=0,"
                + " jitterMs=3, rttMs=40])");
  }

  @Test
  void qualityIsToldOfBothEndsWhenItChanges() {
    world.peer().stats = stats(40, 8_000, 100, 15, 10_000, 100, 0);
    world.passWell(Duration.ofSeconds(2));
    world.peer().stats = stats(40, 16_000, 200, 30, 20_000, 200, 0);
    world.passWell(Duration.ofSeconds(2));

    assertThat(told("onQuality"))
        .containsExactly("onQuality(0, Bad, Excellent)", "onQuality(agent-7, Excellent, Bad)");
  }

  @Test
  void aLostLinkIsDisconnected() {
    world.pass(Duration.ofSeconds(5));

    assertThat(told("onQuality")).endsWith("onQuality(0, Disconnect, Disconnect)");
  }

  @Test
  void whatDoesNotFlowHasNoQuality() {
    world.passWell(Duration.ofSeconds(2));

    assertThat(told("onQuality"))
        .containsExactly("onQuality(0, Unknow, Unknow)", "onQuality(agent-7, Unknow, Unknow)");
  }

  @Test
  void picturesHaveStatisticsToo() {
    Flow sent = new Flow(25_000, 60, 0, -1, 360, 640, 30);
    world.peer().stats = new PeerStats(-1, Map.of(MediaSection.CAMERA, sent), Map.of());
    world.passWell(Duration.ofSeconds(2));

    assertThat(told("onVideoStats"))
        .containsExactly(
            "onVideoStats(SENT, VideoStats[uid=user-1, width=360, height=640, frameRate=15,"
                + " bitrateKbps=100, lossPercent=0])");
  }

  @Test
  void theHandleTellsStackCountersAndConfiguration() {
    world.peer().stats = stats(40, 1, 1, 0, 1, 1, 0);
    PeerHandle handle = (PeerHandle) world.engine().handle();
    var counted = handle.stats();
    world.time.runReady();

    assertThat(counted).isCompletedWithValue(Optional.of(world.peer().stats));
    assertThat(handle.stack()).isEqualTo("scripted 1.0");
    assertThat(handle.configuration()).contains("https://server.example/rtc");
    world.session().leave();
    world.pass(Call.LEAVE_LIMIT);
    var afterwards = handle.stats();
    world.time.runReady();
    assertThat(afterwards).isCompletedWithValue(Optional.empty());
  }

  @Test
  void theStackIsClosedWithTheLastSession() throws InterruptedException {
    world.engine().close();
    assertThat(world.stack.closed.getCount()).isEqualTo(1);

    world.pass(Call.LEAVE_LIMIT);

    assertThat(world.stack.closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(world.told()).endsWith("onLeft(null)");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20, 2, Excellent",
    "1, 100, 20, Excellent",
    "1.1, 20, 2, Good",
    "0, 101, 2, Good",
    "0, 20, 41, Poor",
    "10.5, 20, 2, Bad",
    "0, 801, 2, VeryBad",
    "0, -1, -1, Excellent"
  })
  void theWorstOfLossRoundTripAndJitterCounts(
      double loss, double rtt, double jitter, ARTCAICallNetworkQuality quality) {
    assertThat(LinkQuality.of(loss, rtt, jitter)).isEqualTo(quality);
  }

  private static PeerStats stats(
      double rtt,
      long sentBytes,
      long sentPackets,
      long sentLost,
      long bytes,
      long packets,
      long lost) {
    return new PeerStats(
        rtt,
        Map.of(MediaSection.MAIN_AUDIO, new Flow(sentBytes, sentPackets, sentLost, -1, 0, 0, 0)),
        Map.of(MediaSection.MAIN_AUDIO, new Flow(bytes, packets, lost, 3, 0, 0, 0)));
  }

  private List<String> told(String name) {
    return world.heard.events(name).stream().map(Object::toString).toList();
  }
}

package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.media.AudioStats;
import dev.aicall.api.media.VideoStats;
import dev.aicall.api.model.ARTCAICallAudioAccompanyErrorCode;
import dev.aicall.api.model.ARTCAICallAudioAccompanyState;
import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.api.model.ARTCAICallState;
import dev.aicall.api.model.LatencyStat;
import dev.aicall.domain.port.RtcSessionListener.StatsDirection;
import dev.aicall.domain.protocol.LatencyStats;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the stack measures, and who else is in the channel: api.md §2. */
@ExtendWith(CoverageExtension.class)
class ChannelCoverageTest {
  @Test
  @Covers.Callback({
    "onAgentAudioStats",
    "onLocalAudioStats",
    "onAgentVideoStats",
    "onLocalVideoStats"
  })
  void statisticsArePassedOnBySide(TestCall call) {
    AudioStats audio = new AudioStats("u", 48, 1, 2, 30);
    VideoStats video = new VideoStats("u", 360, 640, 15, 512, 0);
    call.begin();
    call.channel().audioStats(StatsDirection.RECEIVED, audio);
    call.channel().audioStats(StatsDirection.SENT, audio);
    call.channel().videoStats(StatsDirection.RECEIVED, video);
    call.channel().videoStats(StatsDirection.SENT, video);
    call.settle();
    assertThat(call.heard().told())
        .containsExactly(
            "onAgentAudioStats(" + audio + ")",
            "onLocalAudioStats(" + audio + ")",
            "onAgentVideoStats(" + video + ")",
            "onLocalVideoStats(" + video + ")");
  }

  @Test
  @Covers.Callback({"onNetworkStatusChanged", "onAudioAccompanyStateChanged", "onUserOnLine"})
  void qualityMusicAndParticipantsAreTold(TestCall call) {
    call.begin();
    call.channel().quality("0", ARTCAICallNetworkQuality.Bad, ARTCAICallNetworkQuality.Excellent);
    call.channel()
        .quality("other", ARTCAICallNetworkQuality.Good, ARTCAICallNetworkQuality.VeryBad);
    call.channel()
        .accompaniment(
            ARTCAICallAudioAccompanyState.Failed, ARTCAICallAudioAccompanyErrorCode.OpenFailed);
    call.channel().online("other");
    call.settle();
    assertThat(call.heard().told())
        .containsExactly(
            "onNetworkStatusChanged(user-1, Excellent)",
            "onNetworkStatusChanged(other, VeryBad)",
            "onAudioAccompanyStateChanged(Failed, OpenFailed)",
            "onUserOnLine(other)");
  }

  @Test
  @Covers.Callback("onLatencyStats")
  void delayIsDerivedWhereTheStackMeasuresNone(TestCall call) {
    Map<String, Number> agent = Map.of("aillmcost", 300);
    Map<String, Number> publisher =
        Map.of(
            "aAIClientQuestionTimestampTAIL", 1_000,
            "aAIClientAnswerTimestampHEAD", 1_850,
            "aAIClientScentenceId", 4);
    call.begin();
    call.agent().tellLatency(new LatencyStats(agent, publisher, Map.of()));
    call.settle();
    assertThat(call.heard().arguments("onLatencyStats"))
        .containsExactly(List.of(LatencyStat.of(agent, publisher, Map.of())));
    assertThat(call.heard().told("onAudioDelayInfo")).containsExactly("onAudioDelayInfo(4, 850)");
  }

  @Test
  @Covers.Callback("onAudioDelayInfo")
  void delayThatTheStackMeasuresCounts(TestCall call) {
    call.begin();
    call.channel().audioDelay(7, 1_000, 1_400);
    call.settle();
    assertThat(call.heard().told()).containsExactly("onAudioDelayInfo(7, 400)");
  }

  @Test
  @Covers.Callback({"onHumanTakeoverWillStart", "onHumanTakeoverConnected", "onAgentWillLeave"})
  void humanTakesOverUnheard(TestCall call) {
    call.begin();
    call.agent().takeOver("human-1", 0);
    call.settle();
    assertThat(call.heard().told())
        .containsExactly(
            "onHumanTakeoverWillStart(human-1, 0)",
            "onUserOnLine(human-1)",
            "onHumanTakeoverConnected(human-1)");
    assertThat(call.commands()).isNotEmpty().containsOnly("subscribeAudio(human-1, false)");

    call.forget();
    call.agent().endTakeOver("human-1");
    call.settle();
    assertThat(call.heard().told())
        .containsExactly(
            "onAgentWillLeave(2002, )", "onErrorOccurs(AgentLeaveChannel)", "onCallEnd()");
  }

  @Test
  @Covers.Callback("onHumanTakeoverConnected")
  void agentMayLeaveACallThatAHumanHasTakenOver(TestCall call) {
    call.begin();
    call.agent().takeOver("human-1", 1);
    call.settle();
    assertThat(call.commands()).isEmpty();
    call.forget();

    call.agent().leave();
    call.settle();
    assertThat(call.heard().told()).isEmpty();
    assertThat(call.engine().getCallState()).isEqualTo(ARTCAICallState.Connected);
    call.channel().offline("human-1");
    call.settle();
    assertThat(call.heard().told())
        .containsExactly("onErrorOccurs(AgentLeaveChannel)", "onCallEnd()");
  }
}

package dev.aicall.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ARTCAICallAgentInfoTest {

  @Test
  void constructorLeavesTheRestUnset() {
    ARTCAICallAgentInfo info =
        new ARTCAICallAgentInfo(ARTCAICallAgentType.VideoAgent, "c-1", "agent-7", "i-1");

    assertThat(info)
        .hasToString(
            "ARTCAICallAgentInfo{agentType=VideoAgent, channelId=c-1, uid=agent-7, instanceId=i-1,"
                + " requestId=, rtcToken=, region=null, agentId=null, avatarUserId=null}");
  }

  @Test
  void readsTheAppServersNames() {
    ARTCAICallAgentInfo info =
        ARTCAICallAgentInfo.fromMap(
            Map.of(
                "workflow_type", "AvatarChat3D",
                "channel_id", "c-1",
                "ai_agent_user_id", "agent-7",
                "ai_agent_instance_id", "i-1",
                "request_id", "r-1",
                "rtc_auth_token", "t-1"));

    assertThat(info)
        .isEqualTo(
            new ARTCAICallAgentInfo(ARTCAICallAgentType.AvatarAgent, "c-1", "agent-7", "i-1")
                .toBuilder().requestId("r-1").rtcToken("t-1").build());
  }

  @Test
  void readsTheOpenApisNames() {
    ARTCAICallAgentInfo info =
        ARTCAICallAgentInfo.fromMap(
            Map.of(
                "ChannelId", "c-1",
                "AIAgentUserId", "agent-7",
                "InstanceId", "i-1",
                "RequestId", "r-1",
                "Token", "t-1",
                "AvatarUserId", "avatar-7"));

    assertThat(info.getChannelId()).isEqualTo("c-1");
    assertThat(info.getUid()).isEqualTo("agent-7");
    assertThat(info.getInstanceId()).isEqualTo("i-1");
    assertThat(info.getRequestId()).isEqualTo("r-1");
    assertThat(info.getRtcToken()).isEqualTo("t-1");
    assertThat(info.getAvatarUserId()).isEqualTo("avatar-7");
    assertThat(info.getAgentType()).isSameAs(ARTCAICallAgentType.VoiceAgent);
  }

  @Test
  void ownNamesWinAndOthersFillWhatIsMissing() {
    ARTCAICallAgentInfo info =
        ARTCAICallAgentInfo.fromMap(
            Map.of(
                "agentType", 2,
                "workflow_type", "VideoChat",
                "channelId", "own",
                "channel_id", "snake",
                "uid", "",
                "ai_agent_user_id", "snake",
                "InstanceId", "open"));

    assertThat(info.getAgentType()).isSameAs(ARTCAICallAgentType.VisionAgent);
    assertThat(info.getChannelId()).isEqualTo("own");
    assertThat(info.getUid()).isEqualTo("snake");
    assertThat(info.getInstanceId()).isEqualTo("open");
  }

  @Test
  void wrongTypesCountAsMissing() {
    Map<String, Object> map = new HashMap<>();
    map.put("channelId", 5);
    map.put("uid", null);
    map.put("agentType", "video");

    assertThat(ARTCAICallAgentInfo.fromMap(map)).isEqualTo(ARTCAICallAgentInfo.builder().build());
  }

  @Test
  void tokenNeverShows() {
    ARTCAICallAgentInfo info = ARTCAICallAgentInfo.builder().rtcToken("secret-token").build();

    assertThat(info.toString()).doesNotContain("secret-token").contains("rtcToken=***");
  }

  @Test
  void everyPartCountsForEquality() {
    ARTCAICallAgentInfo info =
        ARTCAICallAgentInfo.builder().region("r").agentId("a").avatarUserId("v").build();

    assertThat(info.toBuilder().build()).isEqualTo(info).hasSameHashCodeAs(info);
    assertThat(info.toBuilder().rtcToken("t").build()).isNotEqualTo(info);
    assertThat(info.toBuilder().avatarUserId(null).build()).isNotEqualTo(info);
  }
}

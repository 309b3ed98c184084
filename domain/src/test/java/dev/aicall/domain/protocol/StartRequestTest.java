package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallAgentConfig;
import dev.aicall.api.config.ARTCAICallChatSyncConfig;
import dev.aicall.api.config.ARTCAICallConfig;
import dev.aicall.api.config.ARTCAICallTemplateConfig;
import dev.aicall.api.model.ARTCAICallAgentType;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StartRequestTest {

  private static final ARTCAICallConfig MINIMAL =
      ARTCAICallConfig.builder()
          .agentId("ag-1")
          .region("cn-shanghai")
          .userId("u1")
          .userJoinToken("secret-token")
          .build();

  @Test
  void aMinimalCallSendsAgentAndExpiry() {
    assertThat(StartRequest.of(MINIMAL))
        .isEqualTo(
            new StartRequest(
                "ag-1",
                "cn-shanghai",
                "GenerateAIAgentCall",
                "{\"AIAgentId\":\"ag-1\",\"Expire\":86400}"));
  }

  @Test
  void everythingIsSentInTheOrderOfTheWebSdk() {
    ARTCAICallConfig config =
        MINIMAL.toBuilder()
            .agentType(ARTCAICallAgentType.VisionAgent)
            .agentUserId("agent-user-1")
            .userData("{\"k\":1}")
            .agentConfig(ARTCAICallAgentConfig.builder().build())
            .templateConfig(ARTCAICallTemplateConfig.builder().build())
            .chatSyncConfig(
                ARTCAICallChatSyncConfig.builder()
                    .sessionId("u1_chat-9")
                    .agentId("chat-9")
                    .receiverId("u1")
                    .build())
            .build();

    assertThat(StartRequest.of(config).params())
        .startsWith(
            "{\"AIAgentId\":\"ag-1\",\"Expire\":86400,\"AIAgentUserId\":\"agent-user-1\","
                + "\"TemplateConfig\":\"{\\\"VisionChat\\\":{\\\"EnableVoiceInterrupt\\\":true,")
        .contains("\",\"AgentConfig\":\"{\\\"EnablePushToTalk\\\":false,")
        .endsWith(
            "\"UserData\":\"{\\\"k\\\":1}\",\"SessionId\":\"u1_chat-9\",\"ChatSyncConfig\":"
                + "\"{\\\"IMAIAgentId\\\":\\\"chat-9\\\",\\\"ReceiverId\\\":\\\"u1\\\"}\"}")
        .doesNotContain("secret-token");
  }

  @Test
  void aMapOfUserDataIsSentAsText() {
    Map<String, Object> userData = new LinkedHashMap<>();
    userData.put("值", 1.0);
    userData.put("none", null);
    ARTCAICallConfig config = MINIMAL.toBuilder().userData(userData).build();

    assertThat(StartRequest.of(config).params())
        .isEqualTo(
            "{\"AIAgentId\":\"ag-1\",\"Expire\":86400,"
                + "\"UserData\":\"{\\\"值\\\":1,\\\"none\\\":null}\"}");
  }

  @Test
  void emptyTextsAreNotSent() {
    ARTCAICallConfig config = MINIMAL.toBuilder().agentUserId("").userData("").build();

    assertThat(StartRequest.of(config)).isEqualTo(StartRequest.of(MINIMAL));
  }

  @Test
  void theServiceReadsWhatTheClientWrote() {
    ARTCAICallConfig config =
        ARTCAICallConfig.builder()
            .agentId("ag-1")
            .agentUserId("agent-9")
            .userData("{\"k\":1}")
            .agentConfig(ARTCAICallAgentConfig.builder().agentGreeting("Hello").build())
            .build();

    StartParams params = StartParams.read(StartRequest.of(config).params());

    assertThat(params.agentId()).isEqualTo("ag-1");
    assertThat(params.agentUserId()).isEqualTo("agent-9");
    assertThat(params.agentConfig()).isEqualTo(config.getAgentConfig());
    assertThat(params.userData()).isEqualTo("{\"k\":1}");
    assertThat(params.templateConfig()).isNull();
  }

  @Test
  void paramsThatAreNoJsonHaveNothingSet() {
    StartParams params = StartParams.read("[1,{");

    assertThat(params.agentId()).isEmpty();
    assertThat(params.agentUserId()).isNull();
    assertThat(params.agentConfig()).isEqualTo(ARTCAICallAgentConfig.builder().build());
  }
}

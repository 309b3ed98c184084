package dev.aicall.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ARTCAICallErrorCodeTest {

  @Test
  void numbersAreThoseOfTheWire() {
    assertThat(Arrays.stream(ARTCAICallErrorCode.values()).map(code -> code + " " + code.code()))
        .containsExactly(
            "None 0",
            "InvalidAction -1",
            "InvalidParames -2",
            "NetworkError -3",
            "InternalError -4",
            "BeginCallFailed -10000",
            "ConnectionFailed -10001",
            "PublishFailed -10002",
            "SubscribeFailed -10003",
            "TokenExpired -10004",
            "KickedByUserReplace -10005",
            "KickedBySystem -10006",
            "KickedByChannelTerminated -10007",
            "LocalDeviceException -10008",
            "AgentLeaveChannel -10101",
            "AgentPullFailed -10102",
            "AgentASRFailed -10103",
            "AvatarServiceFailed -10201",
            "AvatarRoutesExhausted -10202",
            "AgentSubscriptionRequired -10203",
            "AgentNotFound -10204",
            "ChatTextMessageSendFailed -10301",
            "ChatTextMessageReceiveFailed -10302",
            "ChatVoiceMessageSendFailed -10303",
            "ChatVoiceMessageReceiveFailed -10304",
            "ChatVoiceRecordFailed -10305",
            "ChatLogNotFound -10306",
            "ChatAttachmentUploading -10332",
            "ChatAttachmentSenderSending -10333",
            "ChatAttachmentSenderDestroy -10334",
            "UnknowError -40000");
  }

  @Test
  void everyCodeIsFoundAndSaysWhatToDo() {
    for (ARTCAICallErrorCode code : ARTCAICallErrorCode.values()) {
      assertThat(ARTCAICallErrorCode.fromCode(code.code())).isSameAs(code);
      assertThat(code.remedy()).endsWith(".");
    }
  }

  @Test
  void otherNumbersAreTheUnknownError() {
    for (int number : new int[] {1, -5, -10331, 403, Integer.MIN_VALUE}) {
      assertThat(ARTCAICallErrorCode.fromCode(number)).isSameAs(ARTCAICallErrorCode.UnknowError);
    }
  }

  @Test
  void aliasesAreTheConstantsTheyStandFor() {
    assertThat(ARTCAICallErrorCode.InvalidParams).isSameAs(ARTCAICallErrorCode.InvalidParames);
    assertThat(ARTCAICallErrorCode.StartFailed).isSameAs(ARTCAICallErrorCode.BeginCallFailed);
    assertThat(ARTCAICallErrorCode.AgentNotFund).isSameAs(ARTCAICallErrorCode.AgentNotFound);
  }
}

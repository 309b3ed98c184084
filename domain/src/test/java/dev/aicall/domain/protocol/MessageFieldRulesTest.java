package dev.aicall.domain.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each type makes of its fields: the type, its data, and how the outcome prints. */
class MessageFieldRulesTest {
  private final MessageReader reader = new MessageReader();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1000|{\"code\":4001}|AgentError[code=4001, message=null]",
        "1000|{\"code\":-1,\"message\":\"m\"}|AgentError[code=-1, message=m]",
        "1000|{\"message\":\"m\"}|MISSING_FIELD data.code",
        "1000|{\"code\":null}|MISSING_FIELD data.code",
        "1000|{\"code\":\"4001\"}|WRONG_TYPE data.code",
        "1000|{\"code\":4001,\"message\":5}|WRONG_TYPE data.message",
        "1001|{\"state\":1}|AgentStateChanged[state=1]",
        "1001|{\"state\":3e0}|AgentStateChanged[state=3]",
        "1001|{\"state\":0}|OUT_OF_RANGE data.state",
        "1001|{\"state\":-0}|OUT_OF_RANGE data.state",
        "1001|{\"state\":4}|OUT_OF_RANGE data.state",
        "1001|{\"state\":1.5}|WRONG_TYPE data.state",
        "1001|{\"state\":98765432109876543210}|WRONG_TYPE data.state",
        "1001|{\"state\":1e400}|WRONG_TYPE data.state",
        "1001|{\"state\":\"2\"}|WRONG_TYPE data.state",
        "1001|{}|MISSING_FIELD data.state",
        "1002|{\"text\":\"\"}|AgentSubtitle[text=, end=true, sentenceId=0]",
        "1002|{\"text\":\"a\",\"end\":null,\"sentenceId\":1e2}|AgentSubtitle[text=a, end=true, sentenceId=100]",
        "1002|{\"text\":\"a\",\"end\":\"true\"}|WRONG_TYPE data.end",
        "1002|{\"text\":\"a\",\"end\":1}|WRONG_TYPE data.end",
        "1002|{\"text\":\"a\",\"sentenceId\":2147483648}|WRONG_TYPE data.sentenceId",
        "1002|{\"text\":5}|WRONG_TYPE data.text",
        "1002|{\"end\":true}|MISSING_FIELD data.text",
        "1003|{\"text\":\"a\"}|UserSubtitle[text=a, end=true, sentenceId=0, voiceprint=100]",
        "1003|{\"text\":\"a\",\"voiceprint\":0}|UserSubtitle[text=a, end=true, sentenceId=0, voiceprint=0]",
        "1003|{\"text\":\"a\",\"voiceprint\":5}|UserSubtitle[text=a, end=true, sentenceId=0, voiceprint=5]",
        "1003|{\"text\":\"a\",\"voiceprint\":6}|UserSubtitle[text=a, end=true, sentenceId=0, voiceprint=100]",
        "1003|{\"text\":\"a\",\"voiceprint\":-1}|UserSubtitle[text=a, end=true, sentenceId=0, voiceprint=100]",
        "1003|{\"text\":\"a\",\"voiceprint\":2.5}|UserSubtitle[text=a, end=true, sentenceId=0, voiceprint=100]",
        "1003|{\"text\":\"a\",\"voiceprint\":\"3\"}|UserSubtitle[text=a, end=true, sentenceId=0, voiceprint=100]",
        "1003|{\"text\":\"a\",\"voiceprint\":[3]}|UserSubtitle[text=a, end=true, sentenceId=0, voiceprint=100]",
        "1003|{\"voiceprint\":3}|MISSING_FIELD data.text",
        "1004|{}|MISSING_FIELD data.enable",
        "1004|{\"enable\":null}|MISSING_FIELD data.enable",
        "1004|{\"enable\":1}|WRONG_TYPE data.enable",
        "1004|{\"enable\":\"true\"}|WRONG_TYPE data.enable",
        "1005|{}|MISSING_FIELD data.voiceId",
        "1005|{\"voiceId\":42}|WRONG_TYPE data.voiceId",
        "1006|{\"token\":\"t\",\"rtc_auth_token\":5}|RtcTokenResponse[token=redacted]",
        "1006|{\"rtc_auth_token\":\"t\"}|RtcTokenResponse[token=redacted]",
        "1006|{\"token\":null,\"rtc_auth_token\":\"t\"}|RtcTokenResponse[token=redacted]",
        "1006|{\"token\":5,\"rtc_auth_token\":\"t\"}|WRONG_TYPE data.token",
        "1006|{}|MISSING_FIELD data.token",
        "1010|{}|AgentWillLeave[reason=0, message=]",
        "1010|{\"reason\":\"2001\"}|WRONG_TYPE data.reason",
        "1012|{\"takeoverUid\":\"h\",\"takeoverMode\":0}|HumanTakeoverWillStart[takeoverUid=h, takeoverMode=0]",
        "1012|{\"takeoverUid\":\"h\",\"takeoverMode\":0.0}|HumanTakeoverWillStart[takeoverUid=h, takeoverMode=0]",
        "1012|{\"takeoverUid\":\"h\",\"takeoverMode\":1}|HumanTakeoverWillStart[takeoverUid=h, takeoverMode=1]",
        "1012|{\"takeoverUid\":\"h\",\"takeoverMode\":2}|HumanTakeoverWillStart[takeoverUid=h, takeoverMode=1]",
        "1012|{\"takeoverUid\":\"h\",\"takeoverMode\":0.5}|HumanTakeoverWillStart[takeoverUid=h, takeoverMode=1]",
        "1012|{\"takeoverUid\":\"h\",\"takeoverMode\":\"0\"}|HumanTakeoverWillStart[takeoverUid=h, takeoverMode=1]",
        "1012|{\"takeoverUid\":\"h\",\"takeoverMode\":false}|HumanTakeoverWillStart[takeoverUid=h, takeoverMode=1]",
        "1012|{\"takeoverUid\":\"h\"}|HumanTakeoverWillStart[takeoverUid=h, takeoverMode=1]",
        "1012|{\"takeoverMode\":0}|MISSING_FIELD data.takeoverUid",
        "1013|{}|MISSING_FIELD data.takeoverUid",
        "1014|{\"emotion\":\"sad\"}|AgentEmotion[emotion=sad, sentenceId=0]",
        "1014|{\"sentenceId\":7}|MISSING_FIELD data.emotion",
        "1016|{\"reason\":5}|SpeakingInterrupted[reason=5]",
        "1016|{\"reason\":6}|SpeakingInterrupted[reason=0]",
        "1016|{\"reason\":-1}|SpeakingInterrupted[reason=0]",
        "1016|{\"reason\":true}|SpeakingInterrupted[reason=0]",
        "1016|{}|SpeakingInterrupted[reason=0]",
        "1017|{\"text\":\"a\"}|LlmReplyCompleted[text=a, sentenceId=0]",
        "1017|{\"sentenceId\":3}|MISSING_FIELD data.text",
        "1018|{}|VcrResult[data={}]",
      })
  void agentMessage(int type, String data, String outcome) {
    assertThat(shown(reader.readAgentMessage(message(type, data)))).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1100|7|StopAgent[]",
        "1102|{}|MISSING_FIELD data.enable",
        "1103|{\"voiceId\":\"\"}|SwitchVoiceId[voiceId=]",
        "1104|{\"userId\":5}|WRONG_TYPE data.userId",
        "1111|{\"text\":\"a\"}|SendTextToAgent[text=a]",
        "1111|{\"enableInterrupt\":1}|MISSING_FIELD data.text",
        "1112|{\"message\":{}}|WRONG_TYPE data.message",
        "1113|{}|StartVisionCustomCapture[text=, single=false, eachDuration=5, num=2, duration=100, userData={}, enableAsr=false]",
        "1113|{\"mode\":\"single\",\"enableASR\":true,\"num\":1}|StartVisionCustomCapture[text=, single=true, eachDuration=5, num=1, duration=100, userData={}, enableAsr=true]",
        "1113|{\"eachDuration\":0.5}|WRONG_TYPE data.eachDuration",
        "1115|{\"prompt\":5}|WRONG_TYPE data.prompt",
        "1116|{}|UpdateVcrConfig[config={}]",
        "1117|{\"params\":\"{\\\"a\\\":1}\"}|UpdateBailianAppParams[params={a=1}]",
        "1117|{\"params\":\"[1,2]\"}|WRONG_TYPE data.params",
        "1117|{\"params\":\"{\"}|WRONG_TYPE data.params",
        "1117|{\"params\":\"{}{}\"}|WRONG_TYPE data.params",
        "1117|{\"params\":{}}|WRONG_TYPE data.params",
        "1117|{}|MISSING_FIELD data.params",
        "1118|{\"asrMaxSilence\":-1}|UpdateAsrMaxSilence[asrMaxSilence=-1]",
        "1118|{\"asrMaxSilence\":0.5}|WRONG_TYPE data.asrMaxSilence",
        "1118|{\"asrMaxSilence\":null}|MISSING_FIELD data.asrMaxSilence",
        "1120|{\"speechRate\":1}|UpdateTtsSpeechRate[speechRate=1.0]",
        "1120|{\"speechRate\":1e400}|WRONG_TYPE data.speechRate",
        "1120|{\"speechRate\":\"1\"}|WRONG_TYPE data.speechRate",
      })
  void clientMessage(int type, String data, String outcome) {
    assertThat(shown(reader.readClientMessage(message(type, data)))).isEqualTo(outcome);
  }

  private static String shown(Object reading) {
    return reading instanceof RejectedMessage rejected
        ? rejected.reason() + " " + rejected.detail()
        : reading.toString();
  }

  private static byte[] message(int type, String data) {
    return "{\"type\":%d,\"data\":%s}".formatted(type, data).getBytes(UTF_8);
  }
}

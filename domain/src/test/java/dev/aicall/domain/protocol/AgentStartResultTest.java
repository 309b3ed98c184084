package dev.aicall.domain.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.domain.protocol.AgentStartResult.Failed;
import dev.aicall.domain.protocol.AgentStartResult.Ignored;
import dev.aicall.domain.protocol.AgentStartResult.Started;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentStartResultTest {
  private static final String EXAMPLE =
      "{\"requestId\":\"r-1\",\"code\":\"200\",\"data\":\"{\\\"InstanceId\\\":\\\"i-1\\\","
          + "\\\"ChannelId\\\":\\\"c-1\\\",\\\"AIAgentUserId\\\":\\\"agent-7\\\"}\"}";
  private static final Started STARTED = new Started("r-1", "i-1", "c-1", "agent-7");

  @Test
  void exampleBothWays() {
    assertThat(parse(EXAMPLE)).isEqualTo(STARTED);
    assertThat(STARTED.toResultText()).isEqualTo(EXAMPLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"code\":\"200\",\"data\":\"{}\"}",
        "{\"code\":\"200\",\"requestId\":\"\",\"data\":\"{\\\"InstanceId\\\":\\\"\\\",\\\"ChannelId\\\":5}\"}",
        "{\"code\":\"200\",\"requestId\":7,\"data\":\"[]\"}",
      })
  void idsThatDidNotComeAreNull(String text) {
    assertThat(parse(text)).isEqualTo(new Started(null, null, null, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|-10000|",
        "timeout|-10000|",
        "null|-10000|",
        "[]|-10000|",
        "{\"code\":200,\"requestId\":\"r\",\"data\":\"{}\"}|-10000|r",
        "{\"code\":\"200\",\"requestId\":\"r\"}|-10000|r",
        "{\"code\":\"200\",\"requestId\":\"r\",\"data\":null}|-10000|r",
        "{\"code\":\"200\",\"requestId\":\"r\",\"data\":{}}|-10000|r",
        "{\"code\":\"200\",\"requestId\":\"r\",\"data\":\"null\"}|-10000|r",
        "{\"code\":\"200\",\"requestId\":\"r\",\"data\":\"{oops\"}|-10000|r",
        "{\"code\":\"InternalError\",\"requestId\":\"r\"}|-10000|r",
        "{\"code\":\"Forbidden.SubscriptionRequired\",\"requestId\":\"r\"}|-10203|r",
        "{\"code\":\"AgentNotFound\"}|-10204|",
      })
  void anythingElseIsAFailure(String text, int error, String requestId) {
    assertThat(parse(text)).isEqualTo(new Failed(error, text, requestId));
  }

  @Test
  void codeOfTheTransportMustBeZero() {
    assertThat(AgentStartResult.parse(1, AgentStartResult.ACTION, EXAMPLE, false))
        .isEqualTo(new Failed(AgentStartResult.BEGIN_CALL_FAILED, EXAMPLE, "r-1"));
    assertThat(
            AgentStartResult.parse(
                403, AgentStartResult.ACTION, "{\"code\":\"AgentNotFound\"}", false))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> assertThat(failed.error()).isEqualTo(AgentStartResult.AGENT_NOT_FOUND));
  }

  @Test
  void otherActionsCountOnlyAsFailuresBeforeTheStart() {
    assertThat(AgentStartResult.parse(0, "OtherAction", EXAMPLE, false)).isEqualTo(new Ignored());
    assertThat(AgentStartResult.parse(5, "OtherAction", EXAMPLE, true)).isEqualTo(new Ignored());
    assertThat(AgentStartResult.parse(5, "OtherAction", "x", false))
        .isEqualTo(new Failed(AgentStartResult.BEGIN_CALL_FAILED, "x", null));
    assertThat(AgentStartResult.parse(5, AgentStartResult.ACTION, "x", true))
        .isEqualTo(new Failed(AgentStartResult.BEGIN_CALL_FAILED, "x", null));
  }

  @Test
  void failureCanBeMade() {
    String text = Failed.resultText(AgentStartResult.CODE_AGENT_NOT_FOUND, "no \"x\"", "r");

    assertThat(text)
        .isEqualTo("{\"requestId\":\"r\",\"code\":\"AgentNotFound\",\"message\":\"no \\\"x\\\"\"}");
    assertThat(parse(text)).isEqualTo(new Failed(AgentStartResult.AGENT_NOT_FOUND, text, "r"));
  }

  @Test
  void endlessNestingIsAFailure() {
    assertThat(parse("[".repeat(1_000_000))).isInstanceOf(Failed.class);
  }

  private static AgentStartResult parse(String text) {
    return AgentStartResult.parse(0, AgentStartResult.ACTION, text, false);
  }
}

package dev.aicall.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyStatTest {

  @Test
  void delayIsFromEndOfQuestionToStartOfAnswer() {
    LatencyStat stat =
        LatencyStat.fromMap(
            Map.of(
                "AIAgent",
                Map.of(
                    "aiasrcost", 100, "aillmcost", 300, "aittscost", 90, "aiagenttotalcost", 490),
                "AIPub",
                Map.of(
                    "aAIClientScentenceId", 4,
                    "aAIClientQuestionTimestampTAIL", 1_700_000_000_100L,
                    "aAIClientAnswerTimestampHEAD", 1_700_000_000_820L)));

    assertThat(stat.questionToAnswerDelayMs()).hasValue(720);
    assertThat(stat.sentenceId()).hasValue(4);
    assertThat(stat.asrCostMs()).hasValue(100);
    assertThat(stat.llmCostMs()).hasValue(300);
    assertThat(stat.ttsCostMs()).hasValue(90);
    assertThat(stat.agentTotalCostMs()).hasValue(490);
    assertThat(stat.getAiSub()).isEmpty();
  }

  @Test
  void delayNeedsAllThreeNumbers() {
    LatencyStat noSentence =
        LatencyStat.of(
            Map.of(),
            Map.of("aAIClientQuestionTimestampTAIL", 1, "aAIClientAnswerTimestampHEAD", 2),
            Map.of());

    assertThat(noSentence.questionToAnswerDelayMs()).isEmpty();
    assertThat(LatencyStat.of(Map.of(), Map.of(), Map.of()).questionToAnswerDelayMs()).isEmpty();
  }

  @Test
  void whatIsNoNumberIsLeftOut() {
    LatencyStat stat =
        LatencyStat.fromMap(Map.of("AIAgent", Map.of("aiasrcost", "5", "x", 1), "AIPub", "none"));

    assertThat(stat)
        .isEqualTo(LatencyStat.of(Map.of("x", 1), Map.of(), Map.of()))
        .hasToString("LatencyStat{aiAgent={x=1}, aiPub={}, aiSub={}}");
  }
}

package dev.aicall.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.model.ARTCAICallAgentVcrResult.Equipment;
import dev.aicall.api.model.ARTCAICallAgentVcrResult.HeadMotion;
import dev.aicall.api.model.ARTCAICallAgentVcrResult.LookAway;
import dev.aicall.api.model.ARTCAICallAgentVcrResult.PeopleCount;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ARTCAICallAgentVcrResultTest {

  private static final List<String> PARTS =
      List.of(
          "stillFrameMotion",
          "invalidFrameMotion",
          "peopleCount",
          "equipment",
          "headMotion",
          "lookAway");

  @Test
  void readsEveryPart() {
    ARTCAICallAgentVcrResult result =
        ARTCAICallAgentVcrResult.fromMap(
            Map.of(
                "stillFrameMotion", Map.of("duration", 3200),
                "invalidFrameMotion", Map.of("duration", 10.5),
                "peopleCount", Map.of("count", 2),
                "equipment", Map.of("mobilePhoneCount", 1, "headPhoneCount", 2, "watchCount", 3),
                "headMotion", Map.of("nodDetected", true, "shakeDetected", false),
                "lookAway", Map.of("count", 2, "duration", 1800)));

    assertThat(result.getStillFrameMotion())
        .isEqualTo(new ARTCAICallAgentVcrResult.StillFrameMotion(3200));
    assertThat(result.getInvalidFrameMotion())
        .isEqualTo(new ARTCAICallAgentVcrResult.InvalidFrameMotion(10.5));
    assertThat(result.getPeopleCount()).isEqualTo(new PeopleCount(2));
    assertThat(result.getEquipment()).isEqualTo(new Equipment(1, 2, 3));
    assertThat(result.getHeadMotion()).isEqualTo(new HeadMotion(true, false));
    assertThat(result.getLookAway()).isEqualTo(new LookAway(2, 1800));
  }

  @Test
  void missingPartsAreNullAndMissingMembersAreZero() {
    ARTCAICallAgentVcrResult result =
        ARTCAICallAgentVcrResult.fromMap(Map.of("equipment", Map.of("watchCount", "two")));

    assertThat(result.getEquipment()).isEqualTo(new Equipment(0, 0, 0));
    assertThat(result.getPeopleCount()).isNull();
    assertThat(result.getHeadMotion()).isNull();
  }

  @Test
  void partsOfAnyWrongTypeAreNull() {
    for (Object wrong : Arrays.asList(null, 5, "x", true, List.of(1))) {
      Map<String, Object> data = new HashMap<>();
      PARTS.forEach(part -> data.put(part, wrong));

      ARTCAICallAgentVcrResult result = ARTCAICallAgentVcrResult.fromMap(data);

      assertThat(result.getStillFrameMotion()).isNull();
      assertThat(result.getInvalidFrameMotion()).isNull();
      assertThat(result.getPeopleCount()).isNull();
      assertThat(result.getEquipment()).isNull();
      assertThat(result.getHeadMotion()).isNull();
      assertThat(result.getLookAway()).isNull();
      assertThat(result.getResultData()).isEqualTo(data);
    }
  }

  @Test
  void rawDataIsKeptWithUnknownKeysAndCopied() {
    Map<String, Object> future = new HashMap<>(Map.of("a", 1));
    ARTCAICallAgentVcrResult result = ARTCAICallAgentVcrResult.fromMap(Map.of("future", future));

    future.put("a", 2);

    assertThat(result.getResultData()).isEqualTo(Map.of("future", Map.of("a", 1)));
    assertThat(result)
        .isEqualTo(ARTCAICallAgentVcrResult.fromMap(Map.of("future", Map.of("a", 1))))
        .hasToString("ARTCAICallAgentVcrResult{future={a=1}}");
  }
}

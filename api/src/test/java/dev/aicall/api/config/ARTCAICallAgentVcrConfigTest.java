package dev.aicall.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ARTCAICallAgentVcrConfigTest {

  private static final ARTCAICallAgentVcrBaseConfig ON =
      ARTCAICallAgentVcrBaseConfig.builder().enable(true).build();
  private static final ARTCAICallAgentVcrFrameMotionConfig MOTION_ON =
      ARTCAICallAgentVcrFrameMotionConfig.builder().enable(true).callbackDelay(900).build();

  @Test
  void nothingIsSetAtFirst() {
    assertThat(ARTCAICallAgentVcrConfig.builder().build().toMap()).isEmpty();
  }

  @Test
  void partsAreInWireOrderWhateverTheOrderOfSetting() {
    ARTCAICallAgentVcrConfig config =
        ARTCAICallAgentVcrConfig.builder()
            .lookAway(ON)
            .headMotion(ON)
            .equipment(ON)
            .peopleCount(ON)
            .invalidFrameMotion(MOTION_ON)
            .stillFrameMotion(MOTION_ON)
            .build();

    assertThat(config.toMap())
        .hasToString(
            "{StillFrameMotion={Enabled=true, CallbackDelay=900},"
                + " InvalidFrameMotion={Enabled=true, CallbackDelay=900},"
                + " PeopleCount={Enabled=true}, Equipment={Enabled=true},"
                + " HeadMotion={Enabled=true}, LookAway={Enabled=true}}");
  }

  @Test
  void setPartsAreMergedOverWhatWasRead() {
    ARTCAICallAgentVcrConfig config =
        read("StillFrameMotion", ordered("Enabled", false, "CallbackDelay", 5, "Extra", 1));

    ARTCAICallAgentVcrConfig changed = config.toBuilder().stillFrameMotion(MOTION_ON).build();

    assertThat(changed.toMap())
        .hasToString("{StillFrameMotion={Enabled=true, CallbackDelay=900, Extra=1}, Future=1}");
    assertThat(changed.getStillFrameMotion()).isEqualTo(MOTION_ON);
  }

  @Test
  void aPartTakenOutStaysOut() {
    ARTCAICallAgentVcrConfig config = read("PeopleCount", ordered("Enabled", true, "Extra", 1));

    ARTCAICallAgentVcrConfig without = config.toBuilder().peopleCount(null).build();

    assertThat(without.getPeopleCount()).isNull();
    assertThat(without.toMap()).hasToString("{Future=1}");
    assertThat(without.toBuilder().peopleCount(ON).build().toMap())
        .hasToString("{Future=1, PeopleCount={Enabled=true}}");
  }

  @Test
  void readPartsGetTheDefaultsTheyLack() {
    ARTCAICallAgentVcrConfig config =
        read("InvalidFrameMotion", ordered("Enabled", "yes", "CallbackDelay", "soon"));

    assertThat(config.toMap())
        .hasToString("{InvalidFrameMotion={Enabled=false, CallbackDelay=3000}, Future=1}");
    assertThat(config.getInvalidFrameMotion())
        .isEqualTo(ARTCAICallAgentVcrFrameMotionConfig.builder().build());
  }

  @Test
  void aDelayOutOfRangeIsKeptButShowsAsDefault() {
    ARTCAICallAgentVcrConfig config =
        read("StillFrameMotion", ordered("Enabled", true, "CallbackDelay", 5));

    assertThat(config.toMap())
        .hasToString("{StillFrameMotion={Enabled=true, CallbackDelay=5}, Future=1}");
    assertThat(Objects.requireNonNull(config.getStillFrameMotion()).getCallbackDelay())
        .isEqualTo(ARTCAICallAgentVcrFrameMotionConfig.DEFAULT_CALLBACK_DELAY);
  }

  @Test
  void partsThatAreNoObjectsAreKeptButShowAsNull() {
    ARTCAICallAgentVcrConfig config = read("LookAway", 0);

    assertThat(config.getLookAway()).isNull();
    assertThat(config.toMap()).hasToString("{LookAway=0, Future=1}");
  }

  @Test
  void whatWasReadIsCopied() {
    Map<String, Object> given = ordered("Future", ordered("A", 1));
    ARTCAICallAgentVcrConfig config = ARTCAICallAgentVcrConfig.fromMap(given);

    given.put("Future", 99);

    assertThat(config.toMap()).hasToString("{Future={A=1}}");
  }

  private static ARTCAICallAgentVcrConfig read(String key, Object part) {
    return ARTCAICallAgentVcrConfig.fromMap(ordered(key, part, "Future", 1));
  }

  private static Map<String, Object> ordered(Object... keysAndValues) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      map.put((String) keysAndValues[i], keysAndValues[i + 1]);
    }
    return map;
  }
}

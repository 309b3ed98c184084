package dev.aicall.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class JsonCopyTest {

  @Test
  void copiesAreDeepAndKeepOrderAndNulls() {
    List<Object> inner = new ArrayList<>(List.of(1, "two"));
    Map<String, Object> given = new LinkedHashMap<>();
    given.put("z", inner);
    given.put("a", null);
    ARTCAICallAgentConfig config =
        ARTCAICallAgentConfig.builder().workflowOverrideParams(given).build();

    inner.add(3);
    given.put("late", 1);

    assertThat(config.getWorkflowOverrideParams()).hasToString("{z=[1, two], a=null}");
  }

  @Test
  void copiesCannotBeChanged() {
    ARTCAICallAgentConfig config =
        ARTCAICallAgentConfig.builder().experimentalConfig(Map.of("k", Map.of("inner", 1))).build();
    Map<String, Object> map = Objects.requireNonNull(config.getExperimentalConfig());

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> map.put("x", 1));
    assertThat(map).containsEntry("k", Map.of("inner", 1));
  }

  @Test
  void whatJsonCannotHoldIsRefused() {
    ARTCAICallAgentConfig.Builder builder = ARTCAICallAgentConfig.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> builder.workflowOverrideParams(Map.of("when", Instant.EPOCH)))
        .withMessageStartingWith("workflowOverrideParams: JSON values")
        .withMessageEndingWith("got java.time.Instant");
  }

  @Test
  void aMapThatHoldsItselfIsRefused() {
    Map<String, Object> endless = new HashMap<>();
    endless.put("self", endless);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> ARTCAICallConfig.builder().userData(endless))
        .withMessageStartingWith("userData: JSON values");
  }
}

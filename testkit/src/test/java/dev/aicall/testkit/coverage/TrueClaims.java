package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A test that claims what it does; {@link CoverageExtensionTest} runs it. */
@ExtendWith(CoverageExtension.class)
class TrueClaims {
  @Test
  @Covers.Effect("interruptSpeaking")
  @Covers.Callback("onCallBegin")
  void isAccepted(TestCall call) {
    call.begin();
    assertThat(call.engine().interruptSpeaking()).isTrue();
    call.settle();
    assertThat(call.messages()).hasSize(1);
  }
}

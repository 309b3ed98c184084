package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.error.ARTCAICallErrorCode;
import dev.aicall.api.transcript.TranscriptFormat;
import dev.aicall.rtc.fake.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Tests that claim too much; {@link CoverageExtensionTest} runs them. */
@ExtendWith(CoverageExtension.class)
class FalseClaims {
  @Test
  @Covers.Effect("interruptSpeaking")
  @Covers.Confirmation("interruptSpeaking")
  @Covers.Refusal("stopAgent")
  @Covers.Value("isOnCall")
  @Covers.Callback("onCallBegin")
  @Covers.Code(ARTCAICallErrorCode.TokenExpired)
  @Covers.Fault(Fault.LINK_LOST)
  @Covers.Share(ShareRow.TIME_OUT)
  @Covers.Format(TranscriptFormat.SRT)
  void doesNothing(TestCall call) {
    assertThat(call.fake().sessions()).isEmpty();
  }

  @Test
  @Covers.Effect("interruptSpeaking")
  void isRefused(TestCall call) {
    assertThat(call.engine().interruptSpeaking()).isFalse();
  }

  @Test
  @Covers.Refusal("interruptSpeaking")
  @Covers.Value("isOnCall")
  void isAccepted(TestCall call) {
    call.begin();
    assertThat(call.engine().interruptSpeaking()).isTrue();
    assertThat(call.engine().isOnCall()).isTrue();
  }
}

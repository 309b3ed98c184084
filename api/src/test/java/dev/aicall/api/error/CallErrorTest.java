package dev.aicall.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CallErrorTest {

  @Test
  void anErrorWithoutNumberIsUnknown() {
    CallError error = CallError.of("request error");

    assertThat(error.getCode()).isEqualTo(CallError.DEFAULT_CODE).isEqualTo(-40000);
    assertThat(error.getErrorCode()).isSameAs(ARTCAICallErrorCode.UnknowError);
    assertThat(error.getMessage()).isEqualTo("request error");
    assertThat(error.getCause()).isNull();
    assertThat(error.isRetryable()).isFalse();
  }

  @Test
  void aKnownCodeBringsRetryAndRemedy() {
    CallError error = CallError.of(ARTCAICallErrorCode.TokenExpired, "late");

    assertThat(error.getCode()).isEqualTo(-10004);
    assertThat(error.isRetryable()).isTrue();
    assertThat(error.getRemedy()).isEqualTo(ARTCAICallErrorCode.TokenExpired.remedy());
  }

  @Test
  void aNumberNoConstantHasIsKept() {
    CallError error = CallError.ofCode(403, "forbidden");

    assertThat(error.getCode()).isEqualTo(403);
    assertThat(error.getErrorCode()).isSameAs(ARTCAICallErrorCode.UnknowError);
  }

  @Test
  void textHasNoSecretOfTheCause() {
    CallError error =
        CallError.of(
            ARTCAICallErrorCode.NetworkError,
            "no answer",
            new IOException("https://host/?token=secret"));

    assertThat(error.toString())
        .doesNotContain("secret")
        .contains("NetworkError -3: no answer", "java.io.IOException", "retryable=true");
  }

  @Test
  void copiesDifferInOnePart() {
    CallError error = CallError.of(ARTCAICallErrorCode.NetworkError, "no answer");

    assertThat(error.withRetryable(true)).isEqualTo(error).hasSameHashCodeAs(error);
    assertThat(error.withRetryable(false)).isNotEqualTo(error);
    assertThat(error.withRemedy("Wait.").getRemedy()).isEqualTo("Wait.");
  }
}

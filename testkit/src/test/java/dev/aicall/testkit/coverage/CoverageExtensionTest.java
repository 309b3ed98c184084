package dev.aicall.testkit.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import org.junit.jupiter.api.Test;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** No test passes with a claim that it does not bear out. */
class CoverageExtensionTest {
  @Test
  void falseClaimsFail() {
    TestExecutionSummary summary = run(FalseClaims.class);

    assertThat(summary.getTestsSucceededCount()).isEqualTo(3);
    assertThat(summary.getFailures())
        .singleElement()
        .satisfies(
            failure ->
                assertThat(failure.getException())
                    .hasMessageContaining("doesNothing: EFFECT interruptSpeaking")
                    .hasMessageContaining("doesNothing: CONFIRMATION interruptSpeaking")
                    .hasMessageContaining("doesNothing: REFUSAL stopAgent")
                    .hasMessageContaining("doesNothing: VALUE isOnCall")
                    .hasMessageContaining("doesNothing: onCallBegin")
                    .hasMessageContaining("doesNothing: TokenExpired")
                    .hasMessageContaining("doesNothing: LINK_LOST")
                    .hasMessageContaining("doesNothing: TIME_OUT")
                    .hasMessageContaining("doesNothing: SRT")
                    .hasMessageContaining("isRefused: EFFECT interruptSpeaking")
                    .hasMessageContaining("isAccepted: REFUSAL interruptSpeaking")
                    .hasMessageContaining("isAccepted: VALUE isOnCall"));
  }

  @Test
  void trueClaimsPass() {
    TestExecutionSummary summary = run(TrueClaims.class);

    assertThat(summary.getTestsSucceededCount()).isEqualTo(1);
    assertThat(summary.getFailures()).isEmpty();
  }

  private static TestExecutionSummary run(Class<?> tests) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(tests)).build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    return listener.getSummary();
  }
}

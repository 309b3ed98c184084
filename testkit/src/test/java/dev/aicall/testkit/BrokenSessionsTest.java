package dev.aicall.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract notices a session that breaks one rule, and blames no other rule for it. */
class BrokenSessionsTest {
  private final Map<String, TestExecutionResult.Status> results = new TreeMap<>();

  @ParameterizedTest
  @ValueSource(
      classes = {
        BrokenSessions.R1.class,
        BrokenSessions.R2.class,
        BrokenSessions.R3.class,
        BrokenSessions.R4.class,
        BrokenSessions.R5.class,
        BrokenSessions.R6.class,
        BrokenSessions.R7.class,
        BrokenSessions.R8.class,
        BrokenSessions.R9.class,
        BrokenSessions.R10.class
      })
  void onlyTheBrokenRuleFails(Class<?> broken) {
    run(broken);

    assertThat(results).isNotEmpty();
    assertThat(failedRules()).containsOnly(broken.getSimpleName());
  }

  private java.util.List<String> failedRules() {
    return results.entrySet().stream()
        .filter(entry -> entry.getValue() != TestExecutionResult.Status.SUCCESSFUL)
        .map(entry -> entry.getKey().split(" ", 2)[0])
        .toList();
  }

  private void run(Class<?> contractTest) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request().selectors(selectClass(contractTest)).build();
    Launcher launcher =
        LauncherFactory.create(
            LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false).build());
    launcher.execute(
        request,
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
              results.put(test.getDisplayName(), result.getStatus());
            }
          }
        });
  }
}

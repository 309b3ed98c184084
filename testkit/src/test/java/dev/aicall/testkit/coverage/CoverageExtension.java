package dev.aicall.testkit.coverage;

import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test its {@link TestCall} and compares what the tests of a class claim with what
 * happened in them, so that a test cannot claim what it does not do.
 */
final class CoverageExtension implements ParameterResolver, AfterEachCallback, AfterAllCallback {
  private final Map<Method, Evidence> evidence = new LinkedHashMap<>();
  private boolean anyFailed;

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == TestCall.class;
  }

  @Override
  public TestCall resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Evidence ofMethod =
        evidence.computeIfAbsent(context.getRequiredTestMethod(), method -> new Evidence());
    return new TestCall(ofMethod);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    anyFailed |= context.getExecutionException().isPresent();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    // A test that failed says enough by itself.
    if (anyFailed) {
      return;
    }
    List<String> unproven =
        evidence.entrySet().stream()
            .flatMap(entry -> Claims.of(entry.getKey()).unprovenBy(entry.getValue()).stream())
            .toList();
    if (!unproven.isEmpty()) {
      throw new AssertionError("claimed, but it did not happen: " + unproven);
    }
  }
}

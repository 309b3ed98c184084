package dev.aicall.testkit;

import dev.aicall.api.ARTCAICallEngineInterface;
import dev.aicall.domain.exec.VirtualTime;
import dev.aicall.rtc.fake.FakeAgent;
import dev.aicall.rtc.fake.FakeRtc;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Makes what {@link AiCallTest} hands to a test. Can be registered by {@code @ExtendWith} on a
 * class as well, so that all its tests and {@code @BeforeEach} methods have the parameters.
 */
public final class AiCallExtension implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(AiCallExtension.class);

  /** For JUnit. */
  public AiCallExtension() {}

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    Class<?> type = parameter.getParameter().getType();
    return type == ARTCAICallEngineInterface.class
        || type == FakeRtc.class
        || type == FakeAgent.class
        || type == VirtualTime.class
        || type == RecordingDelegate.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    FakeCallWorld world =
        test.getStore(NAMESPACE)
            .computeIfAbsent(FakeCallWorld.class, key -> new FakeCallWorld(), FakeCallWorld.class);
    Class<?> type = parameter.getParameter().getType();
    if (type == ARTCAICallEngineInterface.class) {
      return world.engine();
    }
    if (type == FakeRtc.class) {
      return world.fake();
    }
    if (type == FakeAgent.class) {
      return world.fake().agent();
    }
    return type == VirtualTime.class ? world.time() : world.delegate();
  }
}

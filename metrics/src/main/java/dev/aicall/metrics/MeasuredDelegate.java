package dev.aicall.metrics;

import dev.aicall.api.ARTCAICallEngineDelegate;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Passes every callback to the meters and then to the application, also those that a later version
 * of the API may add.
 */
final class MeasuredDelegate implements InvocationHandler {
  private final MeasuredEngine engine;
  private final @Nullable ARTCAICallEngineDelegate application;

  MeasuredDelegate(MeasuredEngine engine, @Nullable ARTCAICallEngineDelegate application) {
    this.engine = engine;
    this.application = application;
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return switch (method.getName()) {
        case "equals" -> proxy == Objects.requireNonNull(arguments)[0];
        case "hashCode" -> System.identityHashCode(proxy);
        default -> "measured " + application;
      };
    }
    try {
      method.invoke(engine, arguments);
      return application == null ? null : method.invoke(application, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}

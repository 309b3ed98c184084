package dev.aicall.cli.call;

import dev.aicall.api.ARTCAICallEngineDelegate;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;

/** Lets several delegates hear one engine, in the order given. */
public final class FanOut {
  private FanOut() {}

  /**
   * Puts delegates together.
   *
   * @param delegates who hears; each must not throw, or those after it hear nothing
   * @return one that passes all on
   */
  public static ARTCAICallEngineDelegate to(ARTCAICallEngineDelegate... delegates) {
    List<ARTCAICallEngineDelegate> all = List.of(delegates);
    InvocationHandler handler =
        (proxy, method, arguments) -> {
          if (method.getDeclaringClass() == Object.class) {
            return switch (method.getName()) {
              case "equals" -> proxy == arguments[0];
              case "hashCode" -> System.identityHashCode(proxy);
              default -> "FanOut" + all;
            };
          }
          try {
            for (ARTCAICallEngineDelegate delegate : all) {
              method.invoke(delegate, arguments);
            }
            return null;
          } catch (InvocationTargetException e) {
            throw e.getCause();
          }
        };
    return (ARTCAICallEngineDelegate)
        Proxy.newProxyInstance(
            ARTCAICallEngineDelegate.class.getClassLoader(),
            new Class<?>[] {ARTCAICallEngineDelegate.class},
            handler);
  }
}

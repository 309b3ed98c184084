package dev.aicall.cli.view;

import dev.aicall.api.ARTCAICallEngineInterface;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/** An engine that tells when one of its methods was called. */
final class Interception {
  private Interception() {}

  static ARTCAICallEngineInterface of(
      ARTCAICallEngineInterface engine, String method, Runnable called) {
    return (ARTCAICallEngineInterface)
        Proxy.newProxyInstance(
            Interception.class.getClassLoader(),
            new Class<?>[] {ARTCAICallEngineInterface.class},
            (proxy, invoked, arguments) -> {
              try {
                Object result = invoked.invoke(engine, arguments);
                if (invoked.getName().equals(method)) {
                  called.run();
                }
                return result;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}

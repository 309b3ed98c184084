package dev.aicall.testkit.coverage;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Names for the methods of an interface: the method's own, with parameter types if overloaded. */
final class ApiNames {
  private ApiNames() {}

  /** All methods that the interface declares, by their names here. */
  static Map<String, Method> of(Class<?> api) {
    Map<String, Method> methods = new TreeMap<>();
    for (Method method : api.getDeclaredMethods()) {
      if (!method.isSynthetic()) {
        methods.put(of(method), method);
      }
    }
    return methods;
  }

  static String of(Method method) {
    long namesakes =
        Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
            .filter(other -> other.getName().equals(method.getName()) && !other.isSynthetic())
            .count();
    return namesakes == 1 ? method.getName() : method.getName() + parameters(method);
  }

  private static String parameters(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", "(", ")"));
  }
}

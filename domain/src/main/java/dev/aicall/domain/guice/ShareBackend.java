package dev.aicall.domain.guice;

import com.google.inject.Module;

/** A share agent on the class path, found by {@link java.util.ServiceLoader}. */
@FunctionalInterface
public interface ShareBackend {
  /**
   * Returns its bindings with the default configuration.
   *
   * @return a module that binds {@code ShareAgent}
   */
  Module module();
}

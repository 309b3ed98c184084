package dev.aicall.api.device;

import java.time.Duration;

/** A device listener that is registered; closing it twice does no harm. */
@FunctionalInterface
public interface DeviceRegistration extends AutoCloseable {
  /** How long a device request may take: 5 s, our choice; a healthy system needs under 1 s. */
  Duration TIMEOUT = Duration.ofSeconds(5);

  @Override
  void close();
}

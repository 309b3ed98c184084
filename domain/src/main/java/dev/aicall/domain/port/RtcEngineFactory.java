package dev.aicall.domain.port;

/**
 * Makes RTC engines. One for each backend and injector, shared by all call engines, so what is
 * costly (a native runtime, threads) is held here or below and released with its last user.
 */
@FunctionalInterface
public interface RtcEngineFactory {
  /**
   * Makes the RTC engine of one call engine. Runs on a call loop, so it may take time.
   *
   * @return a new engine; the caller closes it
   * @throws RtcException if the stack cannot run here, for example for want of a native library;
   *     the message says what to do
   */
  RtcEngine create();
}

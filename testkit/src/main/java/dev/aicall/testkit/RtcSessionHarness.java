package dev.aicall.testkit;

import dev.aicall.api.media.MediaTaps;
import dev.aicall.domain.port.JoinRequest;
import dev.aicall.domain.port.RtcEngine;
import dev.aicall.domain.port.RtcEngineFactory;
import java.time.Duration;

/** What a backend brings to be tested by {@link RtcSessionContract}; one for each test. */
public interface RtcSessionHarness extends AutoCloseable {
  /**
   * Returns the backend under test.
   *
   * @return always the same one
   */
  RtcEngineFactory factory();

  /**
   * Returns an engine of that backend.
   *
   * @return always the same one
   */
  RtcEngine engine();

  /**
   * Returns the other end.
   *
   * @return always the same one
   */
  FarSide farSide();

  /**
   * Makes a request that the far side accepts.
   *
   * @param taps what stands in for devices
   * @param deadline how long the join may take
   * @return a new request
   */
  JoinRequest joinRequest(MediaTaps taps, Duration deadline);

  /**
   * Returns how fast the backend is.
   *
   * @return always the same profile
   */
  SpeedProfile speed();

  /**
   * Lets time pass: moves virtual time, or waits.
   *
   * @param time how much
   */
  void advance(Duration time);

  /**
   * Says whether what was handed to the backend (executor, clock, HTTP client) still works.
   *
   * @return false if the backend closed any of it
   */
  boolean handedInStillWorks();

  /**
   * Counts what the backend holds for its calls: sessions, connections, sockets, timers.
   *
   * @return a number that comes back to what it was once all calls are over
   */
  long resources();

  /** Closes the engine and the far side. */
  @Override
  void close();
}

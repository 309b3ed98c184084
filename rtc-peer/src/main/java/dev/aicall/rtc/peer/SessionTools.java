package dev.aicall.rtc.peer;

import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * What the parts of one session share.
 *
 * @param queue runs the session, serially
 * @param timers its delays
 * @param signalling its requests
 * @param random 0 to 1, for jitter
 */
record SessionTools(
    Executor queue, SessionTimers timers, SignallingClient signalling, DoubleSupplier random) {}

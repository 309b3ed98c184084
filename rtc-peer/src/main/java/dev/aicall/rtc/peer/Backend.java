package dev.aicall.rtc.peer;

import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.MediaStack;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

/**
 * What the sessions of one engine run on.
 *
 * @param config where the signalling is
 * @param stack makes the peers
 * @param capabilities what the stack can do here
 * @param http carries the signalling
 * @param time clock and timers
 * @param executor runs the sessions, each serially
 * @param random 0 to 1, for jitter
 */
record Backend(
    PeerConfig config,
    MediaStack stack,
    RtcCapabilities capabilities,
    HttpExchanges http,
    TimeSource time,
    Executor executor,
    DoubleSupplier random) {}

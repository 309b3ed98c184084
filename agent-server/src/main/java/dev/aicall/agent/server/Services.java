package dev.aicall.agent.server;

import dev.aicall.agent.server.agent.AgentFactory;
import dev.aicall.domain.port.TimeSource;
import dev.aicall.rtc.peer.media.MediaStack;
import java.util.concurrent.Executor;

/**
 * What the calls of one server share.
 *
 * @param config its settings
 * @param time clock and timers
 * @param executor where the calls' loops run
 * @param stack does the media
 * @param agents makes the agents
 * @param tokens issues and checks
 * @param meters counts
 */
record Services(
    AgentServerConfig config,
    TimeSource time,
    Executor executor,
    MediaStack stack,
    AgentFactory agents,
    RtcTokens tokens,
    ServerMeters meters) {}

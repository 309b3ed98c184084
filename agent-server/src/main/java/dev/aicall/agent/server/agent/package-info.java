/**
 * The port between the server and the agents that it runs. Agents implement it; the server calls
 * it. Neither RTC nor HTTP shows here.
 */
@NullMarked
package dev.aicall.agent.server.agent;

import org.jspecify.annotations.NullMarked;

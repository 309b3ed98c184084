/**
 * The open far side of a call: a server that answers calls on any {@link
 * dev.aicall.rtc.peer.media.MediaStack}, runs an agent in each, and serves the app-server API.
 * Programs and tests may import it; start at {@code AgentServer}.
 */
@NullMarked
package dev.aicall.agent.server;

import org.jspecify.annotations.NullMarked;

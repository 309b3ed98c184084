/**
 * The agent protocol as values and bytes: the messages of both directions, the agent start result
 * and the latency statistics. It knows nothing of calls, sessions or threads; the call engine, the
 * adapters and the agent side may all use it.
 */
@NullMarked
package dev.aicall.domain.protocol;

import org.jspecify.annotations.NullMarked;

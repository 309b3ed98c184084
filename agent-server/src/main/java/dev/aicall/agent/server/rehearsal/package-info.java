/**
 * The rehearsal agent: an agent without any speech engine that follows a YAML script, answers every
 * message of the protocol and can produce every one. For developing and testing clients offline.
 * Programs use {@link dev.aicall.agent.server.rehearsal.RehearsalAgents}; the rest is its own.
 */
@NullMarked
package dev.aicall.agent.server.rehearsal;

import org.jspecify.annotations.NullMarked;

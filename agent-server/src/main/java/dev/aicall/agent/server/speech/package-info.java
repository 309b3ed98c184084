/**
 * The ports of an agent that hears, thinks and speaks, and how their engines are found. Engines
 * (module agent-speech, or a user's own) implement them; the turn pipeline uses them. Sound inside
 * is always 16 kHz, mono, 16 bit: what recognisers want and synthesisers make.
 */
@NullMarked
package dev.aicall.agent.server.speech;

import org.jspecify.annotations.NullMarked;

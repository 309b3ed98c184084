/**
 * The engines behind the ports of {@code dev.aicall.agent.server.speech}: voice activity,
 * recognition, replies and synthesis. Programs import {@code SpeechEngines}; engines are found by
 * {@link java.util.ServiceLoader}.
 */
@NullMarked
package dev.aicall.agent.speech;

import org.jspecify.annotations.NullMarked;

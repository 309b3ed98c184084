/** Voice activity detectors: libfvad of WebRTC with an energy gate, and energy alone. */
@NullMarked
package dev.aicall.agent.speech.vad;

import org.jspecify.annotations.NullMarked;

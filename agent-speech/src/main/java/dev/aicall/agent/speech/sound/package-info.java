/**
 * Small sound tools of the engines: levels, rates, pace, WAV files, and text made fit for voices.
 */
@NullMarked
package dev.aicall.agent.speech.sound;

import org.jspecify.annotations.NullMarked;

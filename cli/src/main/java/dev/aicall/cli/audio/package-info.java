/**
 * Sound files in and out of a call, and what can be measured of them. Knows the media taps only.
 */
@NullMarked
package dev.aicall.cli.audio;

import org.jspecify.annotations.NullMarked;

/** Tests of the sound devices, on mixers in memory. */
@NullMarked
package dev.aicall.rtc.jitsi.sound;

import org.jspecify.annotations.NullMarked;

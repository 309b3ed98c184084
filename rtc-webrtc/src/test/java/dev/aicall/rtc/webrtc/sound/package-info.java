/** Tests of the sound devices. */
@NullMarked
package dev.aicall.rtc.webrtc.sound;

import org.jspecify.annotations.NullMarked;

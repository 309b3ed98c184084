/**
 * The machine's sound devices through its sound server, in blocks of 10 ms, without native code.
 * The device module of webrtc-java 0.14.0 cannot be used for that: it cannot choose a device on
 * Linux, aborts the process beside a program's microphone and stops receiving with the device
 * ({@code docs/webrtc-devices.md}). Only {@code dev.aicall.rtc.webrtc} imports it.
 */
@NullMarked
package dev.aicall.rtc.webrtc.sound;

import org.jspecify.annotations.NullMarked;

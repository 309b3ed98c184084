/**
 * The RTC backend on libwebrtc, through webrtc-java 0.14.0. Programs need {@link
 * dev.aicall.rtc.webrtc.WebRtcModule} or nothing at all: the backend is found by its name {@code
 * webrtc}. What the library does to a JVM that uses it carelessly, and who keeps it from that, is
 * in {@link dev.aicall.rtc.webrtc.NativeGuard}.
 */
@NullMarked
package dev.aicall.rtc.webrtc;

import org.jspecify.annotations.NullMarked;

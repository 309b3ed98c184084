/** Tests on the native library; each group runs in a JVM of its own, which it may take down. */
@NullMarked
package dev.aicall.rtc.webrtc;

import org.jspecify.annotations.NullMarked;

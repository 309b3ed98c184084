@NullMarked
package dev.aicall.rtc.jitsi.sdp;

import org.jspecify.annotations.NullMarked;

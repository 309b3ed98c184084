@NullMarked
package dev.aicall.rtc.jitsi.srtp;

import org.jspecify.annotations.NullMarked;

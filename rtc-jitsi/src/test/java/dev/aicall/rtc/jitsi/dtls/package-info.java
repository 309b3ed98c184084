@NullMarked
package dev.aicall.rtc.jitsi.dtls;

import org.jspecify.annotations.NullMarked;

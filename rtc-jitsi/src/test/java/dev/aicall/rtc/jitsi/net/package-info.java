@NullMarked
package dev.aicall.rtc.jitsi.net;

import org.jspecify.annotations.NullMarked;

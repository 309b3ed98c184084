@NullMarked
package dev.aicall.rtc.jitsi.ice;

import org.jspecify.annotations.NullMarked;

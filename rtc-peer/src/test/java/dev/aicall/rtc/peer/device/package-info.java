/** Tests of the shared sound devices. */
@NullMarked
package dev.aicall.rtc.peer.device;

import org.jspecify.annotations.NullMarked;

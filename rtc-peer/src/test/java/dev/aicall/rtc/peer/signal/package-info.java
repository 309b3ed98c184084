/** Tests of the signalling's values. */
@NullMarked
package dev.aicall.rtc.peer.signal;

import org.jspecify.annotations.NullMarked;

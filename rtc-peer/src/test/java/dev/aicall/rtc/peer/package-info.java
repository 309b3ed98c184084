/** Tests of the session on virtual time, with a scripted peer and scripted HTTP. */
@NullMarked
package dev.aicall.rtc.peer;

import org.jspecify.annotations.NullMarked;

/**
 * How libjitsi's native codecs get into the process. For the packages of this module that wrap one.
 */
@NullMarked
package dev.aicall.rtc.jitsi.codec;

import org.jspecify.annotations.NullMarked;

/**
 * Where the libraries of this module write to: our log, and only what matters there. For the other
 * packages of this module.
 */
@NullMarked
package dev.aicall.rtc.jitsi.log;

import org.jspecify.annotations.NullMarked;

/**
 * How the two sides of a call reach each other: candidates, checks, consent, restart (RFC 8445, RFC
 * 7675, RFC 8656), by ice4j, with one receiving thread a call. For the other packages of this
 * module.
 */
@NullMarked
package dev.aicall.rtc.jitsi.ice;

import org.jspecify.annotations.NullMarked;

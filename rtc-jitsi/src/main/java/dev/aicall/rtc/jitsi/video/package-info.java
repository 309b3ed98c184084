/**
 * Pictures: VP8 (RFC 6386, 7741), sending and receiving with repair of losses. No threads: pictures
 * are encoded on the source's thread and decoded on the caller's clock. For the other packages of
 * this module only.
 */
@NullMarked
package dev.aicall.rtc.jitsi.video;

import org.jspecify.annotations.NullMarked;

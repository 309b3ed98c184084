/**
 * The network side of a peer in one piece: ICE, DTLS and SRTP put together, and what all peers
 * share. For the adapter of this module.
 */
@NullMarked
package dev.aicall.rtc.jitsi.net;

import org.jspecify.annotations.NullMarked;

/**
 * SCTP over DTLS as far as WebRTC data channels use it: RFC 9260, 8261, 8831, 8832, the stream
 * resets of RFC 6525 and, receiving only, the skipping of RFC 3758. Packets in, packets out, no
 * thread, no network: {@link dev.aicall.rtc.jitsi.sctp.SctpAssociation} is the way in. Imports
 * nothing of the rest of the module; only the module's data channels import it.
 */
@NullMarked
package dev.aicall.rtc.jitsi.sctp;

import org.jspecify.annotations.NullMarked;

package dev.aicall.rtc.jitsi.sdp;

import java.util.List;

/**
 * What this side says of itself, in offers and answers.
 *
 * @param sessionId digits; the same for the life of the peer
 * @param version one higher for each description
 * @param transport its setup is set by the offer or answer
 * @param cname the name of this side in RTCP, of letters and digits
 * @param opusParameters how this side wants to receive sound, for example {@code useinbandfec=1}
 * @param extensions header extensions that this side understands, by what they mean
 */
public record SdpLocal(
    String sessionId,
    long version,
    SdpTransport transport,
    String cname,
    java.util.Map<String, String> opusParameters,
    List<String> extensions) {
  /**
   * Copies the collections.
   *
   * @param sessionId digits
   * @param version of the description
   * @param transport of this side
   * @param cname of this side
   * @param opusParameters copied
   * @param extensions copied
   */
  public SdpLocal {
    opusParameters =
        java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(opusParameters));
    extensions = List.copyOf(extensions);
  }

  SdpCodec opus(int payloadType) {
    return new SdpCodec(payloadType, "opus", 48_000, 2, opusParameters, List.of());
  }

  SdpCodec vp8(int payloadType, List<String> feedback) {
    return new SdpCodec(payloadType, "VP8", 90_000, 1, java.util.Map.of(), feedback);
  }
}

package dev.aicall.rtc.jitsi.sdp;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A way to code media.
 *
 * @param payloadType 0 to 127
 * @param name as in RTP profiles, for example opus
 * @param clockRateHz ticks of timestamps a second
 * @param channels 1 where it is not told
 * @param parameters format parameters in their order; one without a value has an empty one
 * @param feedback what RTCP may be used for, for example {@code nack pli}
 */
public record SdpCodec(
    int payloadType,
    String name,
    int clockRateHz,
    int channels,
    Map<String, String> parameters,
    List<String> feedback) {
  /**
   * Copies the collections.
   *
   * @param payloadType 0 to 127
   * @param name of the codec
   * @param clockRateHz ticks a second
   * @param channels at least 1
   * @param parameters copied, the order is kept
   * @param feedback copied
   */
  public SdpCodec {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    feedback = List.copyOf(feedback);
  }

  /**
   * Says whether it is Opus as WebRTC has it. Source: RFC 7587, section 7.
   *
   * @return whether it is
   */
  public boolean isOpus() {
    return name.equalsIgnoreCase("opus") && clockRateHz == 48_000 && channels == 2;
  }

  /**
   * Says whether it is VP8. Source: RFC 7741, section 6.
   *
   * @return whether it is
   */
  public boolean isVp8() {
    return name.equalsIgnoreCase("VP8") && clockRateHz == 90_000;
  }

  /**
   * Reads a whole number among the parameters.
   *
   * @param parameter its name
   * @param otherwise what it is if it is missing or no number
   * @return its value
   */
  public int number(String parameter, int otherwise) {
    String value = parameters.get(parameter);
    return value != null && value.matches("\\d{1,9}") ? Integer.parseInt(value) : otherwise;
  }
}

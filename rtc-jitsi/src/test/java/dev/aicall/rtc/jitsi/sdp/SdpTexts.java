package dev.aicall.rtc.jitsi.sdp;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Descriptions as other stacks wrote them. */
final class SdpTexts {
  /** By libwebrtc (webrtc-java 0.14.0): the five sections of a call. */
  static final String LIBWEBRTC_OFFER = read("libwebrtc-offer.sdp");

  /** Its answer to itself. */
  static final String LIBWEBRTC_ANSWER = read("libwebrtc-answer.sdp");

  private SdpTexts() {}

  private static String read(String name) {
    try (InputStream in = Objects.requireNonNull(SdpTexts.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}

package dev.aicall.rtc.jitsi.sdp;

import java.util.List;
import java.util.Optional;

/**
 * A section of a description.
 *
 * @param kind what it carries
 * @param mid its name, unique in the description
 * @param rejected whether it is not used
 * @param direction which way media go; of no meaning for data
 * @param codecs best first; none for data
 * @param extensions header extensions
 * @param sources announced; one for each section that sends
 * @param stream the name of the media stream that it belongs to, empty if none is told
 * @param sctpPort of data channels, else 0
 * @param maxMessageBytes of data channels, 0 for without a limit
 */
public record SdpSection(
    SdpKind kind,
    String mid,
    boolean rejected,
    SdpDirection direction,
    List<SdpCodec> codecs,
    List<SdpExtension> extensions,
    List<SdpSource> sources,
    String stream,
    int sctpPort,
    long maxMessageBytes) {
  /** The port that all WebRTC stacks use. Source: RFC 8841, section 5. */
  public static final int SCTP_PORT = 5000;

  /**
   * Copies the lists.
   *
   * @param kind what it carries
   * @param mid its name
   * @param rejected whether it is not used
   * @param direction which way media go
   * @param codecs copied
   * @param extensions copied
   * @param sources copied
   * @param stream name of its media stream
   * @param sctpPort of data channels
   * @param maxMessageBytes of data channels
   */
  public SdpSection {
    codecs = List.copyOf(codecs);
    extensions = List.copyOf(extensions);
    sources = List.copyOf(sources);
  }

  /**
   * Returns the first codec of ours.
   *
   * @return Opus for sound, VP8 for pictures, else nothing
   */
  public Optional<SdpCodec> usableCodec() {
    return codecs.stream()
        .filter(codec -> kind == SdpKind.AUDIO ? codec.isOpus() : codec.isVp8())
        .findFirst();
  }

  /** Formats mean nothing where a section is rejected. Source: RFC 3264, section 6. */
  SdpSection reject() {
    return new SdpSection(
        kind, mid, true, SdpDirection.INACTIVE, List.of(), List.of(), List.of(), "", 0, 0);
  }
}

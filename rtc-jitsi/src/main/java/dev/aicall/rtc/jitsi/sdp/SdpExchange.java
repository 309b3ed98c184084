package dev.aicall.rtc.jitsi.sdp;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Makes offers and answers, and checks answers. Source: RFC 8829, sections 5.2 and 5.3; RFC 9143.
 * One transport for all sections; Opus, VP8 and data channels.
 */
public final class SdpExchange {
  /** What VP8 may ask for by RTCP; the media part answers all of it. */
  public static final List<String> VIDEO_FEEDBACK =
      List.of("goog-remb", "ccm fir", "nack", "nack pli");

  private static final int OPUS = 111;
  private static final int VP8 = 96;

  private SdpExchange() {}

  /**
   * Makes an offer, the first one or one for a restart.
   *
   * @param local what this side says of itself
   * @param kinds of the sections, in order; their mids are 0, 1, 2 and so on
   * @param wishes for each section by index; not asked for data
   * @param maxMessageBytes of data channels
   * @return the offer
   */
  public static SessionDescription offer(
      SdpLocal local, List<SdpKind> kinds, IntFunction<SdpWish> wishes, long maxMessageBytes) {
    List<SdpSection> sections = new ArrayList<>();
    for (int i = 0; i < kinds.size(); i++) {
      SdpKind kind = kinds.get(i);
      String mid = Integer.toString(i);
      if (kind == SdpKind.APPLICATION) {
        sections.add(data(mid, maxMessageBytes));
      } else {
        SdpCodec codec = kind == SdpKind.AUDIO ? local.opus(OPUS) : local.vp8(VP8, VIDEO_FEEDBACK);
        List<SdpExtension> extensions = new ArrayList<>();
        for (String uri : local.extensions()) {
          extensions.add(new SdpExtension(extensions.size() + 1, uri));
        }
        sections.add(media(local, kind, mid, wishes.apply(i), codec, extensions));
      }
    }
    return new SessionDescription(
        local.sessionId(),
        local.version(),
        sections,
        local.transport().withSetup(SdpSetup.ACTPASS));
  }

  /**
   * Makes an answer. A section that has no codec of ours, or that nobody can use, is rejected; all
   * others keep their place, even if nothing goes either way.
   *
   * @param offer the other's offer
   * @param local what this side says of itself
   * @param wishes for each section by index; not asked for data and for what is rejected
   * @param maxMessageBytes of data channels
   * @return the answer
   */
  public static SessionDescription answer(
      SessionDescription offer, SdpLocal local, IntFunction<SdpWish> wishes, long maxMessageBytes) {
    List<SdpSection> sections = new ArrayList<>();
    for (int i = 0; i < offer.sections().size(); i++) {
      sections.add(answered(offer.sections().get(i), i, local, wishes, maxMessageBytes));
    }
    SdpSetup setup = offer.transport().setup().answered();
    return new SessionDescription(
        local.sessionId(), local.version(), sections, local.transport().withSetup(setup));
  }

  private static SdpSection answered(
      SdpSection offered,
      int index,
      SdpLocal local,
      IntFunction<SdpWish> wishes,
      long maxMessageBytes) {
    if (offered.rejected()) {
      return offered.reject();
    }
    if (offered.kind() == SdpKind.APPLICATION) {
      return offered.sctpPort() == 0 ? offered.reject() : data(offered.mid(), maxMessageBytes);
    }
    SdpCodec theirs = offered.usableCodec().orElse(null);
    if (theirs == null) {
      return offered.reject();
    }
    SdpWish wish = wishes.apply(index);
    SdpWish possible = new SdpWish(wish.direction().within(offered.direction()), wish.ssrc());
    SdpCodec codec =
        theirs.isOpus()
            ? local.opus(theirs.payloadType())
            : local.vp8(
                theirs.payloadType(),
                VIDEO_FEEDBACK.stream().filter(theirs.feedback()::contains).toList());
    List<SdpExtension> extensions =
        offered.extensions().stream()
            .filter(extension -> local.extensions().contains(extension.uri()))
            .toList();
    return media(local, offered.kind(), offered.mid(), possible, codec, extensions);
  }

  private static SdpSection media(
      SdpLocal local,
      SdpKind kind,
      String mid,
      SdpWish wish,
      SdpCodec codec,
      List<SdpExtension> extensions) {
    boolean sends = wish.direction().sends();
    return new SdpSection(
        kind,
        mid,
        false,
        wish.direction(),
        List.of(codec),
        extensions,
        sends ? List.of(new SdpSource(wish.ssrc(), local.cname())) : List.of(),
        sends ? local.cname() : "",
        0,
        0);
  }

  private static SdpSection data(String mid, long maxMessageBytes) {
    return new SdpSection(
        SdpKind.APPLICATION,
        mid,
        false,
        SdpDirection.SENDRECV,
        List.of(),
        List.of(),
        List.of(),
        "",
        SdpSection.SCTP_PORT,
        maxMessageBytes);
  }

  /**
   * Checks that an answer fits an offer.
   *
   * @param offer of this side
   * @param answer of the other
   * @throws SdpException if it does not: other sections, no choice of the DTLS role, or a media
   *     section with no codec that was offered
   */
  public static void requireFits(SessionDescription offer, SessionDescription answer) {
    int count = offer.sections().size();
    if (answer.sections().size() != count) {
      throw new SdpException(
          0, "the answer needs " + count + " sections, got " + answer.sections().size());
    }
    if (answer.transport().setup() == SdpSetup.ACTPASS) {
      throw new SdpException(0, "the answer needs setup active or passive, got actpass");
    }
    for (int i = 0; i < count; i++) {
      SdpSection offered = offer.sections().get(i);
      SdpSection answered = answer.sections().get(i);
      boolean same = offered.kind() == answered.kind();
      if (!answered.rejected()) {
        same &= offered.mid().equals(answered.mid()) && !offered.rejected();
      }
      if (!same) {
        throw new SdpException(0, "section " + i + " of the answer is not the one offered");
      }
      boolean media = offered.kind() != SdpKind.APPLICATION;
      if (media && !answered.rejected() && answered.usableCodec().isEmpty()) {
        throw new SdpException(0, "section " + i + " of the answer has no codec of the offer");
      }
    }
  }
}

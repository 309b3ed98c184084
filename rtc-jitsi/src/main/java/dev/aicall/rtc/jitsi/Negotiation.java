package dev.aicall.rtc.jitsi;

import dev.aicall.domain.port.RtcSession;
import dev.aicall.rtc.jitsi.dtls.DtlsRole;
import dev.aicall.rtc.jitsi.dtls.Fingerprint;
import dev.aicall.rtc.jitsi.ice.IceDescription;
import dev.aicall.rtc.jitsi.sdp.SdpDirection;
import dev.aicall.rtc.jitsi.sdp.SdpExchange;
import dev.aicall.rtc.jitsi.sdp.SdpFingerprint;
import dev.aicall.rtc.jitsi.sdp.SdpKind;
import dev.aicall.rtc.jitsi.sdp.SdpLocal;
import dev.aicall.rtc.jitsi.sdp.SdpSection;
import dev.aicall.rtc.jitsi.sdp.SdpSetup;
import dev.aicall.rtc.jitsi.sdp.SdpTransport;
import dev.aicall.rtc.jitsi.sdp.SdpWish;
import dev.aicall.rtc.jitsi.sdp.SessionDescription;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import java.security.SecureRandom;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The exchange of descriptions as one peer sees it: what it says of itself, and whether what the
 * other side says fits a call. On the control thread.
 */
final class Negotiation {
  private static final List<SdpKind> KINDS =
      List.of(SdpKind.AUDIO, SdpKind.AUDIO, SdpKind.VIDEO, SdpKind.VIDEO, SdpKind.APPLICATION);

  private static final int DATA_INDEX = 4;

  private final Role role;
  private final Fingerprint own;
  private final Map<String, String> opusParameters;
  private final Map<MediaSection, Integer> ssrcs = new EnumMap<>(MediaSection.class);
  private final String sessionId;
  private final String cname;
  private long version = 1;
  private @Nullable SessionDescription local;
  private @Nullable SessionDescription remote;

  /**
   * Begins without a description.
   *
   * @param own of this side's certificate
   */
  Negotiation(Role role, Fingerprint own, OpusSettings sound) {
    SecureRandom random = new SecureRandom();
    this.role = role;
    this.own = own;
    this.opusParameters = parameters(sound);
    this.sessionId = Long.toString(random.nextLong() >>> 2);
    this.cname = Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
    Set<Integer> used = new HashSet<>();
    for (MediaSection section : MediaSection.values()) {
      int ssrc = random.nextInt();
      while (ssrc == 0 || !used.add(ssrc)) {
        ssrc = random.nextInt();
      }
      ssrcs.put(section, ssrc);
    }
  }

  private static Map<String, String> parameters(OpusSettings sound) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("minptime", "10");
    parameters.put("useinbandfec", "1");
    if (sound.stereo()) {
      parameters.put("stereo", "1");
      parameters.put("sprop-stereo", "1");
    }
    return parameters;
  }

  /** Makes an offer, the first one or one for a restart. */
  SessionDescription offer(IceDescription ice, Set<MediaSection> pictures) {
    SessionDescription made =
        SdpExchange.offer(
            says(ice, SdpSetup.ACTPASS),
            KINDS,
            index -> wish(MediaSection.at(index), pictures),
            RtcSession.MAX_MESSAGE_BYTES);
    local = made;
    return made;
  }

  /**
   * Takes the answer to the newest offer.
   *
   * @throws IllegalArgumentException if it does not fit
   */
  void acceptAnswer(String sdp) {
    SessionDescription offer = local;
    if (offer == null) {
      throw new IllegalStateException("no offer was made");
    }
    SessionDescription answer = SessionDescription.parse(sdp);
    requireCall(answer);
    SdpExchange.requireFits(offer, answer);
    remote = answer;
  }

  /**
   * Takes an offer.
   *
   * @throws IllegalArgumentException if no call can be made of it
   */
  void acceptOffer(String sdp) {
    SessionDescription offer = SessionDescription.parse(sdp);
    requireCall(offer);
    remote = offer;
  }

  /** Makes the answer to the newest offer. */
  SessionDescription answer(IceDescription ice, Set<MediaSection> pictures) {
    SessionDescription made =
        SdpExchange.answer(
            remote(),
            says(ice, SdpSetup.ACTIVE),
            index -> wish(MediaSection.at(index), pictures),
            RtcSession.MAX_MESSAGE_BYTES);
    local = made;
    return made;
  }

  private SdpLocal says(IceDescription ice, SdpSetup setup) {
    SdpTransport transport =
        new SdpTransport(
            ice.credentials().ufrag(),
            ice.credentials().password(),
            List.of(new SdpFingerprint(Fingerprint.ALGORITHM, own.value())),
            setup,
            ice.candidates(),
            true);
    return new SdpLocal(sessionId, version++, transport, cname, opusParameters, List.of());
  }

  private SdpWish wish(MediaSection section, Set<MediaSection> pictures) {
    if (!section.isAudio() && !pictures.contains(section)) {
      return SdpWish.NOTHING;
    }
    boolean sends = section.isSentBy(role);
    SdpDirection direction =
        sends && section.isReceivedBy(role)
            ? SdpDirection.SENDRECV
            : sends ? SdpDirection.SENDONLY : SdpDirection.RECVONLY;
    return new SdpWish(direction, Integer.toUnsignedLong(ssrc(section)));
  }

  private static void requireCall(SessionDescription description) {
    List<SdpKind> kinds = description.sections().stream().map(SdpSection::kind).toList();
    if (!kinds.equals(KINDS)) {
      throw new IllegalArgumentException(
          "sdp: sections " + text(KINDS) + " are needed, got " + text(kinds));
    }
    for (SdpSection section : description.sections()) {
      boolean media = section.kind() != SdpKind.APPLICATION;
      if (section.rejected() || (media && section.usableCodec().isEmpty())) {
        throw new IllegalArgumentException(
            "sdp: opus/48000/2, VP8/90000 and UDP/DTLS/SCTP are needed in their sections");
      }
    }
    if (fingerprints(description).isEmpty()) {
      throw new IllegalArgumentException("sdp: a fingerprint with sha-256 is needed");
    }
  }

  private static String text(List<SdpKind> kinds) {
    return kinds.stream()
        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  /** Returns the newest description of the other side. */
  SessionDescription remote() {
    SessionDescription known = remote;
    if (known == null) {
      throw new IllegalStateException("the other side has not said anything");
    }
    return known;
  }

  /** Returns what both said of a section: this side first. */
  SdpSection local(MediaSection section) {
    SessionDescription made = local;
    if (made == null) {
      throw new IllegalStateException("nothing was said to the other side");
    }
    return made.sections().get(section.index());
  }

  /** Returns what the other side said of a section. */
  SdpSection remote(MediaSection section) {
    return remote().sections().get(section.index());
  }

  /** Returns what the other side said of data channels. */
  SdpSection remoteData() {
    return remote().sections().get(DATA_INDEX);
  }

  /** Returns this side's role in DTLS. */
  DtlsRole dtlsRole() {
    SdpSetup theirs = remote().transport().setup();
    boolean client = role == Role.OFFERING ? theirs == SdpSetup.PASSIVE : theirs != SdpSetup.ACTIVE;
    return client ? DtlsRole.CLIENT : DtlsRole.SERVER;
  }

  /** Returns the hashes of which the other side's certificate must have one. */
  Set<Fingerprint> fingerprints() {
    return fingerprints(remote());
  }

  private static Set<Fingerprint> fingerprints(SessionDescription description) {
    return description.transport().fingerprints().stream()
        .filter(fingerprint -> fingerprint.algorithm().equals(Fingerprint.ALGORITHM))
        .map(fingerprint -> Fingerprint.parse(fingerprint.value()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Returns the number of the source that this side sends in a section. */
  int ssrc(MediaSection section) {
    return ssrcs.getOrDefault(section, 0);
  }

  /** Returns the name of this side in RTCP. */
  String cname() {
    return cname;
  }
}

package dev.aicall.rtc.jitsi.sdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SessionDescriptionTest {
  private static final List<SdpKind> CALL =
      List.of(SdpKind.AUDIO, SdpKind.AUDIO, SdpKind.VIDEO, SdpKind.VIDEO, SdpKind.APPLICATION);

  private static final SdpLocal LOCAL =
      new SdpLocal(
          "1234567890",
          1,
          new SdpTransport(
              "ufrag",
              "passwordpasswordpassword",
              List.of(new SdpFingerprint("sha-256", "AB:CD")),
              SdpSetup.ACTPASS,
              List.of(
                  SdpCandidate.udp("1", 2_130_706_431L, "127.0.0.1", 5_000, SdpCandidate.Type.HOST),
                  new SdpCandidate(
                      "2", 16_777_215L, "192.0.2.7", 50_001, SdpCandidate.Type.RELAY, true, "", 0)),
              true),
          "aicall",
          Map.of("useinbandfec", "1"),
          List.of(SdpExtension.MID));

  private static SdpWish wish(int index) {
    return switch (index) {
      case 0 -> new SdpWish(SdpDirection.SENDRECV, 4_000_000_000L);
      case 2 -> new SdpWish(SdpDirection.SENDONLY, 7);
      default -> new SdpWish(SdpDirection.RECVONLY, 0);
    };
  }

  private static SdpWish answerWish(int index) {
    return switch (index) {
      case 0 -> new SdpWish(SdpDirection.SENDRECV, 11);
      case 1 -> new SdpWish(SdpDirection.SENDONLY, 12);
      case 2 -> SdpWish.NOTHING;
      default -> new SdpWish(SdpDirection.SENDRECV, 13);
    };
  }

  private static SessionDescription offer() {
    return SdpExchange.offer(LOCAL, CALL, SessionDescriptionTest::wish, 65_536);
  }

  @Test
  void theOfferOfLibwebrtcIsUnderstood() {
    SessionDescription offer = SessionDescription.parse(SdpTexts.LIBWEBRTC_OFFER);

    assertThat(offer.sections()).extracting(SdpSection::kind).isEqualTo(CALL);
    assertThat(offer.sections())
        .extracting(SdpSection::mid)
        .containsExactly("0", "1", "2", "3", "4");
    assertThat(offer.sections())
        .extracting(SdpSection::direction)
        .startsWith(
            SdpDirection.SENDRECV,
            SdpDirection.RECVONLY,
            SdpDirection.SENDONLY,
            SdpDirection.RECVONLY);
    SdpCodec opus = offer.sections().get(0).usableCodec().orElseThrow();
    assertThat(opus.payloadType()).isEqualTo(111);
    assertThat(opus.number("useinbandfec", 0)).isEqualTo(1);
    SdpCodec vp8 = offer.sections().get(2).usableCodec().orElseThrow();
    assertThat(vp8.payloadType()).isEqualTo(96);
    assertThat(vp8.feedback()).containsAll(SdpExchange.VIDEO_FEEDBACK);
    assertThat(offer.sections().get(0).sources()).hasSize(1);
    assertThat(offer.sections().get(0).sources().get(0).cname()).isNotEmpty();
    assertThat(offer.sections().get(4).sctpPort()).isEqualTo(5000);
    assertThat(offer.sections().get(4).maxMessageBytes()).isEqualTo(262_144);
    assertThat(offer.transport().setup()).isEqualTo(SdpSetup.ACTPASS);
    assertThat(offer.transport().candidates()).hasSize(4);
    assertThat(offer.transport().candidates()).filteredOn(SdpCandidate::udp).hasSize(2);
  }

  @Test
  void theAnswerOfLibwebrtcFitsItsOffer() {
    SessionDescription offer = SessionDescription.parse(SdpTexts.LIBWEBRTC_OFFER);
    SessionDescription answer = SessionDescription.parse(SdpTexts.LIBWEBRTC_ANSWER);

    SdpExchange.requireFits(offer, answer);

    assertThat(answer.transport().setup()).isEqualTo(SdpSetup.ACTIVE);
  }

  @Test
  void libwebrtcIsAnswered() {
    SessionDescription offer = SessionDescription.parse(SdpTexts.LIBWEBRTC_OFFER);

    SessionDescription answer =
        SdpExchange.answer(offer, LOCAL, SessionDescriptionTest::answerWish, 65_536);
    SessionDescription read = SessionDescription.parse(answer.text());

    SdpExchange.requireFits(offer, read);
    assertThat(read.transport().setup()).isEqualTo(SdpSetup.ACTIVE);
    assertThat(read.sections())
        .extracting(SdpSection::direction)
        .startsWith(
            SdpDirection.SENDRECV,
            SdpDirection.SENDONLY,
            SdpDirection.INACTIVE,
            SdpDirection.SENDONLY);
    assertThat(read.sections().get(1).sources()).containsExactly(new SdpSource(12, LOCAL.cname()));
    assertThat(read.sections().get(2).sources()).isEmpty();
    assertThat(read.sections().get(0).extensions())
        .containsExactly(new SdpExtension(4, SdpExtension.MID));
  }

  @Test
  void whatIsWrittenIsReadAsItWas() {
    SessionDescription offer = offer();

    assertThat(SessionDescription.parse(offer.text())).isEqualTo(offer);
  }

  @Test
  void anActiveOfferIsAnsweredPassively() {
    SessionDescription offer =
        SessionDescription.parse(offer().text().replace("a=setup:actpass", "a=setup:active"));

    SessionDescription answer =
        SdpExchange.answer(offer, LOCAL, SessionDescriptionTest::answerWish, 65_536);

    assertThat(answer.transport().setup()).isEqualTo(SdpSetup.PASSIVE);
  }

  @Test
  void aSectionWithoutACodecOfOursIsRejected() {
    SessionDescription offer =
        SessionDescription.parse(offer().text().replace("VP8/90000", "H264/90000"));

    SessionDescription answer =
        SdpExchange.answer(offer, LOCAL, SessionDescriptionTest::answerWish, 65_536);
    SessionDescription read = SessionDescription.parse(answer.text());

    assertThat(read.sections())
        .extracting(SdpSection::rejected)
        .containsExactly(false, false, true, true, false);
    assertThat(answer.text()).contains("a=group:BUNDLE 0 1 4\r\n");
    SdpExchange.requireFits(offer, read);
  }

  @Test
  void sessionLevelAttributesHoldForAllSections() {
    SessionDescription read =
        SessionDescription.parse(
            """
            v=0
            o=- 1 2 IN IP4 127.0.0.1
            s=-
            t=0 0
            a=group:BUNDLE a
            a=ice-lite
            a=ice-ufrag:abcd
            a=ice-pwd:passwordpasswordpassword
            a=fingerprint:SHA-256 ab:cd
            a=setup:active
            m=audio 9 UDP/TLS/RTP/SAVPF 111
            a=mid:a
            a=rtcp-mux
            a=rtpmap:111 opus/48000/2
            a=candidate:1 1 UDP 1 0f0f.local 5000 typ host
            a=candidate:1 2 UDP 1 127.0.0.1 5001 typ host
            """);

    assertThat(read.transport().ufrag()).isEqualTo("abcd");
    assertThat(read.transport().fingerprints())
        .containsExactly(new SdpFingerprint("sha-256", "ab:cd"));
    assertThat(read.transport().candidates())
        .extracting(SdpCandidate::address)
        .containsExactly("0f0f.local");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=0                            | v=1                             | v=0 is needed",
        "a=setup:actpass                | a=setup:either                  | setup",
        "a=ice-pwd:passwordpasswordpassword | a=ice-pwd:short             | ice-pwd",
        "a=ice-ufrag:ufrag              | a=ice-ufrag:a b c               | ice-ufrag",
        "a=fingerprint:sha-256 AB:CD    | a=fingerprint:sha-256 hello     | fingerprint",
        "a=rtcp-mux                     | a=nothing                       | rtcp-mux is needed",
        "a=group:BUNDLE 0 1 2 3 4       | a=group:BUNDLE 0 1              | BUNDLE",
        "a=mid:1                        | a=mid:0                         | same mid",
        "a=rtpmap:111 opus/48000/2      | a=rtpmap:111 opus               | rtpmap",
        "a=rtpmap:111 opus/48000/2      | a=rtpmap:311 opus/48000/2       | payload type",
        "a=sctp-port:5000               | a=sctp-port:70000               | sctp-port",
        "a=ssrc:7 cname:aicall          | a=ssrc:9999999999 cname:aicall  | ssrc",
        "a=candidate:1 1 udp 2130706431 127.0.0.1 5000 typ host | a=candidate:1 1 udp | candidate",
        "m=video 9 UDP/TLS/RTP/SAVPF 96 | m=video nine UDP/TLS/RTP/SAVPF 96 | port"
      })
  void whatIsWrongIsSaid(String right, String wrong, String problem) {
    String text = offer().text();
    assertThat(text).contains(right);

    assertThatThrownBy(() -> SessionDescription.parse(text.replace(right, wrong)))
        .isInstanceOf(SdpException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("passwordpassword");
  }

  @Test
  void sizesAreBounded() {
    String text = offer().text();
    assertThatThrownBy(() -> SessionDescription.parse(text + "a=x\r\n".repeat(20_000)))
        .isInstanceOf(SdpException.class)
        .hasMessageContaining("65536 characters");
    assertThatThrownBy(
            () -> SessionDescription.parse(text + "m=audio 0 UDP/TLS/RTP/SAVPF 0\r\n".repeat(100)))
        .isInstanceOf(SdpException.class)
        .hasMessageContaining("32 sections");
    assertThatThrownBy(() -> SessionDescription.parse(text + "a=" + "x".repeat(5_000)))
        .isInstanceOf(SdpException.class)
        .hasMessageContaining("4096 characters");
  }

  @Test
  void answersThatDoNotFitAreRefused() {
    SessionDescription offer = offer();
    SessionDescription answer =
        SdpExchange.answer(offer, LOCAL, SessionDescriptionTest::answerWish, 65_536);
    SessionDescription less =
        new SessionDescription("1", 1, answer.sections().subList(0, 4), answer.transport());

    assertThatThrownBy(() -> SdpExchange.requireFits(offer, less))
        .hasMessageContaining("needs 5 sections, got 4");
    assertThatThrownBy(() -> SdpExchange.requireFits(offer, offer))
        .hasMessageContaining("active or passive");
  }

  @Test
  void secretsStayOutOfText() {
    assertThat(offer().toString() + offer().transport()).doesNotContain("password", "ufrag");
  }
}

package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.media.OpusSettings;
import org.junit.jupiter.api.Test;

class SessionTextTest {
  private static final OpusSettings LOW = new OpusSettings(8_000, 1, 12_000);
  private static final OpusSettings STEREO = new OpusSettings(48_000, 2, 128_000);

  private static String audio(String... more) {
    return "v=0\r\nm=audio 9 UDP/TLS/RTP/SAVPF 111 0\r\na=rtpmap:111 opus/48000/2\r\n"
        + String.join("\r\n", more)
        + "\r\n";
  }

  @Test
  void ourSettingsGoIntoTheOthersDescription() {
    assertThat(SessionText.remote(audio("a=fmtp:111 minptime=10;stereo=1;usedtx=1"), LOW))
        .contains(
            "a=fmtp:111 minptime=10;stereo=0;usedtx=0;useinbandfec=1;maxplaybackrate=8000;"
                + "maxaveragebitrate=12000\r\n");
  }

  @Test
  void limitsOfTheOtherAreNotRaised() {
    assertThat(SessionText.remote(audio("a=fmtp:111 maxaveragebitrate=20000"), STEREO))
        .contains("maxaveragebitrate=20000;useinbandfec=1;usedtx=0;stereo=1;maxplaybackrate=48000");
  }

  @Test
  void opusWithoutParametersGetsThem() {
    assertThat(SessionText.remote(audio("a=rtpmap:0 PCMU/8000"), LOW))
        .contains("a=rtpmap:111 opus/48000/2\r\na=fmtp:111 useinbandfec=1;usedtx=0;stereo=0");
  }

  @Test
  void stereoIsAskedForOnlyByStereoProfiles() {
    String own = audio("a=fmtp:111 minptime=10;useinbandfec=1");
    assertThat(SessionText.local(own, LOW)).isEqualTo(own);
    assertThat(SessionText.local(own, STEREO))
        .contains("a=fmtp:111 minptime=10;useinbandfec=1;stereo=1;sprop-stereo=1\r\n");
  }

  @Test
  void outgoingHasOneSsrcLineAndTheMessageLimit() {
    String sdp =
        audio("a=ssrc:5 cname:c", "a=ssrc:5 msid:- t")
            + "m=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\na=sctp-port:5000\r\n"
            + "a=max-message-size:262144\r\n";
    assertThat(SessionText.outgoing(sdp))
        .contains("a=ssrc:5 cname:c\r\n", "a=sctp-port:5000\r\na=max-message-size:65536\r\n")
        .doesNotContain("msid:- t", "262144");
  }
}

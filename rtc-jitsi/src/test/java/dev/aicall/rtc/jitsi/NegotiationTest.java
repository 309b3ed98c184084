package dev.aicall.rtc.jitsi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.rtc.jitsi.dtls.Fingerprint;
import dev.aicall.rtc.jitsi.ice.IceCredentials;
import dev.aicall.rtc.jitsi.ice.IceDescription;
import dev.aicall.rtc.jitsi.sdp.SdpDirection;
import dev.aicall.rtc.jitsi.sdp.SessionDescription;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.OpusSettings;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NegotiationTest {
  private static final IceDescription ICE =
      new IceDescription(new IceCredentials("name", "a".repeat(22)), List.of());

  private final Negotiation caller = negotiation(Role.OFFERING);
  private final Negotiation agent = negotiation(Role.ANSWERING);

  private static Negotiation negotiation(Role role) {
    return new Negotiation(
        role,
        Fingerprint.of(new byte[] {1}),
        OpusSettings.of(ARTCAICallAudioConfig.builder().build()));
  }

  private static List<SdpDirection> directions(SessionDescription description) {
    return Arrays.stream(MediaSection.values())
        .map(section -> description.sections().get(section.index()).direction())
        .toList();
  }

  @Test
  void whatBothHaveAUseForIsActive() {
    SessionDescription offer = caller.offer(ICE, MediaSection.PICTURES);
    agent.acceptOffer(offer.text());
    SessionDescription answer = agent.answer(ICE, Set.of(MediaSection.CAMERA));

    assertThat(directions(offer))
        .containsExactly(
            SdpDirection.SENDRECV,
            SdpDirection.RECVONLY,
            SdpDirection.SENDONLY,
            SdpDirection.RECVONLY);
    assertThat(directions(answer))
        .containsExactly(
            SdpDirection.SENDRECV,
            SdpDirection.SENDONLY,
            SdpDirection.RECVONLY,
            SdpDirection.INACTIVE);
  }

  @Test
  void whatTheCallerHasNoUseForIsInactiveWhateverTheAgentWants() {
    SessionDescription offer = caller.offer(ICE, Set.of(MediaSection.PICTURE));
    agent.acceptOffer(offer.text());
    SessionDescription answer = agent.answer(ICE, MediaSection.PICTURES);

    assertThat(directions(offer))
        .containsExactly(
            SdpDirection.SENDRECV,
            SdpDirection.RECVONLY,
            SdpDirection.INACTIVE,
            SdpDirection.RECVONLY);
    assertThat(directions(answer))
        .containsExactly(
            SdpDirection.SENDRECV,
            SdpDirection.SENDONLY,
            SdpDirection.INACTIVE,
            SdpDirection.SENDONLY);
    caller.acceptAnswer(answer.text());
  }
}

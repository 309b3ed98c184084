package dev.aicall.rtc.webrtc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.testing.Tones;
import java.util.Set;

/** Whole calls between two peers. */
final class CallChecks {
  private CallChecks() {}

  public static void main(String[] names) {
    new ChildChecks().add("tones", CallChecks::tones).run(names);
  }

  private static void tones() {
    try (PeerPair pair = new PeerPair()) {
      Ear atCaller = new Ear();
      Ear atAgent = new Ear();
      pair.caller.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(440, 48_000, 1));
      pair.agent.sendAudio(MediaSection.MAIN_AUDIO, Tones.source(880, 48_000, 1));
      pair.caller.receiveAudio(MediaSection.MAIN_AUDIO, atCaller);
      pair.agent.receiveAudio(MediaSection.MAIN_AUDIO, atAgent);

      pair.connect(Set.of());
      pair.callerEvents.await("packet MAIN_AUDIO");

      assertThat(atAgent.settledShare(440)).isGreaterThan(0.95);
      assertThat(atCaller.settledShare(880)).isGreaterThan(0.95);
      assertThat(atAgent.share(880, 500)).isLessThan(0.01);
      assertThat(atCaller.share(440, 500)).isLessThan(0.01);
      report(pair);
    }
  }

  private static void report(PeerPair pair) {
    System.out.printf(
        "TIMES createOffer to connected %.1f ms, to channels open %.1f ms, to first packet %.1f ms%n",
        (pair.callerEvents.timeOf("state CONNECTED") - pair.offerBegan) / 1e6,
        (pair.callerEvents.timeOf("open " + PeerPair.SIGNALS) - pair.offerBegan) / 1e6,
        (pair.callerEvents.timeOf("packet MAIN_AUDIO") - pair.offerBegan) / 1e6);
  }
}

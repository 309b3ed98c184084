package dev.aicall.benchmarks;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.rtc.peer.media.IceSettings;
import dev.aicall.rtc.peer.media.MediaPeer;
import dev.aicall.rtc.peer.media.MediaSection;
import dev.aicall.rtc.peer.media.MediaStack;
import dev.aicall.rtc.peer.media.MediaStackProvider;
import dev.aicall.rtc.peer.media.PeerSetup;
import dev.aicall.rtc.peer.media.PeerSetup.Role;
import dev.aicall.rtc.peer.media.PeerSetup.SoundRoute;
import dev.aicall.rtc.peer.signal.Signalling;
import java.util.Set;

/** Two of our media peers with all their sections; descriptions go by memory. */
final class PeerSetups implements AutoCloseable {
  private final MediaStack nearStack;
  private final MediaStack farStack;

  PeerSetups(MediaStackProvider provider) {
    nearStack = provider.open();
    farStack = provider.open();
  }

  /**
   * Sets one call up.
   *
   * @return ms from offer() to onFirstPacket at the offering side; peers are made before
   */
  double measure() {
    HeardStages heard = new HeardStages();
    MediaPeer near = nearStack.newPeer(setup(Role.OFFERING), heard);
    MediaPeer far = farStack.newPeer(setup(Role.ANSWERING), new HeardStages());
    try {
      // Both are made once they answer.
      near.stats().join();
      far.stats().join();
      Stages stages = new Stages();
      heard.noteIn(stages);
      near.acceptAnswer(far.answer(near.offer().join(), Set.of()).join()).join();
      return stages.await(HeardStages.FIRST_PACKET);
    } finally {
      near.close().join();
      far.close().join();
    }
  }

  /** The setup of a peer with everything as it is by default. */
  static PeerSetup setup(Role role) {
    return new PeerSetup(
        role,
        IceSettings.DEFAULT,
        SoundRoute.TAP,
        SoundRoute.TAP,
        Signalling.CHANNELS,
        ARTCAICallAudioConfig.builder().build(),
        ARTCAICallVideoConfig.builder().build(),
        MediaSection.PICTURES);
  }

  @Override
  public void close() {
    nearStack.close();
    farStack.close();
  }
}

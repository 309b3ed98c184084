package dev.aicall.rtc.peer.media;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import java.util.List;

/**
 * How a peer is made.
 *
 * @param role which side of the exchange it is
 * @param ice how it reaches the other
 * @param microphone where the sound of {@link MediaSection#MAIN_AUDIO} comes from
 * @param loudspeaker where received sound goes, beside the sinks of {@link MediaPeer#receiveAudio}
 * @param channels labels of the data channels: opened by the offering side, awaited by the other
 * @param audio sound settings
 * @param video picture settings
 */
public record PeerSetup(
    Role role,
    IceSettings ice,
    SoundRoute microphone,
    SoundRoute loudspeaker,
    List<String> channels,
    ARTCAICallAudioConfig audio,
    ARTCAICallVideoConfig video) {

  /** A side of the offer and answer exchange. */
  public enum Role {
    /** The caller. */
    OFFERING,
    /** The agent's side. */
    ANSWERING
  }

  /** Where sound comes from or goes to. */
  public enum SoundRoute {
    /** The program: what {@link MediaPeer#sendAudio} and {@link MediaPeer#receiveAudio} set. */
    TAP,
    /** A sound device of the machine, which the stack opens; silence where there is none. */
    DEVICE
  }

  /**
   * Copies the labels.
   *
   * @param role which side it is
   * @param ice how it reaches the other
   * @param microphone where its sound comes from
   * @param loudspeaker where received sound goes
   * @param channels copied, at least one
   * @param audio sound settings
   * @param video picture settings
   */
  public PeerSetup {
    channels = List.copyOf(channels);
  }
}

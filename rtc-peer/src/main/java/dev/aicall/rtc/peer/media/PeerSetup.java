package dev.aicall.rtc.peer.media;

import dev.aicall.api.config.ARTCAICallAudioConfig;
import dev.aicall.api.config.ARTCAICallVideoConfig;
import java.util.List;
import java.util.Set;

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
 * @param pictures which of {@link MediaSection#PICTURES} an offering side has a use for; it offers
 *     the others as inactive, and they cost nothing. Not read for an answering side, which says it
 *     with each {@link MediaPeer#answer}
 */
public record PeerSetup(
    Role role,
    IceSettings ice,
    SoundRoute microphone,
    SoundRoute loudspeaker,
    List<String> channels,
    ARTCAICallAudioConfig audio,
    ARTCAICallVideoConfig video,
    Set<MediaSection> pictures) {

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
   * Copies labels and sections.
   *
   * @param role which side it is
   * @param ice how it reaches the other
   * @param microphone where its sound comes from
   * @param loudspeaker where received sound goes
   * @param channels copied, at least one
   * @param audio sound settings
   * @param video picture settings
   * @param pictures copied
   */
  public PeerSetup {
    channels = List.copyOf(channels);
    pictures = Set.copyOf(pictures);
  }
}

package dev.aicall.rtc.peer.media;

import dev.aicall.api.config.ARTCAICallVideoConfig;
import dev.aicall.api.device.AudioDevices;
import dev.aicall.api.device.VideoDevices;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.RtcCapabilities;
import dev.aicall.domain.port.RtcException;
import java.util.Optional;

/**
 * A media stack as one user sees it: a call engine's backend or an agent server. What is costly (a
 * native runtime, threads) is made with the first peer, shared by all users in the process and
 * released with the last one. Safe from any thread.
 */
public interface MediaStack extends AutoCloseable {
  /**
   * Returns the stack's name and version for people, for example {@code webrtc-java 0.14.0}.
   *
   * @return one short line
   */
  String description();

  /**
   * Returns what this stack can do on this machine. May take as long as a device request at first.
   *
   * @return constant for the life of the stack
   */
  RtcCapabilities capabilities();

  /**
   * Returns the sound devices.
   *
   * @return always usable; empty lists where there are none
   */
  AudioDevices audioDevices();

  /**
   * Returns the cameras and screens.
   *
   * @return always usable; empty lists where there are none
   */
  VideoDevices videoDevices();

  /**
   * Returns the chosen camera, or the screen, as a source of frames.
   *
   * @param video source type, capture frame rate and size
   * @return empty where there is none
   */
  Optional<VideoFrameSource> camera(ARTCAICallVideoConfig video);

  /**
   * Goes to the next camera; a source in use goes on with it. Nothing where there is one or none.
   */
  void switchCamera();

  /**
   * Plays through the loudspeaker, or through an earpiece or headset if one is there.
   *
   * @param loudspeaker true for the loudspeaker
   */
  void useSpeaker(boolean loudspeaker);

  /**
   * Makes a peer; nothing happens on the network before it offers or answers.
   *
   * @param setup role, network and sound of the peer
   * @param listener hears its events
   * @return a new peer; the caller closes it
   * @throws RtcException if the stack cannot run here; the message says what to do
   */
  MediaPeer newPeer(PeerSetup setup, MediaPeerListener listener);

  /**
   * Closes all its peers and gives up its share of the runtime. Returns when that is done.
   * Idempotent. Never called inside an event.
   */
  @Override
  void close();
}

package dev.aicall.rtc.peer.media;

import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * One peer connection: five sections (four of media, one of data), ICE, DTLS, Opus and VP8. It
 * knows nothing of calls, agents or HTTP.
 *
 * <p><b>Lifecycle.</b> Offering: {@link #offer}, {@link #acceptAnswer}, connected; again {@link
 * #offer} for an ICE restart. Answering: {@link #answer}, connected; again {@link #answer} for the
 * other's restart. {@link #close} at any moment ends it; what is still to be answered then fails.
 *
 * <p>Descriptions are whole: all candidates that were found in time are in them, and follow the
 * rules of the signalling (one {@code a=ssrc} line in every section that sends, sections never left
 * out). Media set before the connection is up are kept.
 *
 * <p><b>Threads.</b> The owner calls one method at a time, {@link #close} excepted, which may come
 * from any thread and from inside an event. Each method returns within a few milliseconds. Futures
 * complete on any thread of the stack; a description that is no good completes with an {@link
 * IllegalArgumentException}, everything else that goes wrong with an {@link IllegalStateException}.
 */
public interface MediaPeer {
  /**
   * Makes an offer. The second and later ones restart ICE, with a new ufrag and password.
   *
   * @return the session description; a secret, since it has the ICE password
   */
  CompletableFuture<String> offer();

  /**
   * Takes the answer to the newest offer.
   *
   * @param sdp the other's session description
   * @return completes when it is in force
   */
  CompletableFuture<Void> acceptAnswer(String sdp);

  /**
   * Answers an offer, the first one or a restart.
   *
   * @param sdp the other's session description
   * @param pictures which of {@link MediaSection#CAMERA} and {@link MediaSection#PICTURE} are
   *     wanted; the others are answered as inactive
   * @return the whole session description; a secret
   */
  CompletableFuture<String> answer(String sdp, Set<MediaSection> pictures);

  /**
   * Sends a program's sound. Read every 10 ms, at once from now on or from the connection on; null
   * sends silence. Has no effect on {@link MediaSection#MAIN_AUDIO} if that comes from a device.
   *
   * @param section one that this side sends
   * @param source where it comes from, or null
   */
  void sendAudio(MediaSection section, @Nullable PcmSource source);

  /**
   * Hands received sound to a program: every 10 ms from the connection on, silence included.
   *
   * @param section one that this side receives
   * @param sink where it goes, or null
   */
  void receiveAudio(MediaSection section, @Nullable PcmSink sink);

  /**
   * Sends a program's pictures: starts the source now, or when the connection is up, and stops it
   * when replaced or closed. Nothing is sent for null.
   *
   * @param section one that this side sends
   * @param source where they come from, or null
   */
  void sendVideo(MediaSection section, @Nullable VideoFrameSource source);

  /**
   * Hands received pictures to a program.
   *
   * @param section one that this side receives
   * @param sink where they go, or null
   */
  void receiveVideo(MediaSection section, @Nullable VideoFrameSink sink);

  /**
   * Opens or closes the microphone device; silence is sent while closed. Open at first. Nothing
   * happens where the microphone is a tap.
   *
   * @param open whether to record
   * @param mute whether to send silence all the same
   */
  void microphoneDevice(boolean open, boolean mute);

  /**
   * Plays a section on the loudspeaker device, or not. All are played at first. Nothing happens
   * where the loudspeaker is a tap.
   *
   * @param section one that this side receives
   * @param on whether it is heard
   */
  void playOnDevice(MediaSection section, boolean on);

  /**
   * Returns how loud the microphone device was in the last 10 ms.
   *
   * @return 0 to 32,767; 0 where the microphone is a tap
   */
  int microphoneDeviceLevel();

  /**
   * Sends a message on a data channel, ordered and reliable. Ignored if the channel is not open.
   *
   * @param channel its label
   * @param data the message, not changed by the caller later
   * @param binary how it is marked
   * @throws IllegalArgumentException if it is longer than {@code RtcSession.MAX_MESSAGE_BYTES}
   */
  void send(String channel, byte[] data, boolean binary);

  /**
   * Returns what waits to be sent on a channel.
   *
   * @param channel its label
   * @return bytes, 0 if it is not open
   */
  long bufferedAmount(String channel);

  /**
   * Closes the data channels after what was sent on them, so that the other side hears of it before
   * the connection ends. No {@code onChannelClosed} of this side follows.
   */
  void closeChannels();

  /**
   * Counts what passed so far.
   *
   * @return the counters; fails if the peer is closed
   */
  CompletableFuture<PeerStats> stats();

  /**
   * Closes the connection and gives back what it holds. No event follows its completion; some may
   * before. Idempotent, never blocks.
   *
   * @return completes when everything is given back
   */
  CompletableFuture<Void> close();
}

package dev.aicall.domain.port;

import dev.aicall.api.config.ARTCAICallViewConfig;
import org.jspecify.annotations.Nullable;

/**
 * One call over an RTC stack. {@code join} once, never reused.
 *
 * <p><b>Lifecycle.</b>
 *
 * <ul>
 *   <li>new: capture, mute and view commands set up what {@code join} starts with.
 *   <li>{@code join}: then {@code onJoined}, or {@code onJoinFailed}, which ends it.
 *   <li>{@code leave}, {@code close} of the engine, or a breakdown: then {@code onLeft}, which ends
 *       it. {@code leave} of a session that never joined gives {@code onLeft} too.
 * </ul>
 *
 * <p>Every command returns at once and none throws because of the network: accepted is not done,
 * the outcome is an event. The adapter heals a lost link on the schedule it was given, as long as
 * it is not told to leave; giving up is the caller's decision.
 *
 * <p><b>Rules</b>, each held by the contract tests of {@code testkit}:
 *
 * <ol>
 *   <li>R1 events are serial.
 *   <li>R2 {@code onLeft} (or {@code onJoinFailed}) comes exactly once and is last.
 *   <li>R3 no event runs inside a command's own stack.
 *   <li>R4 no event comes after it.
 *   <li>R5 commands after it do nothing.
 *   <li>R6 {@code leave} is idempotent and safe from any thread and any event.
 *   <li>R7 {@code onJoined} precedes any media or data event; only stages of the set-up precede it.
 *   <li>R8 link events alternate: lost ({@code Reconnecting}), restored ({@code Connected}).
 *   <li>R9 no adapter lock is held during an event.
 *   <li>R10 what the caller handed in (executor, device, tap) is not closed by the adapter; what
 *       the adapter made is.
 * </ol>
 */
public interface RtcSession {
  /** Largest message that {@link #send} takes, in bytes: 64 KiB, the usual SCTP limit. */
  int MAX_MESSAGE_BYTES = 65_536;

  /**
   * Joins, and starts the agent if the request asks for it.
   *
   * @param request everything the stack needs to know
   */
  void join(JoinRequest request);

  /** Leaves the channel and releases what the session holds. */
  void leave();

  /**
   * Starts or stops the microphone itself; while stopped, silence is sent.
   *
   * @param on whether to record
   */
  void captureMicrophone(boolean on);

  /**
   * Sends silence instead of the microphone; the microphone stays open.
   *
   * @param mute whether to be silent
   */
  void muteMicrophone(boolean mute);

  /**
   * Starts or stops the camera itself, its preview included.
   *
   * @param on whether to film
   */
  void captureCamera(boolean on);

  /**
   * Starts or stops sending the camera; its preview goes on. It is sent at first, once it films.
   *
   * @param on whether to send
   */
  void publishCamera(boolean on);

  /** Goes to the next camera: front, rear, or the next in the list. */
  void switchCamera();

  /**
   * Plays nothing; what arrives is still received. A loudspeaker tap gets silence at the usual
   * pace.
   *
   * @param mute whether to be silent
   */
  void mutePlayout(boolean mute);

  /**
   * Receives a participant's sound, or not; a loudspeaker tap then hears the others, or silence.
   * Kept for a participant who is not there yet.
   *
   * @param uid whose
   * @param on whether to receive it; true until told otherwise
   */
  void subscribeAudio(String uid, boolean on);

  /**
   * Sends a message to the agent, in order, once. Messages that cannot be sent any more are lost;
   * the caller knows the state of the link. What was sent just before the loss of the link was
   * noticed may still arrive after it, late and in order.
   *
   * @param data the message, at most {@link #MAX_MESSAGE_BYTES}; not changed by the caller later
   * @throws IllegalArgumentException if the message is longer, which is a programmer's error
   */
  void send(byte[] data);

  /**
   * Returns how much of what {@link #send} took has not left this side yet. Whoever sends minds it:
   * a session may end where far too much waits. Safe from any thread, never blocks.
   *
   * @return bytes, as of a moment ago; 0 where nothing ever waits
   */
  default long bufferedBytes() {
    return 0;
  }

  /**
   * Goes on with a fresh token.
   *
   * @param token the token; a secret
   */
  void refreshToken(String token);

  /**
   * Shows the own camera.
   *
   * @param view where, or null for nowhere
   */
  void setLocalView(@Nullable ARTCAICallViewConfig view);

  /**
   * Shows a participant's picture.
   *
   * @param uid whose
   * @param view where, or null for nowhere
   */
  void setRemoteView(String uid, @Nullable ARTCAICallViewConfig view);
}

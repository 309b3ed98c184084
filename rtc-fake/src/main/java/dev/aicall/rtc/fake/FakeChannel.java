package dev.aicall.rtc.fake;

import dev.aicall.api.media.AudioStats;
import dev.aicall.api.media.VideoStats;
import dev.aicall.api.model.ARTCAICallAudioAccompanyErrorCode;
import dev.aicall.api.model.ARTCAICallAudioAccompanyState;
import dev.aicall.api.model.ARTCAICallConnectionReason;
import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener.StatsDirection;
import dev.aicall.domain.port.RtcSessionListener.TrackKind;
import dev.aicall.domain.port.RtcSessionListener.Volume;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * What happens in a call apart from the agent's words: participants come and go, the link is lost,
 * the service throws the caller out, devices fail. Acts on the newest call, or on the first one to
 * come, once it has joined; not at all after it. Safe from any thread.
 */
public final class FakeChannel {
  private final Consumer<Consumer<FakeRtcSession>> onCall;

  FakeChannel(Consumer<Consumer<FakeRtcSession>> onCall) {
    this.onCall = onCall;
  }

  // Participants.

  /**
   * Brings a participant online.
   *
   * @param uid who
   */
  public void online(String uid) {
    joined(s -> s.participants().online(uid));
  }

  /**
   * Takes a participant offline. For the agent's uid: it is gone without leaving.
   *
   * @param uid who
   */
  public void offline(String uid) {
    joined(s -> s.participants().offline(uid));
  }

  /**
   * Takes the agent offline as if its machine had died; it does nothing any more.
   *
   * @see FakeAgent#leave()
   */
  public void agentGone() {
    joined(s -> s.agentCall().leave());
  }

  /**
   * Publishes or withdraws a participant's track.
   *
   * @param uid whose
   * @param kind sound or picture
   * @param available whether it is there
   */
  public void track(String uid, TrackKind kind, boolean available) {
    joined(s -> s.participants().track(uid, kind, available));
  }

  /**
   * Lets the first sound of a participant arrive; has an effect once for each call.
   *
   * @param uid whose
   */
  public void firstAudio(String uid) {
    joined(s -> s.participants().first(uid, TrackKind.AUDIO));
  }

  /**
   * Lets the first picture of a participant be drawn; has an effect once for each call.
   *
   * @param uid whose
   */
  public void firstVideoFrame(String uid) {
    joined(s -> s.participants().first(uid, TrackKind.VIDEO));
  }

  /**
   * Lets a participant who is online be audible at the loudspeaker tap, or not.
   *
   * @param uid whose
   * @param audible whether a tone comes from there
   */
  public void sounds(String uid, boolean audible) {
    joined(s -> s.participants().sounds(uid, audible));
  }

  /**
   * Lets this end notice that a participant is audible now, or not any more; has an effect where it
   * is a change. The scripted agent is audible by itself while it speaks.
   *
   * @param uid who; {@link Volume#LOCAL_UID} for this side
   * @param audible whether there is sound
   * @param ago how long ago that began
   */
  public void audible(String uid, boolean audible, Duration ago) {
    joined(s -> s.participants().audible(uid, audible, ago));
  }

  /**
   * Lets a participant read the caller's messages.
   *
   * @param uid who
   */
  public void dataChannelReady(String uid) {
    joined(s -> s.tell(l -> l.onDataChannelReady(uid)));
  }

  /**
   * Delivers bytes as a message of any participant.
   *
   * @param uid from whom
   * @param bytes the message
   */
  public void message(String uid, byte[] bytes) {
    byte[] copy = bytes.clone();
    joined(s -> s.fromParticipant(uid, copy));
  }

  /**
   * Delivers a side message of the media path.
   *
   * @param uid from whom
   * @param type its number
   * @param payload its bytes
   */
  public void mediaExtension(String uid, int type, byte[] payload) {
    byte[] copy = payload.clone();
    joined(s -> s.mediaExtension(uid, type, copy));
  }

  /**
   * Delivers a result of starting an agent, at any time and as often as wanted.
   *
   * @param code the transport's own code
   * @param action what it is about
   * @param result the service's answer
   */
  public void agentResult(int code, String action, String result) {
    joined(s -> s.tell(l -> l.onAgentResult(code, action, result)));
  }

  // What the stack measures.

  /**
   * Reports volumes.
   *
   * @param volumes those who are heard
   */
  public void volumes(Volume... volumes) {
    List<Volume> list = List.of(volumes);
    joined(s -> s.tellNow(l -> l.onVolumes(list)));
  }

  /**
   * Reports the quality of a path.
   *
   * @param uid whose
   * @param up of what it sends
   * @param down of what it receives
   */
  public void quality(String uid, ARTCAICallNetworkQuality up, ARTCAICallNetworkQuality down) {
    joined(s -> s.tellNow(l -> l.onQuality(uid, up, down)));
  }

  /**
   * Reports statistics of sound.
   *
   * @param direction ours or theirs
   * @param stats the last interval
   */
  public void audioStats(StatsDirection direction, AudioStats stats) {
    joined(s -> s.tellNow(l -> l.onAudioStats(direction, stats)));
  }

  /**
   * Reports statistics of a picture.
   *
   * @param direction ours or theirs
   * @param stats the last interval
   */
  public void videoStats(StatsDirection direction, VideoStats stats) {
    joined(s -> s.tellNow(l -> l.onVideoStats(direction, stats)));
  }

  /**
   * Reports how long an exchange took.
   *
   * @param sentenceId number of the user's sentence
   * @param questionEndMs end of the question, in ms
   * @param answerStartMs start of the answer, in ms
   */
  public void audioDelay(int sentenceId, long questionEndMs, long answerStartMs) {
    joined(s -> s.tellNow(l -> l.onAudioDelay(sentenceId, questionEndMs, answerStartMs)));
  }

  /**
   * Reports the state of background music.
   *
   * @param state the new state
   * @param error why it failed
   */
  public void accompaniment(
      ARTCAICallAudioAccompanyState state, ARTCAICallAudioAccompanyErrorCode error) {
    joined(s -> s.tellNow(l -> l.onAccompaniment(state, error)));
  }

  // Trouble.

  /** Loses the link, for a missed heartbeat; it stays lost until {@link #restoreLink()}. */
  public void loseLink() {
    loseLink(ARTCAICallConnectionReason.HEARTBEAT_TIMEOUT);
  }

  /**
   * Loses the link. Messages and media are lost; what else the service has to tell comes later.
   *
   * @param reason see {@link ARTCAICallConnectionReason}
   */
  public void loseLink(int reason) {
    joined(s -> s.link().lose(reason));
  }

  /** Brings the network back: the next try on the reconnect schedule succeeds. */
  public void restoreLink() {
    joined(s -> s.link().restore());
  }

  /** Makes the link fail for good, for a failed join. */
  public void failLink() {
    failLink(ARTCAICallConnectionReason.JOIN_FAILED);
  }

  /**
   * Makes the link fail for good; the adapter waits to be told to leave.
   *
   * @param reason see {@link ARTCAICallConnectionReason}
   */
  public void failLink(int reason) {
    joined(s -> s.link().fail(reason));
  }

  /**
   * Throws the caller out; nothing comes any more but the answer to a leave.
   *
   * @param code see {@link dev.aicall.api.model.ARTCAICallByeCode}
   */
  public void bye(int code) {
    joined(s -> s.throwOut(code));
  }

  /** Warns that the token expires; without a fresh one it does so after 30 s. */
  public void tokenWillExpire() {
    joined(FakeRtcSession::tokenWillExpire);
  }

  /** Lets the token expire at once. */
  public void tokenExpired() {
    joined(FakeRtcSession::tokenExpired);
  }

  /**
   * Lets the RTC stack break down: the session ends by itself.
   *
   * @param cause what broke down
   */
  public void breakDown(RtcError cause) {
    joined(s -> s.end(cause));
  }

  /**
   * Lets a device fail; the call goes on.
   *
   * @param error what failed
   */
  public void deviceException(RtcError error) {
    joined(s -> s.tellNow(l -> l.onDeviceException(error)));
  }

  /**
   * Lets the sending of media fail; the call goes on.
   *
   * @param error what failed
   */
  public void publishFailed(RtcError error) {
    joined(s -> s.tellNow(l -> l.onPublishFailed(error)));
  }

  /**
   * Lets the receiving of media fail; the call goes on.
   *
   * @param error what failed
   */
  public void subscribeFailed(RtcError error) {
    joined(s -> s.tellNow(l -> l.onSubscribeFailed(error)));
  }

  private void joined(Consumer<FakeRtcSession> action) {
    onCall.accept(session -> session.whenJoined(() -> action.accept(session)));
  }
}

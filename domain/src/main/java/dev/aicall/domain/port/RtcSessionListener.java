package dev.aicall.domain.port;

import dev.aicall.api.media.AudioStats;
import dev.aicall.api.media.VideoStats;
import dev.aicall.api.model.ARTCAICallAudioAccompanyErrorCode;
import dev.aicall.api.model.ARTCAICallAudioAccompanyState;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.api.timing.SetupStage;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hears the events of one {@link RtcSession}, under its rules R1 to R10. Called on any thread of
 * the adapter; a listener returns quickly and never throws. Except for the end, which must be
 * faced, all methods do nothing by default.
 */
public interface RtcSessionListener {
  /** Kind of a track. */
  enum TrackKind {
    /** Sound. */
    AUDIO,
    /** Picture. */
    VIDEO
  }

  /** Direction of statistics. */
  enum StatsDirection {
    /** From this side. */
    SENT,
    /** To this side. */
    RECEIVED
  }

  /**
   * How loud a participant is.
   *
   * @param uid who; {@link #LOCAL_UID} for this side
   * @param volume 0 to 255
   * @param speech whether the stack takes it for speech
   */
  record Volume(String uid, int volume, boolean speech) {
    /** The uid of this side: {@value}. */
    public static final String LOCAL_UID = "0";
  }

  /** The stages of {@link #onSetupStage}, in their order: those of a connection. */
  List<SetupStage> SETUP_STAGES =
      List.of(
          SetupStage.LOCAL_DESCRIPTION,
          SetupStage.JOIN_ANSWERED,
          SetupStage.ANSWER_APPLIED,
          SetupStage.ICE_CONNECTED,
          SetupStage.DTLS_CONNECTED);

  /**
   * The join is a stage further. Before {@link #onJoined()} each of {@link #SETUP_STAGES} comes
   * once, in their order; before {@link #onJoinFailed} those that were reached. None comes when a
   * lost link is restored.
   *
   * @param stage what was reached just now
   */
  default void onSetupStage(SetupStage stage) {}

  /** Joined: first event of a session that did not fail, but for {@link #onSetupStage}. */
  default void onJoined() {}

  /**
   * Not joined; last event of the session.
   *
   * @param error why
   */
  void onJoinFailed(RtcError error);

  /**
   * The service answered the wish to start an agent. May come before or after any other event but
   * {@link #onJoined()}, once for each join with an agent.
   *
   * @param code 0 when the service took the request
   * @param action what was asked for
   * @param result the service's answer, opaque text
   */
  default void onAgentResult(int code, String action, String result) {}

  /**
   * A participant joined, or was there already.
   *
   * @param uid who
   */
  default void onParticipantOnline(String uid) {}

  /**
   * A participant left or was lost.
   *
   * @param uid who
   */
  default void onParticipantOffline(String uid) {}

  /**
   * A participant's track came or went.
   *
   * @param uid whose
   * @param kind sound or picture
   * @param available whether it is there now
   */
  default void onTrack(String uid, TrackKind kind, boolean available) {}

  /**
   * First sound of a participant arrived; once for each participant and join.
   *
   * @param uid whose
   */
  default void onFirstAudio(String uid) {}

  /**
   * A participant who was silent makes sound, or has been silent for a while: about 200 ms, so that
   * it is no pause between two sounds of speech. Alternates for each participant, beginning with
   * sound. For this side only where a tap is the microphone.
   *
   * @param uid who; {@link Volume#LOCAL_UID} for this side
   * @param audible whether there is sound
   * @param ago how long ago that began, as heard by this side; zero or more
   */
  default void onAudible(String uid, boolean audible, Duration ago) {}

  /**
   * First picture of a participant was decoded, and drawn if there is a view; once for each
   * participant and join.
   *
   * @param uid whose
   */
  default void onFirstVideoFrame(String uid) {}

  /**
   * A participant reads our messages from now on. May be repeated after a reconnect.
   *
   * @param uid who
   */
  default void onDataChannelReady(String uid) {}

  /**
   * A message arrived.
   *
   * @param uid from whom, as the transport knows it
   * @param data its bytes, valid only inside this call
   */
  default void onData(String uid, ByteBuffer data) {}

  /**
   * How loud everybody is, about every 200 ms.
   *
   * @param volumes those who are heard
   */
  default void onVolumes(List<Volume> volumes) {}

  /**
   * A path's quality changed.
   *
   * @param uid whose; {@link Volume#LOCAL_UID} for this side
   * @param up quality of what it sends
   * @param down quality of what it receives
   */
  default void onQuality(String uid, ARTCAICallNetworkQuality up, ARTCAICallNetworkQuality down) {}

  /**
   * The connection changed. {@code Reconnecting} = link lost, {@code Connected} = link up or
   * restored, {@code Failed} = the adapter has no way to go on and waits to be told to leave. A
   * {@code Connected} right after {@link #onJoined()} is allowed and says nothing new.
   *
   * @param status the new status
   * @param reason number of the reason; new numbers may come
   */
  default void onConnectionStatus(ARTCAICallConnectionStatus status, int reason) {}

  /** The token expires soon. */
  default void onTokenWillExpire() {}

  /** The token has expired. */
  default void onTokenExpired() {}

  /**
   * The service threw us out. Nothing follows but the end: after {@code leave}, or by itself if the
   * service closed the connection.
   *
   * @param code 1 kicked out, 2 channel terminated, 3 same user replaced
   */
  default void onBye(int code) {}

  /**
   * A side message of the media path arrived.
   *
   * @param uid from whom
   * @param type its number; 99 = latency
   * @param payload its bytes, valid only inside this call
   */
  default void onMediaExtension(String uid, int type, ByteBuffer payload) {}

  /**
   * How long one exchange took, where the stack measures it.
   *
   * @param sentenceId number of the user's sentence
   * @param questionEndMs end of the question, in ms on any clock
   * @param answerStartMs start of the answer, on the same clock
   */
  default void onAudioDelay(int sentenceId, long questionEndMs, long answerStartMs) {}

  /**
   * Background music changed its state.
   *
   * @param state new state
   * @param error why it failed
   */
  default void onAccompaniment(
      ARTCAICallAudioAccompanyState state, ARTCAICallAudioAccompanyErrorCode error) {}

  /**
   * A microphone, loudspeaker or camera failed; the call goes on without it.
   *
   * @param error what failed
   */
  default void onDeviceException(RtcError error) {}

  /**
   * Something of ours could not be sent; the call goes on.
   *
   * @param error what failed
   */
  default void onPublishFailed(RtcError error) {}

  /**
   * Something of theirs could not be received; the call goes on.
   *
   * @param error what failed
   */
  default void onSubscribeFailed(RtcError error) {}

  /**
   * Statistics of sound, about every 2 s.
   *
   * @param direction ours or theirs
   * @param stats the last interval
   */
  default void onAudioStats(StatsDirection direction, AudioStats stats) {}

  /**
   * Statistics of a picture, about every 2 s.
   *
   * @param direction ours or theirs
   * @param stats the last interval
   */
  default void onVideoStats(StatsDirection direction, VideoStats stats) {}

  /**
   * Left; last event of the session.
   *
   * @param cause null after {@code leave}, else what broke down
   */
  void onLeft(@Nullable RtcError cause);
}

package dev.aicall.testkit;

import dev.aicall.api.media.AudioStats;
import dev.aicall.api.media.VideoStats;
import dev.aicall.api.model.ARTCAICallAudioAccompanyErrorCode;
import dev.aicall.api.model.ARTCAICallAudioAccompanyState;
import dev.aicall.api.model.ARTCAICallConnectionStatus;
import dev.aicall.api.model.ARTCAICallNetworkQuality;
import dev.aicall.api.timing.SetupStage;
import dev.aicall.domain.port.RtcError;
import dev.aicall.domain.port.RtcSessionListener;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Remembers every event of a session in order, and lets a test react inside of them. */
public final class RecordingSessionListener implements RtcSessionListener {
  private final List<SessionEvent> events = new ArrayList<>();
  private final List<Consumer<SessionEvent>> reactions = new CopyOnWriteArrayList<>();

  /** Creates a listener that has heard nothing. */
  public RecordingSessionListener() {}

  /**
   * Adds something to do inside each event, after it was noted.
   *
   * @param reaction gets the event
   */
  public void react(Consumer<SessionEvent> reaction) {
    reactions.add(reaction);
  }

  /**
   * Returns what was told so far.
   *
   * @return oldest first, a copy
   */
  public List<SessionEvent> events() {
    synchronized (events) {
      return List.copyOf(events);
    }
  }

  /**
   * Returns the events of one kind.
   *
   * @param name the listener's method
   * @return oldest first
   */
  public List<SessionEvent> events(String name) {
    return events().stream().filter(event -> event.name().equals(name)).toList();
  }

  /**
   * Says whether an event has come.
   *
   * @param name the listener's method
   * @return true after the first
   */
  public boolean has(String name) {
    return !events(name).isEmpty();
  }

  /**
   * Returns the events that end a session.
   *
   * @return one of them, where rule R2 holds
   */
  public List<SessionEvent> ends() {
    return events().stream().filter(SessionEvent::isEnd).toList();
  }

  /**
   * Returns the messages that came.
   *
   * @return their bytes, oldest first
   */
  public List<byte[]> messages() {
    return events("onData").stream().map(event -> (byte[]) event.args().get(1)).toList();
  }

  private void note(String name, @Nullable Object... args) {
    SessionEvent event = SessionEvent.of(name, args);
    synchronized (events) {
      events.add(event);
    }
    reactions.forEach(reaction -> reaction.accept(event));
  }

  private static byte[] copy(ByteBuffer lent) {
    byte[] bytes = new byte[lent.remaining()];
    lent.get(bytes);
    return bytes;
  }

  @Override
  public void onSetupStage(SetupStage stage) {
    note("onSetupStage", stage);
  }

  @Override
  public void onAudible(String uid, boolean audible, Duration ago) {
    note("onAudible", uid, audible, ago);
  }

  @Override
  public void onJoined() {
    note("onJoined");
  }

  @Override
  public void onJoinFailed(RtcError error) {
    note("onJoinFailed", error);
  }

  @Override
  public void onAgentResult(int code, String action, String result) {
    note("onAgentResult", code, action, result);
  }

  @Override
  public void onParticipantOnline(String uid) {
    note("onParticipantOnline", uid);
  }

  @Override
  public void onParticipantOffline(String uid) {
    note("onParticipantOffline", uid);
  }

  @Override
  public void onTrack(String uid, TrackKind kind, boolean available) {
    note("onTrack", uid, kind, available);
  }

  @Override
  public void onFirstAudio(String uid) {
    note("onFirstAudio", uid);
  }

  @Override
  public void onFirstVideoFrame(String uid) {
    note("onFirstVideoFrame", uid);
  }

  @Override
  public void onDataChannelReady(String uid) {
    note("onDataChannelReady", uid);
  }

  @Override
  public void onData(String uid, ByteBuffer data) {
    note("onData", uid, copy(data));
  }

  @Override
  public void onVolumes(List<Volume> volumes) {
    note("onVolumes", volumes);
  }

  @Override
  public void onQuality(String uid, ARTCAICallNetworkQuality up, ARTCAICallNetworkQuality down) {
    note("onQuality", uid, up, down);
  }

  @Override
  public void onConnectionStatus(ARTCAICallConnectionStatus status, int reason) {
    note("onConnectionStatus", status, reason);
  }

  @Override
  public void onTokenWillExpire() {
    note("onTokenWillExpire");
  }

  @Override
  public void onTokenExpired() {
    note("onTokenExpired");
  }

  @Override
  public void onBye(int code) {
    note("onBye", code);
  }

  @Override
  public void onMediaExtension(String uid, int type, ByteBuffer payload) {
    note("onMediaExtension", uid, type, copy(payload));
  }

  @Override
  public void onAudioDelay(int sentenceId, long questionEndMs, long answerStartMs) {
    note("onAudioDelay", sentenceId, questionEndMs, answerStartMs);
  }

  @Override
  public void onAccompaniment(
      ARTCAICallAudioAccompanyState state, ARTCAICallAudioAccompanyErrorCode error) {
    note("onAccompaniment", state, error);
  }

  @Override
  public void onDeviceException(RtcError error) {
    note("onDeviceException", error);
  }

  @Override
  public void onPublishFailed(RtcError error) {
    note("onPublishFailed", error);
  }

  @Override
  public void onSubscribeFailed(RtcError error) {
    note("onSubscribeFailed", error);
  }

  @Override
  public void onAudioStats(StatsDirection direction, AudioStats stats) {
    note("onAudioStats", direction, stats);
  }

  @Override
  public void onVideoStats(StatsDirection direction, VideoStats stats) {
    note("onVideoStats", direction, stats);
  }

  @Override
  public void onLeft(@Nullable RtcError cause) {
    note("onLeft", cause);
  }
}

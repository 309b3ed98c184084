package dev.aicall.rtc.fake;

import dev.aicall.api.config.ARTCAICallViewConfig;
import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrame;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import dev.aicall.domain.port.JoinRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sound and pictures of one session. Has timers only while a tap or a view is there, so that
 * thousands of calls without are cheap. Used on the session's queue, except that frames of a camera
 * tap come on its own thread.
 */
final class FakeMedia {
  private static final Logger log = LoggerFactory.getLogger(FakeMedia.class);

  /** A piece of sound, as every backend has it. */
  private static final Duration SOUND_PERIOD = Duration.ofMillis(10);

  private static final int PIECES_PER_SECOND = 100;

  /** About 15 pictures a second: the default of the video config. */
  private static final Duration PICTURE_PERIOD = Duration.ofMillis(66);

  private static final int PICTURE_WIDTH = 64;
  private static final int PICTURE_HEIGHT = 48;

  private final FakeRtcSession session;
  private final SessionTimers timers;
  private final AgentScript script;
  private final AgentSenses senses = new AgentSenses();
  private final Tone tone = new Tone();
  private final Set<String> unsubscribed = new HashSet<>();
  private final Map<String, VideoFrameSink> remoteViews = new HashMap<>();
  private MediaTaps taps = MediaTaps.none();
  private boolean begun;
  private boolean capturing = true;
  private boolean muted;
  private boolean playoutMuted;
  private boolean filming;
  private boolean picturesRun;
  private @Nullable VideoFrameSource camera;
  private volatile boolean publishing = true;
  private volatile @Nullable VideoFrameSink localView;

  FakeMedia(FakeRtcSession session, SessionTimers timers, AgentScript script) {
    this.session = session;
    this.timers = timers;
    this.script = script;
  }

  AgentSenses senses() {
    return senses;
  }

  boolean microphoneIsOn() {
    return capturing && !muted && session.flows();
  }

  void begin(JoinRequest request) {
    taps = request.taps();
    begun = true;
    if (taps.microphone() != null || taps.loudspeaker() != null) {
      timers.after(SOUND_PERIOD, this::sound);
    }
    cameraChanged();
    remotePicturesChanged();
  }

  void end() {
    begun = false;
    cameraChanged();
  }

  void captureMicrophone(boolean on) {
    capturing = on;
  }

  void muteMicrophone(boolean mute) {
    muted = mute;
  }

  void mutePlayout(boolean mute) {
    playoutMuted = mute;
  }

  void subscribeAudio(String uid, boolean on) {
    if (on) {
      unsubscribed.remove(uid);
    } else {
      unsubscribed.add(uid);
    }
  }

  void captureCamera(boolean on) {
    filming = on;
    cameraChanged();
  }

  void publishCamera(boolean on) {
    publishing = on;
  }

  void setLocalView(@Nullable ARTCAICallViewConfig view) {
    localView = sinkOf(view);
    cameraChanged();
  }

  void setRemoteView(String uid, @Nullable ARTCAICallViewConfig view) {
    VideoFrameSink sink = sinkOf(view);
    if (sink == null) {
      remoteViews.remove(uid);
    } else {
      remoteViews.put(uid, sink);
    }
    remotePicturesChanged();
  }

  private static @Nullable VideoFrameSink sinkOf(@Nullable ARTCAICallViewConfig view) {
    return view != null && view.getView() instanceof VideoFrameSink sink ? sink : null;
  }

  // Sound.

  private void sound() {
    timers.after(SOUND_PERIOD, this::sound);
    PcmSource microphone = taps.microphone();
    if (microphone != null) {
      listenTo(microphone);
    }
    PcmSink loudspeaker = taps.loudspeaker();
    if (loudspeaker != null) {
      playTo(loudspeaker);
    }
  }

  // A muted microphone stays open: its samples are read and thrown away.
  private void listenTo(PcmSource microphone) {
    if (!capturing) {
      senses.hearSilence();
      return;
    }
    try {
      int rate = microphone.sampleRateHz();
      short[] samples = new short[rate / PIECES_PER_SECOND * microphone.channels()];
      int count = microphone.read(samples, 0, samples.length);
      if (muted || count <= 0) {
        senses.hearSilence();
      } else if (session.flows()) {
        senses.hear(samples);
      }
    } catch (RuntimeException e) {
      log.warn("microphone tap failed; silence instead", e);
      senses.hearSilence();
    }
  }

  private void playTo(PcmSink loudspeaker) {
    try {
      PcmSource voice = script.voice;
      int rate = voice == null ? Tone.SAMPLE_RATE_HZ : voice.sampleRateHz();
      int channels = voice == null ? 1 : voice.channels();
      short[] samples = new short[rate / PIECES_PER_SECOND * channels];
      if (session.flows() && !playoutMuted) {
        fill(samples, voice, rate, channels);
      }
      loudspeaker.onPcm(
          new PcmFrame(samples, 0, samples.length, rate, channels, timers.nanoTime()));
    } catch (RuntimeException e) {
      log.warn("loudspeaker tap failed; the call goes on", e);
    }
  }

  private void fill(short[] samples, @Nullable PcmSource voice, int rate, int channels) {
    AgentCall agent = session.agentCall();
    boolean agentIsHeard = agent.isHeard() && !unsubscribed.contains(agent.uid());
    if (agentIsHeard && voice != null) {
      voice.read(samples, 0, samples.length);
    } else if (agentIsHeard || session.participants().anyoneSounds(unsubscribed)) {
      tone.fill(samples, rate, channels);
    }
  }

  // Pictures.

  private void cameraChanged() {
    boolean wanted = begun && filming && session.canFilm();
    if (wanted && camera == null) {
      VideoFrameSource source = sourceForCamera();
      if (source != null) {
        camera = source;
        guarded("camera tap", () -> source.start(frame -> film(source, frame)));
      }
    } else if (!wanted && camera != null) {
      VideoFrameSource source = camera;
      camera = null;
      guarded("camera tap", source::stop);
    }
  }

  // The machine's own camera films only where someone looks, to save its timer.
  private @Nullable VideoFrameSource sourceForCamera() {
    VideoFrameSource tap = taps.camera();
    if (tap != null) {
      return tap;
    }
    return session.hasCamera() && localView != null
        ? new FakeCamera(timers, PICTURE_PERIOD, this::picture)
        : null;
  }

  private void film(VideoFrameSource source, VideoFrame frame) {
    if (publishing && session.flows()) {
      senses.see(frame);
    }
    VideoFrameSink view = localView;
    if (view != null) {
      guarded("local view of " + source.getClass().getSimpleName(), () -> view.onFrame(frame));
    }
  }

  /** Starts the pictures of others where someone looks at them; they end by themselves. */
  void remotePicturesChanged() {
    if (begun && !picturesRun && isAnyPictureWatched()) {
      picturesRun = true;
      timers.after(PICTURE_PERIOD, this::showPictures);
    }
  }

  private boolean isAnyPictureWatched() {
    return remoteViews.keySet().stream().anyMatch(session.participants()::hasPicture);
  }

  private void showPictures() {
    picturesRun = false;
    if (session.flows()) {
      remoteViews.forEach(
          (uid, view) -> {
            if (session.participants().hasPicture(uid)) {
              guarded("remote view", () -> view.onFrame(picture()));
            }
          });
    }
    remotePicturesChanged();
  }

  private VideoFrame picture() {
    return VideoFrame.allocate(PICTURE_WIDTH, PICTURE_HEIGHT, 0, timers.nanoTime());
  }

  private static void guarded(String what, Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      log.warn("{} failed; the call goes on", what, e);
    }
  }
}

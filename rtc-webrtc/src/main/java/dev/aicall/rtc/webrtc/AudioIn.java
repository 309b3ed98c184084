package dev.aicall.rtc.webrtc;

import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.AudioTrackSink;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sound that one section receives: from the library's one playing thread straight to the sink,
 * which must be quick, since all calls of the process share that thread.
 */
final class AudioIn {
  private static final Logger log = LoggerFactory.getLogger(AudioIn.class);

  private static final int BITS = 16;

  private final AudioTrack track;
  private final Runnable firstSound;
  private final AudioTrackSink nativeSink = NativeGuard.sound(this::onSound);
  private volatile @Nullable PcmSink sink;
  private volatile @Nullable PcmSink device;
  private boolean attached;
  private boolean heard;
  private short[] samples = {};

  /**
   * Makes one that does not listen yet.
   *
   * @param firstSound run once, on the playing thread, when there is more than silence
   */
  AudioIn(AudioTrack track, Runnable firstSound) {
    this.track = track;
    this.firstSound = firstSound;
  }

  /** Sets where sound goes. On the control thread. */
  void receive(@Nullable PcmSink to) {
    sink = to;
    attach();
  }

  /** Sets the loudspeaker device's part. On the control thread. */
  void play(PcmSink to) {
    device = to;
    attach();
  }

  private void attach() {
    if (!attached && (sink != null || device != null)) {
      attached = true;
      track.addSink(nativeSink);
    }
  }

  private void onSound(byte[] littleEndian, int bits, int rateHz, int channels, int frames) {
    PcmSink to = sink;
    PcmSink played = device;
    int length = frames * channels;
    if ((to == null && played == null) || bits != BITS || littleEndian.length < 2 * length) {
      return;
    }
    if (samples.length < length) {
      samples = new short[length];
    }
    int loud = 0;
    for (int i = 0; i < length; i++) {
      samples[i] = (short) ((littleEndian[2 * i] & 0xff) | (littleEndian[2 * i + 1] << Byte.SIZE));
      loud |= samples[i];
    }
    if (loud != 0 && !heard) {
      heard = true;
      firstSound.run();
    }
    PcmFrame frame = new PcmFrame(samples, 0, length, rateHz, channels, System.nanoTime());
    hand(to, frame);
    hand(played, frame);
  }

  private static void hand(@Nullable PcmSink to, PcmFrame frame) {
    if (to != null) {
      try {
        to.onPcm(frame);
      } catch (RuntimeException | Error e) {
        log.error("a sink of sound failed", e);
      }
    }
  }

  /** Ends it; before the connection closes. On the control thread. */
  void close() {
    sink = null;
    device = null;
    if (attached) {
      attached = false;
      track.removeSink(nativeSink);
    }
  }
}

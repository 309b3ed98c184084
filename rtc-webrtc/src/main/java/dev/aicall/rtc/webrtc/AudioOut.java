package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.media.MediaClock;
import dev.aicall.rtc.peer.media.TenMillis;
import dev.onvoid.webrtc.RTCRtpSender;
import dev.onvoid.webrtc.media.audio.AudioTrack;
import dev.onvoid.webrtc.media.audio.CustomAudioSource;
import org.jspecify.annotations.Nullable;

/**
 * The sound that one section sends: pushed every 10 ms by the clock from {@link #start} on, silence
 * where there is no source. The lock keeps pushes, track changes and closing apart, which the
 * native source does not.
 */
final class AudioOut {
  /** What is pushed without a source: 10 ms of silence at 48 kHz, mono. */
  private static final int SILENCE_RATE_HZ = 48_000;

  private static final int PIECES_A_SECOND = 100;

  /** The packets of Opus hold 20 ms. */
  private static final int PIECES_A_PACKET = 2;

  private static final int BYTES = 2;
  private static final int BITS = 16;

  private final Object lock = new Object();
  private final CustomAudioSource source = new CustomAudioSource();
  private final AudioTrack track;
  private final byte[] silence = new byte[SILENCE_RATE_HZ / PIECES_A_SECOND * BYTES];
  private volatile @Nullable TenMillis feed;
  private byte[] bytes = {};
  private MediaClock.@Nullable Registration registration;
  private boolean closed;

  AudioOut(WebRtcRuntime runtime, String label) {
    this.track = runtime.factory().createAudioTrack(label, source);
  }

  AudioTrack track() {
    return track;
  }

  /** Sends from a source, or silence. Any thread. */
  void send(@Nullable TenMillis from) {
    feed = from;
  }

  /** Puts the track into a section. */
  void attach(RTCRtpSender sender) {
    synchronized (lock) {
      sender.replaceTrack(track);
    }
  }

  /** Begins to push. The first packet goes at once, instead of 20 ms later. Idempotent. */
  void start(MediaClock clock) {
    synchronized (lock) {
      if (registration == null && !closed) {
        for (int i = 0; i < PIECES_A_PACKET; i++) {
          push(silence, SILENCE_RATE_HZ, 1);
        }
        registration = clock.add(this::tick);
      }
    }
  }

  /** Reads outside the lock, since a program's source may take its time. */
  private void tick() {
    TenMillis from = feed;
    if (from == null) {
      push(silence, SILENCE_RATE_HZ, 1);
    } else {
      short[] samples = from.next();
      push(littleEndian(samples), from.rateHz(), from.channels());
    }
  }

  private byte[] littleEndian(short[] samples) {
    if (bytes.length != samples.length * BYTES) {
      bytes = new byte[samples.length * BYTES];
    }
    for (int i = 0; i < samples.length; i++) {
      bytes[2 * i] = (byte) samples[i];
      bytes[2 * i + 1] = (byte) (samples[i] >> Byte.SIZE);
    }
    return bytes;
  }

  /**
   * Pushes exactly 10 ms: other lengths are sent as silence or read beyond the array by 0.14.0.
   *
   * @throws IllegalArgumentException if it is not 10 ms
   */
  void push(byte[] littleEndian, int rateHz, int channels) {
    int frames = rateHz / PIECES_A_SECOND;
    int wanted = frames * channels * BYTES;
    if (rateHz < 8_000 || rateHz > 48_000 || rateHz % PIECES_A_SECOND != 0) {
      throw new IllegalArgumentException("rateHz: 8000 to 48000, whole 10 ms, got " + rateHz);
    }
    if (channels != 1 && channels != 2) {
      throw new IllegalArgumentException("channels: 1 or 2, got " + channels);
    }
    if (littleEndian.length != wanted) {
      throw new IllegalArgumentException(
          "littleEndian: " + wanted + " bytes are 10 ms, got " + littleEndian.length);
    }
    synchronized (lock) {
      if (!closed) {
        source.pushAudio(littleEndian, BITS, rateHz, channels, frames);
      }
    }
  }

  /** Ends pushing; {@link #dispose} follows when the connection is closed. Idempotent. */
  void close() {
    synchronized (lock) {
      closed = true;
      if (registration != null) {
        registration.close();
      }
    }
  }

  void dispose() {
    source.dispose();
  }
}

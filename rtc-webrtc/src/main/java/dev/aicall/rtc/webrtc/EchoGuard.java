package dev.aicall.rtc.webrtc;

import dev.aicall.rtc.peer.device.SoundCleaner;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.onvoid.webrtc.media.audio.AudioProcessing;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig;
import dev.onvoid.webrtc.media.audio.AudioProcessingConfig.NoiseSuppression;
import dev.onvoid.webrtc.media.audio.AudioProcessingStreamConfig;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Cleans what a microphone device records: takes out what the loudspeaker device plays, noise and
 * rumble, and evens out the level. It is libwebrtc's own processing, with its own defaults; all
 * four are on, as in a browser. Safe from any thread.
 */
final class EchoGuard implements SoundCleaner {
  /**
   * How long sound is on its way from being handed to the loudspeaker to being recorded: the
   * buffers of both streams. Only a first guess, the processing finds the true delay itself.
   */
  private static final int DELAY_MS = 60;

  private static final AudioProcessingStreamConfig FORMAT =
      new AudioProcessingStreamConfig(SoundSystem.RATE_HZ, 1);

  private final Object lock = new Object();
  private final AudioProcessing processing;
  private final byte[] bytes = new byte[2 * SoundSystem.BLOCK];
  private final byte[] result = new byte[2 * SoundSystem.BLOCK];
  private boolean closed;

  /** Starts the processing; the native library is loaded. */
  EchoGuard() {
    processing = new AudioProcessing();
    AudioProcessingConfig config = new AudioProcessingConfig();
    config.echoCanceller.enabled = true;
    config.echoCanceller.enforceHighPassFiltering = true;
    config.highPassFilter.enabled = true;
    config.noiseSuppression.enabled = true;
    config.noiseSuppression.level = NoiseSuppression.Level.MODERATE;
    config.gainControl.enabled = true;
    config.gainControl.adaptiveDigital.enabled = true;
    processing.applyConfig(config);
  }

  @Override
  public void played(short[] block) {
    synchronized (lock) {
      if (!closed) {
        toBytes(block);
        processing.processReverseStream(bytes, FORMAT, FORMAT, result);
      }
    }
  }

  @Override
  public void clean(short[] block) {
    synchronized (lock) {
      if (!closed) {
        toBytes(block);
        processing.setStreamDelayMs(DELAY_MS);
        processing.processStream(bytes, FORMAT, FORMAT, result);
        ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(block);
      }
    }
  }

  private void toBytes(short[] block) {
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().put(block);
  }

  @Override
  public void close() {
    synchronized (lock) {
      if (!closed) {
        closed = true;
        processing.dispose();
      }
    }
  }
}

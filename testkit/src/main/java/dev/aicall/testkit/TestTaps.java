package dev.aicall.testkit;

import dev.aicall.api.media.MediaTaps;
import dev.aicall.api.media.PcmFrame;
import dev.aicall.api.media.PcmSink;
import dev.aicall.api.media.PcmSource;
import dev.aicall.api.media.VideoFrameSink;
import dev.aicall.api.media.VideoFrameSource;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** Microphone, loudspeaker and camera in one that count how they are used. */
final class TestTaps implements PcmSource, PcmSink, VideoFrameSource, AutoCloseable {
  private static final int SAMPLE_RATE_HZ = 48_000;

  /** Far from silence, far from clipping. */
  private static final short LOUD = 8_000;

  private final AtomicLong reads = new AtomicLong();
  private final AtomicLong played = new AtomicLong();
  private final AtomicLong audible = new AtomicLong();
  private final AtomicLong starts = new AtomicLong();
  private final AtomicLong stops = new AtomicLong();
  private final AtomicLong closes = new AtomicLong();

  MediaTaps sound() {
    return MediaTaps.builder().microphone(this).loudspeaker(this).build();
  }

  long reads() {
    return reads.get();
  }

  long played() {
    return played.get();
  }

  /** Pieces that were no silence. */
  long audible() {
    return audible.get();
  }

  long starts() {
    return starts.get();
  }

  long stops() {
    return stops.get();
  }

  long closed() {
    return closes.get();
  }

  @Override
  public int sampleRateHz() {
    return SAMPLE_RATE_HZ;
  }

  @Override
  public int channels() {
    return 1;
  }

  // A square wave, so that no codec takes it for an offset or for silence.
  @Override
  public int read(short[] samples, int offset, int length) {
    reads.incrementAndGet();
    int half = length / 2;
    Arrays.fill(samples, offset, offset + half, LOUD);
    Arrays.fill(samples, offset + half, offset + length, (short) -LOUD);
    return length;
  }

  @Override
  public void onPcm(PcmFrame frame) {
    played.incrementAndGet();
    for (int i = 0; i < frame.length(); i++) {
      if (Math.abs(frame.sample(i)) > LOUD / 100) {
        audible.incrementAndGet();
        return;
      }
    }
  }

  @Override
  public void start(VideoFrameSink sink) {
    starts.incrementAndGet();
  }

  @Override
  public void stop() {
    stops.incrementAndGet();
  }

  @Override
  public void close() {
    closes.incrementAndGet();
  }
}

package dev.aicall.agent.speech.freetts;

import com.sun.speech.freetts.audio.AudioPlayer;
import dev.aicall.agent.server.speech.SpeechFormat;
import dev.aicall.agent.speech.sound.Resampler;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import javax.sound.sampled.AudioFormat;

/** Collects what FreeTTS would play. */
final class CollectingPlayer implements AudioPlayer {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private AudioFormat format =
      new AudioFormat(SpeechFormat.SAMPLE_RATE_HZ, Short.SIZE, 1, true, true);

  /** What was collected, at 16 kHz. */
  short[] samples() {
    boolean expected =
        format.getSampleSizeInBits() == Short.SIZE
            && format.getChannels() == 1
            && AudioFormat.Encoding.PCM_SIGNED.equals(format.getEncoding());
    if (!expected) {
      throw new IllegalStateException("FreeTTS: 16 bit mono expected, got " + format);
    }
    short[] samples = new short[bytes.size() / 2];
    ByteBuffer.wrap(bytes.toByteArray())
        .order(format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN)
        .asShortBuffer()
        .get(samples);
    return Resampler.resample(
        samples, Math.round(format.getSampleRate()), SpeechFormat.SAMPLE_RATE_HZ);
  }

  @Override
  public void setAudioFormat(AudioFormat wanted) {
    format = wanted;
  }

  @Override
  public AudioFormat getAudioFormat() {
    return format;
  }

  @Override
  public boolean write(byte[] sound) {
    return write(sound, 0, sound.length);
  }

  @Override
  public boolean write(byte[] sound, int offset, int length) {
    bytes.write(sound, offset, length);
    return true;
  }

  @Override
  public boolean end() {
    return true;
  }

  @Override
  public boolean drain() {
    return true;
  }

  @Override
  public float getVolume() {
    return 1;
  }

  @Override
  public long getTime() {
    return 0;
  }

  @Override
  public void setVolume(float volume) {}

  @Override
  public void begin(int size) {}

  @Override
  public void pause() {}

  @Override
  public void resume() {}

  @Override
  public void reset() {}

  @Override
  public void cancel() {}

  @Override
  public void close() {}

  @Override
  public void resetTime() {}

  @Override
  public void startFirstSampleTimer() {}

  @Override
  public void showMetrics() {}
}

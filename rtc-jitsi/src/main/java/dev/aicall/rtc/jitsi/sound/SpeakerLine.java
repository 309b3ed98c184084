package dev.aicall.rtc.jitsi.sound;

import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.media.Resampler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.function.Consumer;
import javax.sound.sampled.SourceDataLine;

/** Plays our sound at the line's rate, the same on both channels if it has two. */
final class SpeakerLine implements SoundLine {
  private final String deviceId;
  private final SourceDataLine line;
  private final LineFormat format;
  private final Consumer<short[]> fill;
  private final Resampler resampler;
  private final short[] mono;
  private final byte[] bytes;
  private final ShortBuffer samples;

  private SpeakerLine(
      String deviceId, SourceDataLine line, LineFormat format, Consumer<short[]> fill) {
    this.deviceId = deviceId;
    this.line = line;
    this.format = format;
    this.fill = fill;
    resampler = new Resampler(SoundSystem.RATE_HZ, format.rateHz(), 1);
    mono = new short[format.blockFrames()];
    bytes = new byte[format.blockBytes()];
    samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
  }

  /** Opens a loudspeaker and starts it; waits for the system. */
  static SoundLine open(String deviceId, Consumer<short[]> fill) throws IOException {
    JavaDevice device = JavaDevice.find(Kind.SPEAKER, deviceId);
    JavaDevice.Opened<SourceDataLine> opened =
        device.open(SourceDataLine.class, SourceDataLine::open);
    return new SpeakerLine(device.id(), opened.line(), opened.format(), fill);
  }

  @Override
  public String deviceId() {
    return deviceId;
  }

  @Override
  public boolean transfer() {
    if (format.rateHz() == SoundSystem.RATE_HZ) {
      toLine(filled());
    } else {
      while (resampler.needed(mono.length) > 0) {
        resampler.put(filled(), SoundSystem.BLOCK);
      }
      resampler.take(mono, mono.length);
      toLine(mono);
    }
    int size = 0;
    while (size < bytes.length) {
      int count = line.write(bytes, size, bytes.length - size);
      if (count <= 0) {
        return false;
      }
      size += count;
    }
    return true;
  }

  private short[] filled() {
    short[] block = new short[SoundSystem.BLOCK];
    fill.accept(block);
    return block;
  }

  private void toLine(short[] block) {
    samples.clear();
    for (short sample : block) {
      for (int channel = 0; channel < format.channels(); channel++) {
        samples.put(sample);
      }
    }
  }

  @Override
  public void close() {
    line.close();
  }
}

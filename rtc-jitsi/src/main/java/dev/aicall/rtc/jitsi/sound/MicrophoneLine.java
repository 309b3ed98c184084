package dev.aicall.rtc.jitsi.sound;

import dev.aicall.api.device.MediaDevice.Kind;
import dev.aicall.rtc.peer.device.SoundSystem;
import dev.aicall.rtc.peer.media.Resampler;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.util.function.Consumer;
import javax.sound.sampled.TargetDataLine;

/** Records, mixes two channels to one, and brings it to our rate. */
final class MicrophoneLine implements SoundLine {
  private final String deviceId;
  private final TargetDataLine line;
  private final LineFormat format;
  private final Consumer<short[]> block;
  private final Resampler resampler;
  private final byte[] bytes;
  private final ShortBuffer samples;

  private MicrophoneLine(
      String deviceId, TargetDataLine line, LineFormat format, Consumer<short[]> block) {
    this.deviceId = deviceId;
    this.line = line;
    this.format = format;
    this.block = block;
    resampler = new Resampler(format.rateHz(), SoundSystem.RATE_HZ, 1);
    bytes = new byte[format.blockBytes()];
    samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
  }

  /** Opens a microphone and starts it; waits for the system. */
  static SoundLine open(String deviceId, Consumer<short[]> block) throws IOException {
    JavaDevice device = JavaDevice.find(Kind.MICROPHONE, deviceId);
    JavaDevice.Opened<TargetDataLine> opened =
        device.open(TargetDataLine.class, TargetDataLine::open);
    return new MicrophoneLine(device.id(), opened.line(), opened.format(), block);
  }

  @Override
  public String deviceId() {
    return deviceId;
  }

  @Override
  public boolean transfer() {
    int size = 0;
    while (size < bytes.length) {
      int count = line.read(bytes, size, bytes.length - size);
      if (count <= 0) {
        return false;
      }
      size += count;
    }
    short[] mono = toMono();
    if (format.rateHz() == SoundSystem.RATE_HZ) {
      block.accept(mono);
      return true;
    }
    resampler.put(mono, mono.length);
    while (resampler.needed(SoundSystem.BLOCK) == 0) {
      short[] resampled = new short[SoundSystem.BLOCK];
      resampler.take(resampled, resampled.length);
      block.accept(resampled);
    }
    return true;
  }

  private short[] toMono() {
    short[] mono = new short[format.blockFrames()];
    for (int i = 0; i < mono.length; i++) {
      mono[i] =
          format.channels() == 1
              ? samples.get(i)
              : (short) ((samples.get(2 * i) + samples.get(2 * i + 1)) / 2);
    }
    return mono;
  }

  @Override
  public void close() {
    line.close();
  }
}

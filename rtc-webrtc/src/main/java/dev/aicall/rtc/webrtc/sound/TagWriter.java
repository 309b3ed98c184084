package dev.aicall.rtc.webrtc.sound;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes the tagged values that PulseAudio's native protocol is made of. */
final class TagWriter {
  private static final int NORMAL_VOLUME = 0x10000;
  private static final int MONO_POSITION = 0;
  private static final int S16_LITTLE_ENDIAN = 3;

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  TagWriter number(int value) {
    bytes.write('L');
    raw(value);
    return this;
  }

  TagWriter flag(boolean value) {
    bytes.write(value ? '1' : '0');
    return this;
  }

  TagWriter flags(boolean... values) {
    for (boolean value : values) {
      flag(value);
    }
    return this;
  }

  TagWriter text(@Nullable String value) {
    if (value == null) {
      bytes.write('N');
    } else {
      bytes.write('t');
      bytes.writeBytes(value.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return this;
  }

  TagWriter blob(byte[] value) {
    bytes.write('x');
    raw(value.length);
    bytes.writeBytes(value);
    return this;
  }

  /** Mono, 16 bit: sample format and channel map. */
  TagWriter monoFormat(int rateHz) {
    bytes.write('a');
    bytes.write(S16_LITTLE_ENDIAN);
    bytes.write(1);
    raw(rateHz);
    bytes.write('m');
    bytes.write(1);
    bytes.write(MONO_POSITION);
    return this;
  }

  TagWriter monoVolume() {
    bytes.write('v');
    bytes.write(1);
    raw(NORMAL_VOLUME);
    return this;
  }

  TagWriter properties(Map<String, String> properties) {
    bytes.write('P');
    properties.forEach(
        (key, value) -> {
          byte[] data = (value + '\0').getBytes(StandardCharsets.UTF_8);
          text(key).number(data.length).blob(data);
        });
    bytes.write('N');
    return this;
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }

  private void raw(int value) {
    bytes.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
  }
}

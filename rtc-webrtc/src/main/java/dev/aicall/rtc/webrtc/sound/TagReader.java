package dev.aicall.rtc.webrtc.sound;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Reads the tagged values that PulseAudio's native protocol is made of. */
final class TagReader {
  private final ByteBuffer bytes;

  TagReader(ByteBuffer bytes) {
    this.bytes = bytes;
  }

  boolean hasMore() {
    return bytes.hasRemaining();
  }

  int number() {
    expect('L');
    return bytes.getInt();
  }

  boolean flag() {
    byte tag = bytes.get();
    if (tag != '1' && tag != '0') {
      throw new MalformedTags("a flag", tag);
    }
    return tag == '1';
  }

  /** Null reads as empty. */
  String text() {
    byte tag = bytes.get();
    if (tag == 'N') {
      return "";
    }
    if (tag != 't') {
      throw new MalformedTags("a text", tag);
    }
    int start = bytes.position();
    int length = 0;
    while (bytes.get() != 0) {
      length++;
    }
    byte[] text = new byte[length];
    bytes.get(start, text);
    return new String(text, StandardCharsets.UTF_8);
  }

  /** Sample format without a channel map. */
  void skipSampleFormat() {
    expect('a');
    skip(2 + Integer.BYTES);
  }

  /** Sample format and channel map. */
  void skipFormat() {
    skipSampleFormat();
    expect('m');
    skip(bytes.get());
  }

  void skipVolume() {
    expect('v');
    skip(bytes.get() * Integer.BYTES);
  }

  void skipMicroseconds() {
    expect('U');
    skip(Long.BYTES);
  }

  Map<String, String> properties() {
    expect('P');
    Map<String, String> properties = new HashMap<>();
    for (String key = text(); !key.isEmpty(); key = text()) {
      number();
      expect('x');
      byte[] value = new byte[checked(bytes.getInt())];
      bytes.get(value);
      properties.put(key, new String(value, StandardCharsets.UTF_8).replace("\0", ""));
    }
    return properties;
  }

  private int checked(int length) {
    if (length < 0 || length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }

  private void skip(int count) {
    bytes.position(bytes.position() + checked(count));
  }

  private void expect(char wanted) {
    byte tag = bytes.get();
    if (tag != wanted) {
      throw new MalformedTags("tag " + wanted, tag);
    }
  }

  /** A message that is not what the protocol says. */
  static final class MalformedTags extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MalformedTags(String wanted, byte got) {
      super("sound server: " + wanted + " expected, got tag " + (char) got);
    }
  }
}
